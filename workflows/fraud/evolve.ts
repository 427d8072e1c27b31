import { evolving } from '#workflows/common/evolving.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { proposed } from '#workflows/contract/decision.ts'
import { askReply, replyReducers } from '#workflows/contract/reply.ts'
import { type Fraud, Reported } from './case.ts'
import { events } from './events.ts'

export const begin = (event: CaseEvent): Fraud => ({
  ...Reported.parse(event.data),
  extension: null,
  reply: null,
  decision: null,
  approvingUnit: null,
  ending: null,
  approvedBy: null,
  opened: [],
  stalledAt: null,
  answeredAt: null,
})

export const evolve = evolving<Fraud>({
  ...replyReducers,
  'unit.proposed': (data, event, record) => {
    const proposal = events['unit.proposed'].data.parse(event.data)
    const isFinding = proposal.verdict === 'found'
    // Heard once is heard: a second proposal goes straight to the approver.
    const reply = isFinding ? (data.reply ?? askReply(event.at)) : data.reply
    const decision = { ...proposed(proposal, event, record), restores: isFinding && proposal.restores }
    return { ...data, decision, reply }
  },
  'head.extended': (data, event) => ({ ...data, extension: events['head.extended'].data.parse(event.data) }),
  'supervisor.assigned': (data, event) => ({
    ...data,
    approvingUnit: events['supervisor.assigned'].data.parse(event.data).unit,
  }),
  'approver.approved': (data, event) => ({
    ...data,
    ending: data.decision?.verdict === 'found' ? 'found' : 'notFound',
    approvedBy: event.actor.id,
  }),
})
