import type { Bilingual } from './bilingual.ts'
import type { Calendar, Notice } from './calendar.ts'
import { addDays, type Day, weekday } from './day.ts'
import { type Deadline, type DeadlineOptions, deadline, findDeadline, type Length } from './deadline.ts'
import { Fault } from './fault.ts'
import { holidayName } from './holiday-name.ts'
import { ruleSetVersion as today } from './rules.ts'
import { lengthOf, type TimeLimit } from './time-limit.ts'

export type ExplainedDay = {
  readonly day: Day
  readonly kind: 'start' | 'counted' | 'restDay' | 'holiday' | 'madeUp' | 'paused' | 'rolled' | 'due'
  /** Number within the limit, where the day counts. */
  readonly n?: number
  readonly name?: Bilingual
  readonly notice?: Notice & { readonly year: number }
}

export type Explanation = Pick<Deadline, 'provisional'> & {
  /** Null: beyond the calendar, open until the next notice. */
  readonly due: Day | null
  readonly limit: TimeLimit
  /** With the extension. */
  readonly length: Length
  readonly extendedBy: number
  readonly rows: readonly ExplainedDay[]
  readonly calendarVersion: string
  readonly ruleSetVersion: string
}

type Count = {
  readonly length: Length
  readonly due: Day
  readonly calendar: Calendar
  readonly options: DeadlineOptions
}

type ExplainOptions = DeadlineOptions & {
  readonly length?: Length
  readonly ruleSetVersion?: string
  /** The case does not know the day yet, whatever this calendar says. */
  readonly isOpen?: boolean
}

/** Explains a deadline day by day, with notices, variants and editions. */
export function explain(
  limit: TimeLimit,
  start: Day,
  calendar: Calendar,
  { length: given, ruleSetVersion = today, isOpen = false, ...options }: ExplainOptions = {},
): Explanation {
  const figure = given ?? lengthOf(limit)
  if (figure === undefined) throw new Fault('noLength', `${limit.id} has no figure`)
  const extendedBy = options.extendedBy ?? 0
  const found = isOpen ? undefined : findDeadline(figure, start, calendar, options)
  const length = { ...figure, n: figure.n + extendedBy }
  const versions = { limit, length, extendedBy, calendarVersion: calendar.version, ruleSetVersion }
  const first = { day: start, kind: 'start' } as const
  if (found === undefined) return { ...versions, due: null, provisional: true, rows: [first] }
  const count = { length, due: found.due, calendar, options }
  return {
    ...found,
    ...versions,
    rows: [first, ...(length.unit === 'months' ? months(count, start) : days(count, start))],
  }
}

function days(count: Count, start: Day): readonly ExplainedDay[] {
  const rows: ExplainedDay[] = []
  let n = 0
  for (let day = addDays(start, 1); day <= count.due; day = addDays(day, 1)) {
    const row = explainDay(count, day, n)
    n = row.n ?? n
    rows.push(row)
  }
  return rows
}

function explainDay({ length, due, calendar, options }: Count, day: Day, before: number): ExplainedDay {
  const named = nameOf(calendar, day)
  const working = length.unit === 'workingDays'
  if (before >= length.n) return { day, kind: day === due ? 'due' : 'rolled', ...named }
  if (isPaused(options, day)) return { day, kind: 'paused' }
  const counts = !working || calendar.isWorkingDay(day)
  if (day === due) return { day, kind: 'due', ...(counts ? { n: before + 1 } : {}), ...named }
  if (!counts) return { day, kind: named.name === undefined ? 'restDay' : 'holiday', ...named }
  return { day, kind: working && isWeekend(day) ? 'madeUp' : 'counted', n: before + 1, ...named }
}

// Months are not counted by days: shows only what moves the end.
function months(count: Count, start: Day): readonly ExplainedDay[] {
  const period = deadline({ ...count.length, as: 'period' }, start, count.calendar, {
    excluded: count.options.excluded ?? [],
  })
  const rows: ExplainedDay[] = []
  for (let day = addDays(start, 1); day < count.due; day = addDays(day, 1)) {
    if (day >= period.due) rows.push({ day, kind: 'rolled', ...nameOf(count.calendar, day) })
    else if (isPaused(count.options, day)) rows.push({ day, kind: 'paused' })
  }
  const named = count.length.as === 'act' ? nameOf(count.calendar, count.due) : {}
  return count.due === start ? rows : [...rows, { day: count.due, kind: 'due', ...named }]
}

const isPaused = ({ excluded }: DeadlineOptions, day: Day) =>
  excluded?.some((span) => span.from <= day && day <= span.to) === true

const isWeekend = (day: Day) => weekday(day) === 0 || weekday(day) === 6

function nameOf(calendar: Calendar, day: Day): Pick<ExplainedDay, 'name' | 'notice'> {
  const name = calendar.nameOf(day)
  const notice = calendar.noticeOf(day)
  return { ...(name === undefined ? {} : { name: holidayName(name) }), ...(notice === undefined ? {} : { notice }) }
}
