import { z } from 'zod'
import { evolving } from '#workflows/common/evolving.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { proposed } from '#workflows/contract/decision.ts'
import { askReply, replyReducers } from '#workflows/contract/reply.ts'
import { Review, type ShieldEnd } from './case.ts'
import { events } from './events.ts'

const Verdict = z.enum(['restored', 'kept', 'passedOn', 'unfounded'])

export const begin = (event: CaseEvent): ShieldEnd => ({
  ...Review.parse(event.data),
  reply: null,
  decision: null,
  ending: null,
  approvedBy: null,
  opened: [],
  stalledAt: null,
  answeredAt: null,
})

export const evolve = evolving<ShieldEnd>({
  ...replyReducers,
  'unit.proposed': (data, event, record) => {
    const proposal = events['unit.proposed'].data.parse(event.data)
    const decision = proposed(proposal, event, record)
    // Heard once is heard: a second proposal goes straight to the approver.
    const reply = proposal.verdict === 'restored' ? (data.reply ?? askReply(event.at)) : data.reply
    return { ...data, decision, reply }
  },
  'approver.approved': (data, event) => ({
    ...data,
    ending: Verdict.catch('kept').parse(data.decision?.verdict),
    approvedBy: event.actor.id,
  }),
  'record.ended': (data) => ({ ...data, ending: 'moot' }),
})
