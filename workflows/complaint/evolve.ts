import { evolving } from '#workflows/common/evolving.ts'
import { supplementReducers } from '#workflows/common/supplement.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { proposed } from '#workflows/contract/decision.ts'
import { ownedBy } from '#workflows/contract/owner.ts'
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

export const evolve = evolving<Complaint>({
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
})
