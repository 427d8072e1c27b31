import { shanghaiDay } from '#law/day.ts'
import { isPast } from '#workflows/common/is-past.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Seen } from '#workflows/contract/course.ts'
import { approvalRefusal } from '#workflows/contract/decision.ts'
import { hasOpenedAll } from '#workflows/contract/opened.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import { limitIn } from '#workflows/contract/timing.ts'
import type { Repair } from './case.ts'
import { events } from './events.ts'

type Check = (data: Repair, event: CaseEvent, seen: Seen, state: string) => RefusalCode | null

/** Refusals beyond the chart; the period is no gate (ADR 11). */
export function check(data: Repair, event: CaseEvent, state: string, seen: Seen): RefusalCode | null {
  return checks[event.type]?.(data, event, seen, state) ?? null
}

/** Refusing requires to have opened the applicant's files. */
const refuses: Check = (data, event) =>
  hasOpenedAll(data.evidence, data.opened, event.actor.id) ? null : 'refuseNeedsOpened'

const notAfterToday = (day: string, at: number): RefusalCode | null => (day > shanghaiDay(at) ? 'dayInFuture' : null)

const notTheSame: Check = (data, event) =>
  events['intake.forwarded'].data.parse(event.data).unit === data.unit ? 'sameUnit' : null

const checks: Readonly<Record<string, Check>> = {
  'intake.enteredReceipt': (_data, event) =>
    notAfterToday(events['intake.enteredReceipt'].data.parse(event.data).receivedOn, event.at),
  'intake.enteredPush': (_data, event) =>
    notAfterToday(events['intake.enteredPush'].data.parse(event.data).pushedOn, event.at),
  'unit.askedSupplement': ({ supplement }) => (supplement ? 'supplementAskedBefore' : null),
  'unit.returned': (_data, _event, { clocks }) => (clocks['K1']?.state === 'cancelled' ? 'returnWindowOver' : null),
  'unit.proposedRefusal': refuses,
  'unit.proposed': (data, event, seen, state) =>
    events['unit.proposed'].data.parse(event.data).verdict === 'refused' ? refuses(data, event, seen, state) : null,
  'head.extended': (data, event, { clocks, limits }) => {
    if (data.extension) return 'extendedBefore'
    if (isPast(clocks['B3'], event.at)) return 'extensionTooLate'
    return events['head.extended'].data.parse(event.data).days > (limitIn(limits, 'B3')?.extension?.n ?? 0)
      ? 'extensionTooLong'
      : null
  },
  'intake.forwarded': (data, event, seen, state) =>
    data.returns.length >= 2 ? 'supervisorMustAssign' : notTheSame(data, event, seen, state),
  'supervisor.assigned': notTheSame,
  'approver.approved': (data, event, { record }) => approvalRefusal(data.decision, event, record),
}
