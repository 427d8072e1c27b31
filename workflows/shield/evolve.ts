import type { CaseEvent } from '#workflows/actor.ts'
import { proposed } from '#workflows/decision.ts'
import { evolving } from '#workflows/evolving.ts'
import { supplementReducers } from '#workflows/supplement.ts'
import type { ShieldCase } from './case.ts'
import { events, Submitted } from './events.ts'

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

export const evolve = evolving<ShieldCase>({
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
})
