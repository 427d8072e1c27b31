import type { CaseFile } from '#engine/store/case-file.ts'
import type { Held } from '#engine/store/held.ts'
import type { Calendar } from '#law/calendar.ts'
import { workingDaysBetween } from '#law/count.ts'
import { type Day, serialOf, shanghaiDay } from '#law/day.ts'
import { mergeSpans } from '#law/span.ts'
import { lengthOf } from '#law/time-limit.ts'
import { type CaseEvent, type Holder, isSameSeat } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** Working days late by cause: misrouting, approval, own, a ruling. */
export type Charge = {
  readonly to: Holder
  readonly days: number
  readonly cause: 'misrouted' | 'approval' | 'own' | 'ruled'
}

type Counting = {
  readonly procedure: Procedure
  readonly file: Pick<CaseFile, 'clocks' | 'held'>
  readonly calendar: Calendar
}
type Window = { readonly from: Day; readonly until: Day }

/** Charges days past the end, unexplained to the party; none if rescinded. */
export function charges(counting: Counting, id: string, at: number): readonly Charge[] {
  const { procedure, file } = counting
  const rule = procedure.timing.limits.find(({ limit }) => limit.id === id)
  const clock = file.clocks[id]
  const end = clock?.endedAt ?? at
  // Open limits have no day yet to be over.
  if (!rule || !clock?.due || shanghaiDay(end) <= clock.due || clock.ruled === 'rescinded') return []
  const over = days(counting, clock, { from: clock.due, until: shanghaiDay(end) })
  if (Number.isNaN(over)) return []
  const lost = rule.parts
    ? [...misrouted(counting, clock, end), ...rule.parts.flatMap((part) => charges(counting, part, end))]
    : approvals(counting, clock, end)
  // On a rest day the first lost working day is to come.
  const all = Math.max(1, over)
  if (clock.ruled === 'reattributed' && clock.chargedTo) return [{ to: clock.chargedTo, days: all, cause: 'ruled' }]
  return shared([...lost, { to: clock.owedBy, days: all, cause: 'own' }], all)
}

/** Days that misrouting cost a sum of limits, late or not. */
export function misroutedDays(counting: Counting, id: string, at: number): readonly Charge[] {
  const rule = counting.procedure.timing.limits.find(({ limit }) => limit.id === id)
  const clock = counting.file.clocks[id]
  return rule?.parts && clock ? misrouted(counting, clock, at).filter(({ days: n }) => n > 0) : []
}

/** Late, even if done since; applicants' time charges nobody. */
export const isLate = ({ breachedAt, state, owedBy }: CaseClock): boolean =>
  owedBy.role !== 'applicant' && (breachedAt !== null || state === 'late')

/** Clocks after a breach, with all their charges. */
export function withCharge(
  counting: Counting,
  clocks: CaseFile['clocks'],
  { type, at }: CaseEvent,
): CaseFile['clocks'] {
  const id = /^clock\.(\w+)\.breach$/.exec(type)?.[1] ?? ''
  const [first] = charges(counting, id, at)
  const clock = clocks[id]
  return clock && first && first.cause !== 'own' ? { ...clocks, [id]: { ...clock, chargedTo: first.to } } : clocks
}

/** Days taken from the claims in order. */
function shared(claims: readonly Charge[], all: number): readonly Charge[] {
  const charged: Charge[] = []
  let left = all
  for (const claim of claims) {
    const taken = Math.min(left, claim.days)
    left -= taken
    const same = charged.findIndex(({ to, cause }) => cause === claim.cause && isSameSeat(to, claim.to))
    const before = charged[same]
    if (before) charged[same] = { ...before, days: before.days + taken }
    else if (taken > 0) charged.push({ ...claim, days: taken })
  }
  return charged
}

/** Charges whoever sent, named or returned wrongly. */
function misrouted(counting: Counting, clock: CaseClock, end: number): readonly Charge[] {
  const held = counting.file.held ?? []
  const found: Charge[] = []
  let known = 0
  for (const [i, span] of held.entries()) {
    if (span.left !== returned || span.until === null || span.from < known) continue
    const back = held.find((later, j) => j > i && isSameSeat(later.by, span.by) && later.left !== returned)
    const from = back ? span.until : span.from
    known = back?.from ?? held[i + 1]?.until ?? end
    const to = back ? span.by : (namer(held.slice(0, i), span) ?? span.sentBy ?? clock.owedBy)
    const window = { from: shanghaiDay(from), until: shanghaiDay(known) }
    found.push({ to, days: days(counting, clock, window), cause: 'misrouted' })
  }
  return found
}

const returned = 'unit.returned'

/** An earlier unit that handed it back and named this one. */
const namer = (earlier: readonly Held[], { by }: Held): Holder | undefined =>
  earlier.findLast(({ left, named }) => left === returned && named === by.unit)?.by

/** Charges approvers returned days, else those beyond target (K3). */
function approvals(counting: Counting, clock: CaseClock, end: number): readonly Charge[] {
  const { procedure, file } = counting
  const target = procedure.timing.limits.find(({ limit }) => limit.id === 'K3')
  const allowed = (target && lengthOf(target.limit)?.n) ?? 0
  return (file.held ?? [])
    .filter(({ by, from }) => approvers.has(by.role) && !approvers.has(clock.owedBy.role) && from < end)
    .map(({ by, from, until, left }) => {
      const lay = days(counting, clock, { from: shanghaiDay(from), until: shanghaiDay(Math.min(until ?? end, end)) })
      return { to: by, days: left === 'approver.returned' ? lay : Math.max(0, lay - allowed), cause: 'approval' }
    })
}

const approvers: ReadonlySet<Holder['role']> = new Set(['head', 'intakeHead'])

/** Working days between two days, within the limit and outside its pauses. */
function days({ calendar }: Counting, { startDay, pauses }: CaseClock, { from, until }: Window): number {
  const start = from < startDay ? startDay : from
  return until <= start ? 0 : workingDaysBetween(serialOf(start), serialOf(until), mergeSpans(pauses), calendar)
}
