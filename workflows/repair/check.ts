import { type Day, shanghaiDay } from '#law/day.ts'
import { barredUntil } from '#records/publicity/bar.ts'
import type { RecordFile } from '#records/record.ts'
import { isPast } from '#workflows/common/is-past.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Seen } from '#workflows/contract/course.ts'
import { approvalRefusal } from '#workflows/contract/decision.ts'
import { hasOpenedAll } from '#workflows/contract/opened.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import { limitIn } from '#workflows/contract/timing.ts'
import type { Repair } from './case.ts'
import { events } from './events.ts'

type Act = Pick<CaseEvent, 'type' | 'at'>
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

/** Refusals whatever the form says. */
export function bars(data: Repair, { type, at }: Act, _state: string, { clocks, record }: Seen): RefusalCode | null {
  if (type === 'approver.approved') return tooEarly(data, record, shanghaiDay(at))
  if (type === 'unit.askedSupplement') return data.supplement ? 'supplementAskedBefore' : null
  if (type === 'unit.returned') return clocks['K1']?.state === 'cancelled' ? 'returnWindowOver' : null
  if (type === 'head.extended')
    return data.extension ? 'extendedBefore' : isPast(clocks['B3'], at) ? 'extensionTooLate' : null
  return type === 'intake.forwarded' && data.returns.length >= 2 ? 'supervisorMustAssign' : null
}

/** The unit's own grant waits for a bar or term (O36 12, 25). */
function tooEarly(data: Repair, record: RecordFile | null, today: Day): RefusalCode | null {
  if (!record || data.acceptedAt === null || data.decision?.verdict !== 'repaired') return null
  if (barredUntil(record, today) !== null) return 'repairBarred'
  return record.attachedTermEnd !== null && today <= record.attachedTermEnd ? 'termRuns' : null
}

const checks: Readonly<Record<string, Check>> = {
  'intake.enteredReceipt': (_data, event) =>
    notAfterToday(events['intake.enteredReceipt'].data.parse(event.data).receivedOn, event.at),
  'intake.enteredPush': (_data, event) =>
    notAfterToday(events['intake.enteredPush'].data.parse(event.data).pushedOn, event.at),
  'unit.proposedRefusal': refuses,
  'unit.proposed': (data, event, seen, state) =>
    events['unit.proposed'].data.parse(event.data).verdict === 'refused' ? refuses(data, event, seen, state) : null,
  'head.extended': (_data, event, { limits }) =>
    events['head.extended'].data.parse(event.data).days > (limitIn(limits, 'B3')?.extension?.n ?? 0)
      ? 'extensionTooLong'
      : null,
  'intake.forwarded': notTheSame,
  'supervisor.assigned': notTheSame,
  'approver.approved': (data, event, { record }) => approvalRefusal(data.decision, event, record),
}
