import type { CaseFile } from '#engine/case-file.ts'
import type { Engine } from '#engine/engine.ts'
import type { Person } from '#engine/person.ts'
import type { Visit } from '#engine/visits.ts'
import type { DraftStep } from '#web/parts/draft-steps.ts'
import type { SentView } from '#web/parts/sent.tsx'
import type { Bilingual } from '#workflows/bilingual.ts'
import type { AtCounter } from '#workflows/counter.ts'
import type { Refusal } from '#workflows/refusal.ts'
import type { Signed } from '../ask.ts'
import type { Reply } from '../reply.ts'
import type { Draft } from './draft-shape.ts'

export type Ready = Draft & { readonly contact: NonNullable<Draft['contact']> }
/** Where it is handed in at a counter: before whom, and what the clerk noted. */
export type Handing = { readonly visit: Visit; readonly counter: AtCounter }
export type Filed =
  | { readonly kind: 'filed'; readonly cases: readonly CaseFile[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** What differs between a draft of an objection and one of another way in; the steps after the first are the same. */
export type DraftKind = {
  readonly name: Bilingual
  readonly steps: readonly DraftStep[]
  readonly evidenceLead: Bilingual
  readonly checkLead: Bilingual
  readonly submit: Bilingual
  /** The first step, shown and taken. */
  show(ask: Signed, engine: Engine, draft: Draft): Promise<Reply>
  take(ask: Signed, engine: Engine, draft: Draft): Promise<Reply>
  sent(engine: Engine, person: Person, draft: Draft): Promise<SentView>
  file(ask: Signed, engine: Engine, draft: Ready, handing: Handing | null): Promise<Filed>
}
