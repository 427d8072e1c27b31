import { shanghaiDay } from '#law/day.ts'
import { isPast } from '#workflows/common/is-past.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Seen } from '#workflows/contract/course.ts'
import { hasOpenedAll } from '#workflows/contract/opened.ts'
import { proposalRefusal, proposers, readGate } from '#workflows/contract/proposal.ts'
import type { Refusal, RefusalCode } from '#workflows/contract/refusal.ts'
import type { Objection } from './case.ts'
import { events, linesOf, ProposedHere } from './events.ts'

type Act = Pick<CaseEvent, 'type' | 'at'>
type Refused = RefusalCode | Refusal | null
type Check = (data: Objection, event: CaseEvent, seen: Seen, state: string) => Refused

/** A9 has no cap in O36; ours until settled (flag L13). */
const extensionCap = 10

/** Refusals the chart cannot express, by the data before the event. */
export function check(data: Objection, event: CaseEvent, state: string, seen: Seen): Refused {
  return checks[event.type]?.(data, event, seen, state) ?? null
}

/** Hidden parts stand in the statement, word by word. */
const stand = (parts: readonly string[], { statement }: Objection) =>
  parts.every((part) => (statement ?? '').includes(part))

const checkProposal: Check = (data, event, { record }) => {
  const { answers, hidden } = ProposedHere.parse(event.data)
  if (!stand(linesOf(hidden ?? ''), data)) return 'malformed'
  return proposalRefusal(data.items, answers, {
    record,
    unit: event.actor.unit ?? '',
    by: event.actor.id,
    at: event.at,
    hasOpenedAll: hasOpenedAll(data.evidence, data.opened, event.actor.id),
    mayMaintain: ({ proposed }) =>
      data.determiner === null ||
      data.determiner === event.actor.unit ||
      (proposed?.unit === data.determiner && proposed.code === '05'),
  })
}

const checkTarget: Check = (data, event) => {
  const { unit } = events['intake.forwarded'].data.parse(event.data)
  return data.unit === unit ? 'sameUnit' : null
}

/** A row followed twice: its record is over already. */
const untold: Check = ({ withdrawal }) => (withdrawal ? 'recordGone' : null)

/** Refusals whatever the form says. */
export function bars(data: Objection, { type, at }: Act, state: string, { clocks }: Seen): RefusalCode | null {
  if (type === 'intake.askedSupplement') {
    const forwarding = clocks['A3']
    if (data.supplement) return 'supplementAskedBefore'
    return forwarding && isPast(forwarding, at) ? 'supplementTooLate' : null
  }
  if (type === 'intake.forwarded')
    return data.returns.length >= 2 && state === 'misrouted' ? 'supervisorMustAssign' : null
  if (type === 'unit.returned') return clocks['K1']?.state === 'cancelled' ? 'returnWindowOver' : null
  if (type === 'unit.asked') return data.inquiry && data.inquiry.answeredAt === null ? 'inquiryOpen' : null
  // O36 18 extends and never pauses; cases paused before resume as they did.
  if (type === 'head.paused') return data.channel === 'direct' ? 'notPausable' : null
  if (type === 'head.extended')
    return data.extension ? 'extendedBefore' : isPast(clocks['A9'], at) ? 'extensionTooLate' : null
  return null
}

const checks: Readonly<Record<string, Check>> = {
  'intake.forwarded': checkTarget,
  'supervisor.assigned': checkTarget,
  'unit.asked': (data, event) => {
    const { unit, items, elsewhere } = events['unit.asked'].data.parse(event.data)
    if (unit === event.actor.unit) return 'sameUnit'
    if (unit !== data.determiner && !elsewhere) return 'inquiryElsewhere'
    return items.every((id) => data.items.some((item) => item.id === id)) ? null : 'malformed'
  },
  'determiner.answered': (data, event) => {
    if (!data.inquiry || data.inquiry.answeredAt !== null || data.inquiry.unit !== event.actor.unit) return 'noInquiry'
    const { items } = events['determiner.answered'].data.parse(event.data)
    return readGate(items, hasOpenedAll(data.evidence, data.opened, event.actor.id))
  },
  'head.paused': (_data, event) =>
    events['head.paused'].data.parse(event.data).expectedEnd < shanghaiDay(event.at) ? 'pauseEndPast' : null,
  'unit.resumed': (data, event) => {
    const { arrivedOn } = events['unit.resumed'].data.parse(event.data)
    const began = data.pause ? shanghaiDay(data.pause.at) : ''
    return arrivedOn < began || arrivedOn > shanghaiDay(event.at) ? 'arrivalOutOfRange' : null
  },
  'head.extended': (_data, event) =>
    events['head.extended'].data.parse(event.data).days > extensionCap ? 'extensionTooLong' : null,
  'record.ended': untold,
  'record.withdrawn': untold,
  'unit.proposed': checkProposal,
  'platform.proposed': checkProposal,
  'approver.approved': (data, event, { record }) => {
    if (proposers(data).includes(event.actor.id)) return 'fourEyes'
    if (record && data.proposal && record.versions.length !== data.proposal.recordVersion) return 'recordChanged'
    return stand(data.hidden ?? [], data) ? null : 'statementRewritten'
  },
}
