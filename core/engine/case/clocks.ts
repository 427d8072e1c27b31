import type { Calendar } from '#law/calendar.ts'
import { addDays, type Day, endOfDay, instantOn, shanghaiDay, startOfDay } from '#law/day.ts'
import { dueInstant, findDeadline, later } from '#law/deadline.ts'
import { Fault } from '#law/fault.ts'
import { milestones } from '#law/milestones.ts'
import type { Span } from '#law/span.ts'
import { lengthOf } from '#law/time-limit.ts'
import { workingDayAfter } from '#law/works.ts'
import { type CaseEvent, type Ladder, type Level, writtenAt } from '#workflows/contract/actor.ts'
import type { CaseClock, Milestone } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import { rowOf } from '#workflows/contract/warnings.ts'
import { rulesChanged } from './on-rules.ts'

export type Clocks = Readonly<Record<string, CaseClock>>

/** The applicant keeps the later of the two days. */
const lasting = (clock: CaseClock, due: Day): Day =>
  clock.owedBy.role === 'applicant' && clock.told !== null ? later(clock.told, due) : due

type After = { readonly event: CaseEvent; readonly data: unknown; readonly state: string; readonly closed: boolean }

/** By which calendar, and by which reminders, clocks go. */
type Course = { readonly calendar: Calendar; readonly ladder: Ladder | undefined }

/** Starts, meets, ends, pauses, stretches or advances the clocks by an event. */
export function advanceClocks(procedure: Procedure, before: Clocks, after: After, calendar: Calendar): Clocks {
  const clocks: Record<string, CaseClock> = leftOver(procedure, before, after.event.at)
  const course = { calendar, ladder: after.event.ladder }
  for (const rule of procedure.timing.limits) {
    const id = rule.limit.id
    const old = before[id]
    const live = old && (isLive(old) || hasLapsed(rule, old)) ? moved(rule, old, after, procedure, course) : old
    const started = starts(rule, after) ? start(rule, after, course) : takenUp(rule, live, before, after, course)
    const ended = started && isLive(started) ? ending(rule, started, after) : started
    if (ended) clocks[id] = ended
  }
  return clocks
}

/** A cancelled limit is owed after all, as if never stopped. */
function takenUp(rule: LimitRule, clock: CaseClock | undefined, before: Clocks, after: After, course: Course) {
  const { again } = rule
  const { event, data, closed } = after
  if (closed || clock?.state !== 'cancelled' || !again?.on.includes(event.type) || !again.where(data, event))
    return clock
  const pauses = before[again.pausesOf]?.pauses ?? clock.pauses
  return computed(rule, { ...revived(clock), owedBy: rule.owedBy(data), pauses }, writtenAt(event), course)
}

/** Clocks that the case's rules no longer know: kept, and over. */
function leftOver(procedure: Procedure, before: Clocks, at: number): Record<string, CaseClock> {
  const known = new Set(procedure.timing.limits.map(({ limit }) => limit.id))
  const gone = Object.entries(before).filter(([id]) => !known.has(id))
  return Object.fromEntries(
    gone.map(([id, clock]) => [id, isLive(clock) ? { ...clock, state: 'cancelled', ahead: [], endedAt: at } : clock]),
  )
}

/** Excused while the other clocks are kept (B4 by B2, B3). */
export const isExcused = (rule: LimitRule, clocks: Clocks): boolean =>
  rule.excusedBy?.every((id) => (clocks[id]?.breachedAt ?? null) === null) ?? false

/** Next moment that any clock waits for, or null. */
export function nextMoment(clocks: Clocks): number | null {
  let next: number | null = null
  for (const clock of Object.values(clocks)) {
    const at = isLive(clock) ? clock.ahead[0]?.at : undefined
    if (at !== undefined && (next === null || at < next)) next = at
  }
  return next
}

/** The milestone to fire at `now`, the earliest first. */
export function dueMilestone(clocks: Clocks, now: number): { rule: string; milestone: Milestone; at: number } | null {
  let found: { rule: string; milestone: Milestone; at: number } | null = null
  for (const clock of Object.values(clocks)) {
    const first = isLive(clock) ? clock.ahead[0] : undefined
    if (first && first.at <= now && (found === null || first.at < found.at)) found = { rule: clock.rule, ...first }
  }
  return found
}

/** Passed as nobody's breach: it may still change. */
const hasLapsed = (rule: LimitRule, { state, breachedAt, endedAt, due }: CaseClock) =>
  rule.excusedBy !== undefined &&
  state === 'cancelled' &&
  breachedAt === null &&
  endedAt !== null &&
  due !== null &&
  endedAt >= dueInstant(due)

export const isLive = (clock: CaseClock): boolean => clock.state === 'running' || clock.state === 'paused'

