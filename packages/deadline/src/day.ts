import { Fault } from './fault.ts'

/** A Shanghai day, YYYY-MM-DD, years 0001 to 9999; compares as text. */
export type Day = string

const dayLength = 86_400_000
const shanghaiOffset = 8 * 3_600_000
const firstSerial = -719_162
const lastSerial = 2_932_896
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const
const noNumber = -10_000
const clockTime = /^([01]\d|2[0-3]):([0-5]\d)$/

// The first form keeps a text that is no day a text.
export function isDay(text: string): boolean
export function isDay(text: unknown): text is Day
export function isDay(text: unknown): boolean {
  return typeof text === 'string' && parseDay(text) !== undefined
}

/** Days since 1970-01-01, or undefined where the text is no day. */
export function parseDay(text: string): number | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const month = twoDigits(text, 5)
  const date = twoDigits(text, 8)
  const valid = year >= 1 && date >= 1 && date <= lengthOfMonth(year, month)
  return valid ? serialFrom(year, month, date) : undefined
}

/** Days since 1970-01-01. */
export function serialOf(day: Day): number {
  const serial = parseDay(day)
  if (serial === undefined) throw new Fault('invalidDay', `not a day: ${day}`)
  return serial
}

export function dayOf(serial: number): Day {
  if (!isSerial(serial)) throw new Fault('dayOutOfRange', `no day has the number ${serial}`)
  const { year, month, date } = partsOf(serial)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

export const isSerial = (serial: number) => Number.isInteger(serial) && serial >= firstSerial && serial <= lastSerial

export const addDays = (day: Day, n: number): Day => dayOf(serialOf(day) + n)

/** Days that `to` lies after `from`. */
export const daysBetween = (from: Day, to: Day): number => serialOf(to) - serialOf(from)

/** The corresponding day, or the month's last if none (民法典 202). */
export const addMonths = (day: Day, n: number): Day => dayOf(serialAfterMonths(serialOf(day), n))

/** NaN unless whole; no day's serial beyond years 1 to 9999. */
export function serialAfterMonths(serial: number, n: number): number {
  const { year, month, date } = partsOf(serial)
  const index = year * 12 + month - 1 + n
  if (!Number.isInteger(index)) return Number.NaN
  const targetYear = Math.floor(index / 12)
  const targetMonth = (index % 12) + 1
  return serialFrom(targetYear, targetMonth, Math.min(date, lengthOfMonth(targetYear, targetMonth)))
}

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (day: Day): number => weekdayOfSerial(serialOf(day))

export const weekdayOfSerial = (serial: number): number => (((serial + 4) % 7) + 7) % 7

export const shanghaiDay = (instantMs: number): Day => dayOf(Math.floor((instantMs + shanghaiOffset) / dayLength))

/** 00:00+08:00 of the day, in UTC milliseconds. */
export const startOfDay = (day: Day): number => serialOf(day) * dayLength - shanghaiOffset

/** 24:00+08:00 of the day: the start of the next one, exclusive. */
export const endOfDay = (day: Day): number => startOfDay(day) + dayLength

export function instantOn(day: Day, time: string): number {
  const match = clockTime.exec(time)
  if (match === null) throw new Fault('invalidTime', `not a time of day: ${time}`)
  return startOfDay(day) + (Number(match[1]) * 60 + Number(match[2])) * 60_000
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : noNumber
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** 0 of what is no month. */
const lengthOfMonth = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)

function serialFrom(year: number, month: number, date: number): number {
  const y = year - 1
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  const leapDay = month > 2 && isLeap(year) ? 1 : 0
  return y * 365 + leapDays + (daysBefore[month - 1] ?? 0) + leapDay + date - 719_163
}

// Years begin in March here, so the leap day is last.
function partsOf(serial: number): { year: number; month: number; date: number } {
  const shifted = serial + 719_468
  const era = Math.floor(shifted / 146_097)
  const doe = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  )
  const dayOfYear = doe - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  const date = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date }
}
