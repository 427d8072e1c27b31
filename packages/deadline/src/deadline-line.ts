import { two } from './bilingual.ts'
import type { Calendar } from './calendar.ts'
import { isDay } from './day.ts'
import { type Deadline, type DeadlineOptions, findDeadline, type Length, type Span } from './deadline.ts'

/** Refusals of `deadline`, in the words it uses. */
export const deadlineRefusals = {
  notJson: two('不是 JSON', 'not JSON'),
  notObject: two('不是 JSON 对象', 'not a JSON object'),
  unknownKey: two('有不认识的字段', 'an unknown key'),
  invalidStart: two('start 不是有效日期（YYYY-MM-DD）', 'start is not a valid day (YYYY-MM-DD)'),
  invalidUnit: two(
    'workingDays、calendarDays、months 须有且只有一个',
    'exactly one of workingDays, calendarDays, months is needed',
  ),
  invalidLength: two('期限须为非负整数', 'the length must be a whole number, 0 or more'),
  invalidAs: two(
    'as 只能是 act 或 period，period 只用于 months',
    'as must be act or period, and period goes with months only',
  ),
  invalidStrict: two('strict 须为 true 或 false', 'strict must be true or false'),
  invalidPauses: two(
    'pauses 须为 [{from,to}]，两端均为有效日期且先后有序',
    'pauses must be [{from,to}], two valid days in order each',
  ),
  outsideCalendar: two('日期超出日历范围', 'the date lies outside the calendar'),
  provisional: two('日期为暂定，放假安排尚未公布', 'the date is provisional: no holiday notice is published for it'),
} as const

export type DeadlineRefusal = keyof typeof deadlineRefusals
export type DeadlineReply = { readonly end: string; readonly provisional: boolean } | Refused

type Fields = Readonly<Record<string, unknown>>
type Refused = { readonly refused: DeadlineRefusal; readonly message: string }

const known = new Set(['start', 'workingDays', 'calendarDays', 'months', 'pauses', 'strict', 'as'])
const units = ['workingDays', 'calendarDays', 'months'] as const

/** One JSON object in, one reply out; never throws on input. */
export function deadlineLine(line: string, calendar: Calendar): DeadlineReply {
  const fields = fieldsOf(line)
  if (isRefusal(fields)) return fields
  const start = fields['start']
  if (!isDay(start)) return refuse('invalidStart')
  const length = lengthOf(fields)
  if (isRefusal(length)) return length
  const options = optionsOf(fields['pauses'])
  if (isRefusal(options)) return options
  const strict = fields['strict']
  if (strict !== undefined && typeof strict !== 'boolean') return refuse('invalidStrict')
  const found = findDeadline(length, start, calendar, options)
  return found === undefined ? refuse('outsideCalendar', rangeOf(length, calendar)) : reply(found, strict === true)
}

/** Writes JSON; days, the usual replies, need no escaping. */
export const replyText = (answer: DeadlineReply): string =>
  'end' in answer ? `{"end":"${answer.end}","provisional":${answer.provisional}}` : JSON.stringify(answer)

function reply({ due, provisional }: Deadline, strict: boolean): DeadlineReply {
  return provisional && strict ? refuse('provisional', due) : { end: due, provisional }
}

function fieldsOf(line: string): Fields | Refused {
  const value = parse(line)
  if (value === undefined) return refuse('notJson')
  if (!isFields(value)) return refuse('notObject')
  for (const key in value) if (!known.has(key)) return refuse('unknownKey', key.slice(0, 40))
  return value
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function lengthOf(fields: Fields): Length | Refused {
  let unit: Length['unit'] | undefined
  for (const one of units) {
    if (fields[one] === undefined) continue
    if (unit !== undefined) return refuse('invalidUnit')
    unit = one
  }
  if (unit === undefined) return refuse('invalidUnit')
  const n = fields[unit]
  if (typeof n !== 'number' || !Number.isSafeInteger(n) || n < 0) return refuse('invalidLength')
  const as = fields['as'] === undefined ? 'act' : fields['as']
  if (as !== 'act' && as !== 'period') return refuse('invalidAs')
  if (as === 'period' && unit !== 'months') return refuse('invalidAs')
  return { unit, n, as }
}

function optionsOf(pauses: unknown): DeadlineOptions | Refused {
  if (pauses === undefined) return {}
  if (!Array.isArray(pauses)) return refuse('invalidPauses')
  const excluded: Span[] = []
  for (const pause of pauses) {
    if (!isSpan(pause)) return refuse('invalidPauses')
    excluded.push(pause)
  }
  return { excluded }
}

function isSpan(value: unknown): value is Span {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return false
  return isDay(value.from) && isDay(value.to) && value.from <= value.to && Object.keys(value).length === 2
}

const rangeOf = (length: Length, calendar: Calendar) =>
  length.as === 'period' ? '0001-01-01…9999-12-31' : `${calendar.firstDay}…${calendar.lastDay}`

function refuse(refused: DeadlineRefusal, detail?: string): Refused {
  const { zh, en } = deadlineRefusals[refused]
  const message = `${zh} / ${en}`
  return { refused, message: detail === undefined ? message : `${message}: ${detail}` }
}

const isRefusal = (parsed: object): parsed is Refused => 'refused' in parsed
