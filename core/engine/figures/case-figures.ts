import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { workingDaysBetween } from '#law/count.ts'
import { type Day, serialOf, shanghaiDay } from '#law/day.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** One thing to count: the month it belongs to, whose figure it is (null: the city's), and its name. */
export type Figure = { readonly month: string; readonly unit: string | null; readonly name: string }

const upheld = new Set(['01', '02', '03', '04', '08'])

/**
 * What a case adds to the figures as it stands. The definition sheet says it in words: a case is received in the month it
 * was opened, answered, or moot, in the month that was served, and a limit belongs to the month in which it was due; an open
 * one to none, and met while it was open, to the month it was met.
 */
export function caseFigures(engine: Pick<Engine, 'calendar'>, procedure: Procedure, file: CaseFile): readonly Figure[] {
  const { about } = procedure.pages.show(file.data)
  const city = (month: string, name: string): Figure => ({ month, unit: null, name: `${file.procedure}.${name}` })
  return [
    city(monthOf(file.openedAt), 'received'),
    ...(about === undefined ? [] : [city(monthOf(file.openedAt), `about.${about}`)]),
    ...answeredFigures(engine, procedure, file).map((name) => city(answeredIn(procedure, file), name)),
    ...Object.values(file.clocks).flatMap((clock) => [...clockFigures(file, clock), ...dailyFigures(clock)]),
  ]
}

/** A breach is its own immutable row of the log, and counted as such in the month it happened. */
export const breachFigure = (procedure: string, limit: string, at: number): Figure => ({
  month: monthOf(at),
  unit: null,
  name: `${procedure}.limit.${limit}.breach`,
})

const monthOf = (at: number) => shanghaiDay(at).slice(0, 7)
const answeredIn = (procedure: Procedure, file: CaseFile) => monthOf(procedure.pages.show(file.data).answeredAt ?? 0)

function answeredFigures({ calendar }: Pick<Engine, 'calendar'>, procedure: Procedure, file: CaseFile) {
  const { answeredAt, items = [], upheld: isGranted, ending, withdrawnFor } = procedure.pages.show(file.data)
  if (answeredAt === null) return []
  // Nothing was decided: no answer, and no part of any share.
  if (ending === 'moot') return ['moot', ...(withdrawnFor ? [`moot.${withdrawnFor}`] : [])]
  const days = workingDays(shanghaiDay(file.openedAt), shanghaiDay(answeredAt), calendar)
  const right = items.filter(({ answer }) => answer !== null && upheld.has(answer.code))
  const wasPaused = Object.values(file.clocks).some(({ pauses }) => pauses.length > 0)
  return [
    'answered',
    ...(days === null ? [] : [`days.${days}`]),
    ...((isGranted ?? right.length > 0) ? ['upheld'] : []),
    ...(withdrawnFor && ending === 'decided' ? ['upheldByWithdrawal'] : []),
    ...(wasPaused ? ['paused'] : []),
    ...new Set(right.flatMap(({ field }) => (field === null ? [] : [`field.${field}`]))),
  ]
}

/** Days after the day of receipt; null where the calendar does not reach. */
function workingDays(from: Day, to: Day, calendar: Engine['calendar']): number | null {
  const [start, end] = [serialOf(from), serialOf(to)]
  if (start < calendar.firstSerial || end > calendar.lastSerial) return null
  return workingDaysBetween(start, end, [], calendar)
}

/** Counts what a unit owes: in time, late (on whom charged), or running; applicant's time is nobody's performance. */
function clockFigures(file: CaseFile, clock: CaseClock): readonly Figure[] {
  const standing = standingOf(clock)
  if (standing === null || clock.owedBy.role === 'applicant') return []
  const month = (clock.due ?? (clock.endedAt === null ? null : shanghaiDay(clock.endedAt)))?.slice(0, 7)
  if (month === undefined) return []
  const name = `${file.procedure}.limit.${clock.rule}.${standing}`
  const { unit } = clock.chargedTo ?? clock.owedBy
  return [{ month, unit: null, name }, ...(unit === null ? [] : [{ month, unit, name }])]
}

/** By the day, for the forecast: what a unit got done, and what it did not in time. */
function dailyFigures(clock: CaseClock): readonly Figure[] {
  const { owedBy, endedAt, due } = clock
  const standing = standingOf(clock)
  if (owedBy.unit === null || standing === null) return []
  const of = (name: string, day: Day): Figure => ({ month: day.slice(0, 7), unit: owedBy.unit, name: `${name}.${day}` })
  return [
    ...(endedAt !== null && (standing === 'onTime' || standing === 'late') ? [of('done', shanghaiDay(endedAt))] : []),
    ...(due !== null && (standing === 'late' || standing === 'overdue') ? [of('missed', due)] : []),
  ]
}

function standingOf({ state, breachedAt }: CaseClock): 'onTime' | 'late' | 'open' | 'overdue' | null {
  if (state === 'met') return 'onTime'
  if (state === 'late') return 'late'
  if (state === 'cancelled') return null
  return breachedAt === null ? 'open' : 'overdue'
}
