import type { Visit } from '#engine/people/visits.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { DraftStep } from '#web/parts/form/draft-steps.ts'
import type { SentView } from '#web/parts/sent.tsx'
import type { AtCounter } from '#workflows/contract/counter.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Draft } from '../case/draft-shape.ts'
import type { Signed } from '../door/ask.ts'
import type { Reply } from '../door/reply.ts'

export type Ready = Draft & { readonly contact: NonNullable<Draft['contact']> }
/** Handing in at a counter: before whom, and what the clerk noted. */
export type Handing = { readonly visit: Visit; readonly counter: AtCounter }
export type Filed =
  | { readonly kind: 'filed'; readonly cases: readonly CaseFile[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** First step of a draft; later ones are alike. */
export type DraftKind = {
  readonly name: Bilingual
  readonly steps: readonly DraftStep[]
  readonly evidenceLead: Bilingual
  readonly checkLead: Bilingual
  readonly submit: Bilingual
  /** The first step, shown and taken. */
  show(ask: Signed, engine: Engine, draft: Draft): Promise<Reply>
  take(ask: Signed, engine: Engine, draft: Draft): Promise<Reply>
  /** Evidence that would show what was said to be wrong. */
  useful(engine: Engine, person: Person, draft: Draft): Promise<Bilingual | null>
  sent(engine: Engine, person: Person, draft: Draft): Promise<SentView>
  file(ask: Signed, engine: Engine, draft: Ready, handing: Handing | null): Promise<Filed>
}
