import type { RecordFile } from '#records/record.ts'
import { proposed } from '#workflows/decision.ts'
import { noteOpening } from '#workflows/opened.ts'
import type { CaseEvent } from '#workflows/procedure.ts'
import { servedAt } from '#workflows/served-at.ts'
import { supplementReducers } from '#workflows/supplement.ts'
import type { ShieldCase } from './case.ts'
import { events, Submitted } from './events.ts'

type Reducer = (data: ShieldCase, event: CaseEvent, record: RecordFile | null) => ShieldCase

export const begin = (event: CaseEvent): ShieldCase => ({
  ...Submitted.parse(event.data),
  supplement: null,
  decision: null,
  ending: null,
  approvedBy: null,
  opened: [],
  stalledAt: null,
  answeredAt: null,
})

/** The case's data after an event. Events it does not know leave it as it is. */
export function evolve(data: ShieldCase, event: CaseEvent, state: string, record: RecordFile | null): ShieldCase {
  const reduce = reducers[event.type]
  if (reduce) return reduce(data, event, record)
  return event.type.startsWith('xstate.error.actor.') ? { ...data, stalledAt: state } : data
}

const reducers: Readonly<Record<string, Reducer>> = {
  ...supplementReducers('unit.askedSupplement'),
  'unit.proposed': (data, event, record) => {
    const proposal = events['unit.proposed'].data.parse(event.data)
    const ruling = { ...data.ruling, planEndsOn: proposal.planEndsOn }
    return { ...data, ruling, decision: proposed(proposal, event, record) }
  },
  'approver.approved': (data, event) => ({
    ...data,
    ending: data.decision?.verdict === 'shielded' ? 'shielded' : 'refused',
    approvedBy: event.actor.id,
  }),
  'applicant.withdrew': (data) => ({ ...data, ending: 'withdrawn' }),
  'record.ended': (data) => ({ ...data, ending: 'moot' }),
  'evidence.opened': (data, event) => ({ ...data, opened: noteOpening(data.opened, event) }),
  'xstate.done.actor.serveAnswer': (data, event) => ({ ...data, answeredAt: servedAt(event) }),
}