const starts = (rule: LimitRule, { event, data, closed }: After) =>
  !closed && rule.starts.includes(event.type) && (rule.applies?.(data, event) ?? true)

/** Counts from before the calendar, whose working days nobody knows. */
export const startsTooEarly = ({ timing: { limits } }: Procedure, after: After, { firstDay }: Calendar): boolean =>
  limits.some((rule) => starts(rule, after) && shanghaiDay(startOf(rule, after)) < firstDay)

const startOf = (rule: LimitRule, { event, data }: Pick<After, 'event' | 'data'>): number =>
  rule.from?.(data, event) ?? event.at

function start(rule: LimitRule, { event, data }: After, course: Course): CaseClock {
  const startedAt = startOf(rule, { event, data })
  const blank: CaseClock = {
    rule: rule.limit.id,
    startedAt,
    startDay: shanghaiDay(startedAt),
    due: null,
    provisional: false,
    told: null,
    pauses: [],
    pausedOn: null,
    extendedBy: 0,
    owedBy: rule.owedBy(data),
    state: 'running',
    ahead: [],
    breachedAt: null,
    endedAt: null,
  }
  return computed(rule, blank, writtenAt(event), course)
}

function moved(rule: LimitRule, clock: CaseClock, after: After, procedure: Procedure, course: Course): CaseClock {
  const { event } = after
  const own = isLive(clock) ? ownMilestone(clock.rule, event.type) : null
  if (own) return fired(rule, clock, own, event.at, course)
  if (event.type === rulesChanged) return onNewRules(rule, clock, event.at, course)
  if (rule.pausable && event.type === procedure.timing.pauses?.from) {
    return { ...clock, state: 'paused', pausedOn: shanghaiDay(event.at), ahead: [] }
  }
  if (clock.state === 'paused' && resumes(procedure, event)) {
    const pause = excludedDays(rule, clock, arrivedOn(event))
    return computed(
      rule,
      { ...clock, state: 'running', pausedOn: null, pauses: [...clock.pauses, ...pause] },
      writtenAt(event),
      course,
    )
  }
  if (event.type === rule.extendedBy) {
    const extendedBy = clock.extendedBy + daysOf(event.data)
    return computed(rule, { ...revived(clock), extendedBy }, writtenAt(event), course)
  }
  const losesExcuse = hasLapsed(rule, clock) && rule.excusedBy?.some((id) => event.type === `clock.${id}.breach`)
  return losesExcuse ? { ...revived(clock), ahead: [{ milestone: 'breach', at: event.at }] } : clock
}

/** New rules apply, but never to a past day. */
function onNewRules(rule: LimitRule, clock: CaseClock, at: number, course: Course): CaseClock {
  if (clock.state !== 'running' || clock.breachedAt !== null) return clock
  const again = computed(rule, clock, at, course)
  return again.due !== null && again.due < shanghaiDay(at) ? clock : again
}

const revived = (clock: CaseClock): CaseClock =>
  clock.state === 'cancelled' ? { ...clock, state: 'running', endedAt: null } : clock

/** Leaves out days after the pause to arrival (ADR 15); of one begun on the last day, that day too. */
function excludedDays({ losesLastDay }: LimitRule, { pausedOn, due }: CaseClock, arrived: Day): readonly Span[] {
  const began = pausedOn ?? ''
  const next = addDays(began, 1)
  const from = began === due && arrived >= next && !losesLastDay ? began : next
  return arrived >= from ? [{ from, to: arrived }] : []
}

/** Estimates make nobody late: looks daily for the notice. */
function fired(rule: LimitRule, clock: CaseClock, milestone: Milestone, at: number, course: Course): CaseClock {
  if (milestone === 'recomputed') {
    const again = computed(rule, clock, at, course)
    const isOver = again.due !== null && again.ahead.every((one) => one.at <= at)
    const tomorrow = startOfDay(addDays(shanghaiDay(at), 1))
    return again.provisional && isOver
      ? { ...again, ahead: again.ahead.map((one) => ({ ...one, at: tomorrow })) }
      : again
  }
  const ahead = clock.ahead.filter((one) => one.milestone !== milestone)
  if (milestone === 'lapse') return { ...clock, ahead: [], state: 'cancelled', endedAt: at }
  if (milestone === 'breach') return { ...clock, ahead: urges(clock, 'urged', at, course), breachedAt: at }
  return milestone === 'urged' ? { ...clock, ahead: urges(clock, 'urgedAgain', at, course) } : { ...clock, ahead }
}

