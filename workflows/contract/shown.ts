import type { Decision } from './decision.ts'
import type { Reply } from './reply.ts'
import type { Fact, Shown } from './shown-case.ts'

/** Defaults for a case without items, supplement or pause; a procedure says the rest. */
export const nothingShown: Shown = {
  channel: null,
  explanation: '',
  items: [],
  evidence: [],
  supplement: null,
  inquiry: null,
  proposal: null,
  pause: null,
  statement: null,
  ending: null,
  answeredAt: null,
  contact: null,
  decidedBy: null,
}

type Heard = Pick<Shown, 'evidence' | 'ending' | 'answeredAt' | 'contact'> & {
  readonly decision: Pick<Decision, 'by' | 'unit' | 'documentChecked'> | null
  readonly reply: Reply | null
  readonly determiner: string | null
}

/** A case of a unit's own in which the subject is heard: once the intention is served, it stands among the facts. */
export const heardShown = (data: Heard, facts: readonly Fact[], intended: readonly Fact[]): Shown => ({
  ...nothingShown,
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
