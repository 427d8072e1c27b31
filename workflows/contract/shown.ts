import type { Decision } from './decision.ts'
import type { Reply } from './reply.ts'
import type { Fact, Shown } from './shown-case.ts'

type Heard = Pick<Shown, 'evidence' | 'ending' | 'answeredAt' | 'contact'> & {
  readonly decision: Pick<Decision, 'by' | 'unit' | 'documentChecked'> | null
  readonly reply: Reply | null
  readonly determiner: string | null
}

/** A unit's own case in which the subject is heard, once served. */
export const heardShown = (data: Heard, facts: readonly Fact[], intended: readonly Fact[]): Shown => ({
  channel: 'city',
  facts,
  evidence: data.evidence,
  proposal: data.decision && {
    from: 'unit',
    by: data.decision.by,
    refusal: null,
    documentChecked: data.decision.documentChecked,
    facts: data.reply === null ? intended : [],
  },
  ending: data.ending,
  answeredAt: data.answeredAt,
  contact: data.contact,
  decidedBy: data.decision?.unit ?? data.determiner,
})
