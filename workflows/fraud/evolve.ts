import type { RecordFile } from '#records/record.ts'
import { proposed } from '#workflows/decision.ts'
import { noteOpening } from '#workflows/opened.ts'
import type { CaseEvent } from '#workflows/procedure.ts'
import { askReply, replyReducers } from '#workflows/reply.ts'
import { servedAt } from '#workflows/served-at.ts'
import { type Fraud, Reported } from './case.ts'
import { events } from './events.ts'

type Reducer = (data: Fraud, event: CaseEvent, record: RecordFile | null) => Fraud

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

/** The case's data after an event. Events it does not know leave it as it is. */
export function evolve(data: Fraud, event: CaseEvent, state: string, record: RecordFile | null): Fraud {
  const reduce = reducers[event.type]
  if (reduce) return reduce(data, event, record)
  return event.type.startsWith('xstate.error.actor.') ? { ...data, stalledAt: state } : data
}

const reducers: Readonly<Record<string, Reducer>> = {
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
  'evidence.opened': (data, event) => ({ ...data, opened: noteOpening(data.opened, event) }),
  'xstate.done.actor.serveAnswer': (data, event) => ({ ...data, answeredAt: servedAt(event) }),
}
