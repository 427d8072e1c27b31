import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { findDeadline } from '#law/deadline.ts'
import { ruleOf } from '#law/rules.ts'
import { lengthOf } from '#law/time-limit.ts'
import { needsHand, type Paper, type ServiceStep } from './paper.ts'
import { paperTitle } from './paper-names.ts'

/** A paper as lists show it. */
export type PaperView = {
  readonly id: string
  readonly caseId: string
  readonly caseNumber: string
  readonly kind: string
  readonly title: Bilingual
  readonly number: string
  readonly addressee: Bilingual
  readonly issuedOn: Day
  /** Null for the applicant's. */
  readonly toUnit: Bilingual | null
  readonly sealed: { readonly sha256: string; readonly size: number } | null
  readonly served: { readonly on: Day; readonly channel: ServiceStep['channel'] } | null
  readonly needsHand: boolean
  readonly steps: readonly ServiceStep[]
}

/** Facts for the verification page, without anything of a person. */
export type VerifiedPaper = Pick<PaperView, 'title' | 'number' | 'issuedOn'> & {
  readonly by: Bilingual
  readonly sha256: string
  readonly size: number
  /** Later paper of the same kind. */
  readonly replacedBy: string | null
}

export function paperView(engine: Pick<Engine, 'deployment'>, paper: Paper): PaperView {
  const { facts, file, id, caseId, toUnit, served, service } = paper
  return {
    id,
    caseId,
    caseNumber: facts.caseNumber,
    kind: facts.kind,
    title: paperTitle(paper),
    number: facts.number,
    addressee: facts.addressee,
    issuedOn: facts.issuedOn,
    toUnit: toUnit === null ? null : nameOfUnit(engine, toUnit),
    sealed: file && { sha256: file.sha256, size: file.size },
    served,
    needsHand: needsHand(paper),
    steps: service,
  }
}

const lasting = new Set(['result', 'refusal', 'correction', 'receipt', 'acceptance'])

/** Null for drafts. Notices on time or materials yield to later ones. */
export function verifiedPaper(paper: Paper, ofCase: readonly Paper[]): VerifiedPaper | null {
  if (paper.file === null) return null
  const later = ofCase.find(
    ({ facts, seq, toUnit }) => facts.kind === paper.facts.kind && toUnit === paper.toUnit && seq > paper.seq,
  )
  return {
    title: paperTitle(paper),
    number: paper.facts.number,
    issuedOn: paper.facts.issuedOn,
    by: paper.facts.by,
    sha256: paper.file.sha256,
    size: paper.file.size,
    replacedBy: lasting.has(paper.facts.kind) ? null : (later?.facts.number ?? null),
  }
}

/** Days until a served decision's remedies end (H1, H2); null if without, unserved, or beyond the calendar. */
export function remedyDays(
  { calendar }: Pick<Engine, 'calendar'>,
  { facts, file, served }: Paper,
): { h1: Day; h2: Day } | null {
  const [h1, h2] = (['H1', 'H2'] as const).map((id) => lengthOf(facts.quoted?.[id] ?? ruleOf(id)))
  if (served === null || file === null || !h1 || !h2) return null
  if (facts.kind !== 'result' && facts.kind !== 'refusal') return null
  const [first, second] = [h1, h2].map((length) => findDeadline(length, served.on, calendar)?.due)
  return first && second ? { h1: first, h2: second } : null
}
