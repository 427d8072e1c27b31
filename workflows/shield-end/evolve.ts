import type { RecordFile } from '#records/record.ts'
import { proposed } from '#workflows/decision.ts'
import { noteOpening } from '#workflows/opened.ts'
import type { CaseEvent } from '#workflows/procedure.ts'
import { askReply, replyReducers } from '#workflows/reply.ts'
import { servedAt } from '#workflows/served-at.ts'
import { Review, type ShieldEnd } from './case.ts'
import { events } from './events.ts'

type Reducer = (data: ShieldEnd, event: CaseEvent, record: RecordFile | null) => ShieldEnd

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

/** The case's data after an event. Events it does not know leave it as it is. */
export function evolve(data: ShieldEnd, event: CaseEvent, state: string, record: RecordFile | null): ShieldEnd {
  const reduce = reducers[event.type]
  if (reduce) return reduce(data, event, record)
  return event.type.startsWith('xstate.error.actor.') ? { ...data, stalledAt: state } : data
}

const reducers: Readonly<Record<string, Reducer>> = {
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
    ending: data.decision?.verdict === 'restored' ? 'restored' : 'kept',
    approvedBy: event.actor.id,
  }),
  'record.ended': (data) => ({ ...data, ending: 'moot' }),
  'evidence.opened': (data, event) => ({ ...data, opened: noteOpening(data.opened, event) }),
  'xstate.done.actor.serveAnswer': (data, event) => ({ ...data, answeredAt: servedAt(event) }),
}