/** Counts a limit with its extension and pauses; null beyond the calendar. */
export function recount({ limit }: LimitRule, clock: CaseClock, calendar: Calendar): Counted | null {
  const length = lengthOf(limit)
  if (!length) throw new Fault('noLength', limit.id)
  if (clock.startDay < calendar.firstDay) throw new Fault('outsideCalendar', `${limit.id} from ${clock.startDay}`)
  const found = findDeadline(length, clock.startDay, calendar, { excluded: clock.pauses, extendedBy: clock.extendedBy })
  return found ? { ...found, due: lasting(clock, found.due), counted: found.due } : null
}

/** `counted`: by the calendar alone, where the applicant keeps a later day. */
type Counted = { readonly due: Day; readonly provisional: boolean; readonly counted: Day }

function computed(rule: LimitRule, clock: CaseClock, now: number, course: Course): CaseClock {
  const { calendar, ladder } = course
  const found = recount(rule, clock, calendar)
  if (found === null) return unsettled(clock, now, course)
  const { due, provisional, counted } = found
  const known = due > calendar.lastDay ? counted : due
  const before = rowOf(ladder, 'atRisk')?.days ?? 1
  const at = {
    ...milestones({ start: clock.startDay, due: known, excluded: clock.pauses, before }, calendar),
    breach: endOfDay(due),
  }
  const order = (['half', 'atRisk', 'dueToday', 'breach'] as const).filter(
    (one) => one === 'breach' || rowOf(ladder, one),
  )
  const planned: CaseClock['ahead'] = rule.lapses
    ? [{ milestone: 'lapse', at: at.breach }]
    : order.map((milestone) => ({ milestone, at: at[milestone] }))
  const ahead = planned.filter((one) => one.at > now)
  // A late report may move the end back: one breach, at once.
  const last = planned.slice(-1).map((one) => ({ ...one, at: now }))
  return {
    ...clock,
    due,
    provisional,
    told: clock.told === null ? due : later(clock.told, due),
    ahead: clock.breachedAt === null ? spaced(ahead.length > 0 ? ahead : last) : urges(clock, 'urged', now, course),
  }
}

/** Without a day it runs on and looks weekly; `adoptCalendar` completes it. */
function unsettled(clock: CaseClock, now: number, course: Course): CaseClock {
  const at = startOfDay(addDays(shanghaiDay(now), 7))
  const ahead =
    clock.breachedAt === null ? [{ milestone: 'recomputed', at } as const] : urges(clock, 'urged', now, course)
  return { ...clock, due: null, provisional: true, ahead }
}

/** The ladder's next level after a breach, at 09:00, working days later. */
function urges(clock: CaseClock, level: Level, now: number, { calendar, ladder }: Course): CaseClock['ahead'] {
  const row = rowOf(ladder, level)
  if (!row || clock.state !== 'running' || clock.owedBy.role === 'applicant') return []
  return [{ milestone: 'urged', at: instantOn(workingDayAfter(calendar, shanghaiDay(now), row.days), '09:00') }]
}

/** Of two milestones at one moment the later one says it all. */
const spaced = (ahead: CaseClock['ahead']) =>
  ahead.filter((one, i) => !ahead.some((other, j) => j > i && other.at === one.at)).toSorted((a, b) => a.at - b.at)

function ending(rule: LimitRule, clock: CaseClock, after: After): CaseClock {
  const { event, data, state, closed } = after
  const done = rule.meets.includes(event.type) && (rule.isMet?.(data, event) ?? true)
  if (done) {
    const { due, provisional } = clock
    const late = clock.breachedAt !== null || (due !== null && shanghaiDay(event.at) > due && !provisional)
    return { ...clock, state: late ? 'late' : 'met', ahead: [], endedAt: event.at }
  }
  const cancelled = rule.cancels?.includes(event.type) && (rule.isCancelled?.(data, event) ?? true)
  const over = closed || cancelled || rule.endsIn?.includes(state)
  return over
    ? { ...clock, state: clock.breachedAt === null ? 'cancelled' : 'late', ahead: [], endedAt: event.at }
    : clock
}

function ownMilestone(rule: string, type: string): Milestone | null {
  const [clock, id, milestone] = type.split('.')
  if (clock !== 'clock' || id !== rule) return null
  return ownMilestones.find((one) => one === milestone) ?? null
}

const ownMilestones = ['half', 'atRisk', 'dueToday', 'breach', 'urged', 'lapse', 'recomputed'] as const

const resumes = ({ timing: { pauses } }: Procedure, { type }: CaseEvent) =>
  type === pauses?.to || type === pauses?.endedBy

const arrivedOn = ({ data, at }: CaseEvent): Day =>
  typeof data === 'object' && data !== null && 'arrivedOn' in data ? String(data.arrivedOn) : shanghaiDay(at)

const daysOf = (data: unknown): number =>
  typeof data === 'object' && data !== null && 'days' in data ? Number(data.days) : 0
