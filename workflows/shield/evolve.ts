import { evolving } from '#workflows/common/evolving.ts'
import { supplementReducers } from '#workflows/common/supplement.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { proposed } from '#workflows/contract/decision.ts'
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
