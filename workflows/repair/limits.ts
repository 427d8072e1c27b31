import { instantOn, shanghaiDay } from '#law/day.ts'
import { ruleOf } from '#law/rules.ts'
import { supplementLimits } from '#workflows/common/supplement.ts'
import type { CaseEvent, Holder } from '#workflows/contract/actor.ts'
import { answered, approvalLimit, closingLimits, left, ourTarget } from '#workflows/contract/closing-limits.ts'
import { rerouting } from '#workflows/contract/holding.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import type { Repair } from './case.ts'
import { isAtHandOver } from './guards.ts'
import { approver, unit } from './holder.ts'
import { said } from './said.ts'

const filed = 'applicant.submitted'
const sent = ['intake.forwarded', 'supervisor.assigned']

const isTheirs = ({ channel }: Repair) => channel === 'creditChina'
const isDecided = ({ ending }: Repair) => ending !== null
/** Not the city’s unit: its lateness counts for nobody. */
const creditChina = (): Holder => ({ role: 'creditChina', unit: null })

const dayIn = (data: unknown, name: string): string | null =>
  typeof data === 'object' && data !== null ? (Object.entries(data).find(([key]) => key === name)?.[1] ?? null) : null

/** Counts from 信用中国's own day, where entered. */
const fromDay =
  (name: 'receivedOn' | 'pushedOn') =>
  (data: Repair, event: CaseEvent): number => {
    // Paper counts from the day its counter received it (ADR 15).
    const day = event.type === filed ? (data.counter?.receivedOn ?? null) : dayIn(event.data, name)
    return day === null || day === shanghaiDay(event.at) ? event.at : instantOn(day, '09:00')
  }

const took = ['unit.accepted', 'unit.askedSupplement', 'approver.approved']

/** Events of O36 16's clocks; lengths stand in packages/deadline/src/rules/repair.ts. */
export const limits: readonly LimitRule<Repair>[] = [
  {
    limit: ruleOf('B1'),
    starts: [filed, 'intake.enteredReceipt'],
    meets: ['intake.enteredPush', 'intake.enteredResult'],
    cancels: left,
    applies: isTheirs,
    from: fromDay('receivedOn'),
    owedBy: creditChina,
  },
  {
    limit: ruleOf('B2'),
    starts: [filed, 'intake.enteredPush', 'applicant.supplemented', 'clock.G2.breach', ...sent],
    meets: took,
    cancels: [...left, 'unit.returned'],
    endsIn: ['misrouted', 'handedOver', 'underReview', 'awaitingSupplement'],
    applies: startsAcceptance,
    from: fromDay('pushedOn'),
    owedBy: unit,
    earlier: { than: '2026-12.1', rule: { applies: startedAcceptance } },
  },
  {
    limit: ruleOf('B3'),
    starts: ['unit.accepted'],
    meets: ['approver.approved'],
    cancels: left,
    extendedBy: 'head.extended',
    isMet: isDecided,
    owedBy: unit,
  },
  {
    limit: ruleOf('B4'),
    starts: [filed, 'intake.enteredReceipt'],
    meets: [answered],
    cancels: left,
    extendedBy: 'head.extended',
    applies: isTheirs,
    from: fromDay('receivedOn'),
    // Generally (一般): excused while B2 and B3 hold.
    excusedBy: ['B2', 'B3'],
    owedBy: creditChina,
  },
  {
    limit: ruleOf('B6'),
    starts: ['approver.approved', 'record.ended'],
    meets: ['xstate.done.actor.liftMeasures'],
    applies: ({ ending }) => ending === 'repaired' || ending === 'moot',
    owedBy: ({ platform }) => ({ role: 'system', unit: platform }),
  },
  {
    // Credit China's clocks may be over by now; intake has the result again.
    limit: ourTarget({
      id: 'N6',
      step: said.enterTheResultAgain,
      owes: 'platform',
      days: 1,
      start: said.theReturnOrTheChange,
      stop: said.theResultOrThePushIsEntered,
    }),
    starts: ['approver.returned', 'record.changed'],
    meets: ['intake.enteredResult', 'intake.enteredPush'],
    cancels: left,
    applies: isAtHandOver,
    owedBy: ({ platform }) => ({ role: 'intake', unit: platform }),
  },
  ...supplementLimits<Repair>('unit.askedSupplement', unit, ['misrouted', 'underReview']),
  {
    limit: ruleOf('K1'),
    starts: [filed, 'intake.enteredPush', ...sent],
    meets: ['unit.returned'],
    cancels: [...left, ...took, 'unit.proposedRefusal'],
    lapses: true,
    applies: startsAcceptance,
    owedBy: unit,
  },
  {
    limit: ruleOf('K2'),
    starts: [filed, 'intake.enteredPush', 'unit.returned'],
    meets: sent,
    cancels: left,
    applies: (data, event) => event.type === 'unit.returned' || (data.unit === null && startsRouting(data, event)),
    owedBy: rerouting,
  },
  approvalLimit(['unit.proposed', 'unit.proposedRefusal', 'intake.enteredResult'], approver),
  ...closingLimits<Repair>(['handOver', 'publishRecord', 'dispatchChange', 'liftMeasures', 'serveAnswer']),
]

/** A supplement after acceptance asks for none again. */
function startsAcceptance(data: Repair, event: CaseEvent): boolean {
  const isOwed = event.type !== 'applicant.supplemented' || data.acceptedAt === null
  return isOwed && startedAcceptance(data, event)
}

/** Starts acceptance: filed, pushed, sent on, or supplemented. */
function startedAcceptance(data: Repair, event: CaseEvent): boolean {
  if (data.unit === null) return false
  if (event.type === 'applicant.supplemented') return data.supplement?.answeredAt === event.at
  return startsRouting(data, event)
}

const startsRouting = (data: Repair, { type }: CaseEvent) => type !== filed || data.channel === 'here'
