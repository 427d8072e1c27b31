import { procedureOf } from '#engine/case/case-of.ts'
import { chargeText } from '#engine/case/charge-words.ts'
import { charges, isLate, misroutedDays } from '#engine/case/charges.ts'
import { limitNamed } from '#engine/case/own-limits.ts'
import { holds } from '#engine/people/seats.ts'
import { isAssignable } from '#engine/people/stand-in.ts'
import { binds } from '#engine/store/binds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { holderName, plain } from '#engine/store/names.ts'
import type { Person } from '#engine/store/person.ts'
import type { BoardLine, Cause } from '#engine/views/board-line-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { workingDaysBetween } from '#law/count.ts'
import { type Day, serialOf, shanghaiDay } from '#law/day.ts'
import { type Holder, isSameSeat } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { isSoon } from './due-soon.ts'
import type { Running } from './running.ts'
import { owing } from './running-rows.ts'

type Seated = { readonly staff: readonly Person[]; readonly isStaffed: (seat: Holder) => boolean }

/** Running limit in words, and the next step. */
export function boardLine(engine: Engine, { staff, isStaffed }: Seated, row: Running): BoardLine {
  const today = shanghaiDay(engine.clock.now())
  const procedure = procedureOf(engine, row)
  const { title, states, actions } = procedure.pages.words
  const limit = row.rule === null ? null : limitNamed(procedure, row, row.rule)
  const clock = limit?.clock
  const owed = owing(row)
  const due = clock?.due ?? null
  const isPaused = clock?.state === 'paused'
  const overdue = due !== null && due < today && !clock?.provisional && !isPaused
  return {
    ...{ caseId: row.caseId, number: row.number, title, state: states[row.state] ?? plain(row.state) },
    limit: limit && { id: limit.clock.rule, name: limit.name, statutory: limit.statutory },
    ...{ due, provisional: clock?.provisional ?? false, paused: isPaused, overdue },
    soon: !overdue && !isPaused && isSoon({ due, provisional: clock?.provisional ?? false }, engine.calendar, today),
    days: due === null || isPaused ? null : daysTo(engine, today, due),
    party: holderName(engine, owed),
    people: peopleIn(staff, row, owed),
    assigns: isAssignable({ closed: false, holder: row.holder }),
    causes: causesOf(engine, procedure, row, isStaffed(owed)),
    next: { by: holderName(engine, row.next.by), acts: row.next.events.map((type) => actions[type] ?? plain(type)) },
  }
}

/** People of the seat, or the one given the case. */
function peopleIn(staff: readonly Person[], { holder, officer }: Running, owed: Holder): readonly string[] {
  const seated = staff.filter(({ roles }) => roles.some((seat) => isSameSeat(seat, owed)))
  const named = binds(owed, holder) ? staff.filter((one) => one.id === officer && holds(one, holder)) : []
  return (named.length > 0 ? named : seated).map(({ name }) => name)
}

/** Working days left, or below zero over; null beyond the calendar. */
function daysTo({ calendar }: Engine, today: Day, due: Day): number | null {
  const [from, to] = [serialOf(today), serialOf(due)]
  if (Math.min(from, to) < calendar.firstSerial || Math.max(from, to) > calendar.lastSerial) return null
  return from <= to ? workingDaysBetween(from, to, [], calendar) : -workingDaysBetween(to, from, [], calendar)
}

/** Causes of lateness: a standstill, days lost, a wait for somebody. */
function causesOf(engine: Engine, procedure: Procedure, row: Running, isStaffed: boolean): readonly Cause[] {
  const clock = row.rule === null ? undefined : row.clocks[row.rule]
  const since = row.held.at(-1)?.from ?? null
  const who = holderName(engine, row.holder)
  const waits: Cause | null =
    since === null ? null : { kind: row.isTakenUp ? 'with' : 'untaken', who, since: shanghaiDay(since) }
  const owed = owing(row)
  // A unit that is asked (协查) is waited for, not the holder.
  const isAsked = clock && isSameSeat(row.next.by, owed) && !binds(owed, row.holder)
  return [
    ...(row.state === 'stalled' ? [{ kind: 'stalled' } as const] : []),
    ...(clock?.state === 'paused' && clock.pausedOn ? [{ kind: 'paused', since: clock.pausedOn } as const] : []),
    ...(isStaffed ? [] : [{ kind: 'unstaffed' } as const]),
    ...(isAsked ? [{ kind: 'waiting', who: holderName(engine, owed), since: clock.startDay } as const] : []),
    ...(waits === null || isAsked ? [] : [binds(owed, row.holder) ? waits : ({ ...waits, kind: 'waiting' } as const)]),
    ...(clock ? lost(engine, procedure, row, clock) : []),
  ]
}

function lost(engine: Engine, procedure: Procedure, file: Running, clock: CaseClock): readonly Cause[] {
  const counting = { procedure, file, calendar: engine.calendar }
  const now = engine.clock.now()
  const over = isLate(clock) ? charges(counting, clock.rule, now) : misroutedDays(counting, clock.rule, now)
  const text: Bilingual | null = chargeText(engine, over)
  return text === null ? [] : [{ kind: isLate(clock) ? 'charged' : 'lost', text }]
}
