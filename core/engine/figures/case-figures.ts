import { charges } from '#engine/case/charges.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { workingDaysBetween } from '#law/count.ts'
import { type Day, serialOf, shanghaiDay } from '#law/day.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** Figure by month, unit (null: the city) and name. */
export type Figure = { readonly month: string; readonly unit: string | null; readonly name: string }

const upheld = new Set(['01', '02', '03', '04', '08'])

/**
 * Figures that a case adds. Received counts by the opening month, answered or moot by the month served. A limit counts
 * by the month it was due; an open one by the month it was met, else by none.
 */
export function caseFigures(engine: Pick<Engine, 'calendar'>, procedure: Procedure, file: CaseFile): readonly Figure[] {
  const { about } = procedure.pages.show(file.data)
  const city = (month: string, name: string): Figure => ({ month, unit: null, name: `${file.procedure}.${name}` })
  return [
    city(monthOf(file.openedAt), 'received'),
    ...(file.arisesFrom === null ? [] : [city(monthOf(file.openedAt), 'reopened')]),
    ...(about === undefined ? [] : [city(monthOf(file.openedAt), `about.${about}`)]),
    ...answeredFigures(engine, procedure, file).map((name) => city(answeredIn(procedure, file), name)),
    ...ratingFigures(procedure, file),
    ...Object.values(file.clocks).flatMap((clock) => [
      ...clockFigures(file, clock),
      ...dailyFigures(clock),
      ...delayFigures({ procedure, file, calendar: engine.calendar }, clock),
    ]),
  ]
}

/** Counts an immutable breach row in its own month. */
export const breachFigure = (procedure: string, limit: string, at: number): Figure => ({
  month: monthOf(at),
  unit: null,
  name: `${procedure}.limit.${limit}.breach`,
})

const monthOf = (at: number) => shanghaiDay(at).slice(0, 7)
const answeredIn = (procedure: Procedure, file: CaseFile) => monthOf(procedure.pages.show(file.data).answeredAt ?? 0)

function answeredFigures({ calendar }: Pick<Engine, 'calendar'>, procedure: Procedure, file: CaseFile) {
  const { answeredAt, items = [], upheld: isGranted, ending, withdrawnFor } = procedure.pages.show(file.data)
  const { rated } = file
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
    ...(rated === undefined ? [] : ['rated', ...(rated >= 4 ? ['satisfied'] : [])]),
    ...new Set(right.flatMap(({ field }) => (field === null ? [] : [`field.${field}`]))),
  ]
}

/** The rating's steps, for the unit that held the case last. */
function ratingFigures(procedure: Procedure, file: CaseFile): readonly Figure[] {
  const unit = file.held?.findLast(({ by }) => by.role !== 'applicant' && by.role !== 'system')?.by.unit ?? null
  const isRated = file.rated !== undefined && unit !== null && procedure.pages.show(file.data).ending !== 'moot'
  if (!isRated) return []
  return [{ month: answeredIn(procedure, file), unit, name: `${file.procedure}.rated.${file.rated}` }]
}

/** Days after receipt; null beyond the calendar. */
function workingDays(from: Day, to: Day, calendar: Engine['calendar']): number | null {
  const [start, end] = [serialOf(from), serialOf(to)]
  if (start < calendar.firstSerial || end > calendar.lastSerial) return null
  return workingDaysBetween(start, end, [], calendar)
}

/** Counts a unit's limits by outcome and charge; not the applicant's. */
function clockFigures(file: CaseFile, clock: CaseClock): readonly Figure[] {
  const standing = standingOf(clock)
  if (standing === null || clock.owedBy.role === 'applicant') return []
  const month = (clock.due ?? (clock.endedAt === null ? null : shanghaiDay(clock.endedAt)))?.slice(0, 7)
  if (month === undefined) return []
  const { unit } = clock.chargedTo ?? clock.owedBy
  return [standing, ...apartIn(clock, standing)].flatMap((end) => {
    const name = `${file.procedure}.limit.${clock.rule}.${end}`
    return [{ month, unit: null, name }, ...(unit === null ? [] : [{ month, unit, name }])]
  })
}

/** Late by instant or date alone, where a day moved. */
function apartIn({ due, endedAt }: CaseClock, standing: string): readonly ('instantOnly' | 'dateOnly')[] {
  if (due === null || endedAt === null) return []
  const isLateByDate = shanghaiDay(endedAt) > due
  if (standing === 'late' && !isLateByDate) return ['instantOnly']
  return standing === 'onTime' && isLateByDate ? ['dateOnly'] : []
}

/** Working days lost by each party to a late limit. */
function delayFigures(
  counting: Pick<Engine, 'calendar'> & { readonly procedure: Procedure; readonly file: CaseFile },
  clock: CaseClock,
): readonly Figure[] {
  const { due, endedAt, state } = clock
  if (state !== 'late' || due === null || endedAt === null || clock.owedBy.role === 'applicant') return []
  return charges(counting, clock.rule, endedAt).flatMap(({ to: { unit }, days }): readonly Figure[] => {
    const name = `${counting.file.procedure}.delay.${days}`
    const month = due.slice(0, 7)
    return [{ month, unit: null, name }, ...(unit === null ? [] : [{ month, unit, name }])]
  })
}

/** Counts a unit's done and missed by day, for the forecast. */
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

function standingOf({
  state,
  breachedAt,
  ruled,
}: CaseClock): 'onTime' | 'late' | 'open' | 'overdue' | 'rescinded' | null {
  if (ruled === 'rescinded') return 'rescinded'
  if (state === 'met') return 'onTime'
  if (state === 'late') return 'late'
  if (state === 'cancelled') return null
  return breachedAt === null ? 'open' : 'overdue'
}
