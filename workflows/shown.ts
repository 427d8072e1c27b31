import type { Shown } from './procedure.ts'

/** What a case without items, supplement or pause shows of itself; a procedure says the rest. */
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
