import { proposed } from '#workflows/decision.ts'
import { noteOpening } from '#workflows/opened.ts'
import { ownedBy } from '#workflows/owner.ts'
import type { CaseEvent } from '#workflows/procedure.ts'
import { servedAt } from '#workflows/served-at.ts'
import { supplementReducers } from '#workflows/supplement.ts'
import type { Complaint } from './case.ts'
import { Assigned, events, Proposed, Returned, Submitted } from './events.ts'

export const begin = (event: CaseEvent): Complaint => ({
  ...Submitted.parse(event.data),
  returns: [],
  supplement: null,
  decision: null,
  order: null,
  opened: [],
  ending: null,
  stalledAt: null,
  answeredAt: null,
})

/** The case's data after an event. Events it does not know leave it as it is. */
export function evolve(data: Complaint, event: CaseEvent, state: string): Complaint {
  const reducer = reducers[event.type]
  if (reducer) return reducer(data, event)
  return event.type.startsWith('xstate.error.actor.') ? { ...data, stalledAt: state } : data
}

type Reducer = (data: Complaint, event: CaseEvent) => Complaint

const reducers: Readonly<Record<string, Reducer>> = {
  ...supplementReducers('unit.askedSupplement'),
  'unit.returned': (data, event) => ({
    ...data,
    returns: [...data.returns, { ...Returned.parse(event.data), unit: data.owner.unit, at: event.at }],
  }),
  'supervisor.assigned': (data, event) => {
    const { unit } = Assigned.parse(event.data)
    return { ...data, owner: ownedBy(unit, data.about, { platform: data.platform, isSeated: () => true }) }
  },
  'unit.proposedRefusal': (data, event) => {
    const typed = events['unit.proposedRefusal'].data.parse(event.data)
    return { ...data, decision: proposed({ ...typed, verdict: 'refused' }, event, null) }
  },
  'unit.proposed': (data, event) => {
    const { order, orderDue, ...typed } = Proposed.parse(event.data)
    const decision = proposed(typed, event, null)
    return { ...data, decision, order: order && orderDue ? { text: order, due: orderDue } : null }
  },
  'approver.approved': (data) => ({ ...data, ending: data.decision?.verdict === 'refused' ? 'refused' : 'decided' }),
  'applicant.withdrew': (data) => ({ ...data, ending: 'withdrawn' }),
  'evidence.opened': (data, event) => ({ ...data, opened: noteOpening(data.opened, event) }),
  'xstate.done.actor.serveAnswer': (data, event) => ({ ...data, answeredAt: servedAt(event) }),
}
