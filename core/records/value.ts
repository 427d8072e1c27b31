import { type Day, isDay } from '#law/day.ts'

const separated = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?$/
const iso = /^\d{4}-\d\d-\d\d$/
const packed = /^(\d{4})(\d{2})(\d{2})$/
const decimal = /^[+-]?\d{1,12}(?:\.\d{1,6})?$/
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?$/
const allowedTime = /^(?:0?\d|1\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?Z?$/

/** Day a cell names, however spelled; null: none. */
export function readDay(text: string): Day | null {
  if (iso.test(text)) return isDay(text) ? text : null
  const plain = text.normalize('NFKC').trim()
  const match = packed.exec(plain) ?? separated.exec(plain)
  if (match === null) return null
  const time = /[ T](.*)$/.exec(plain.replace(/\s*([-/.年月日])\s*/g, '$1'))?.[1]
  if (time !== undefined && !allowedTime.test(time)) return null
  const day = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`
  return isDay(day) ? day : null
}

/** Spreadsheet's days since 1899-12-30: pointed at, not taken. */
export const looksLikeSerialDay = (text: string) => /^[345]\d{4}(?:\.\d+)?$/.test(text.trim())

/** An amount in 万元; null where the cell holds no such number. */
export function readMoney(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  if (!decimal.test(plain) && !grouped.test(plain)) return null
  return Number(plain.replaceAll(',', ''))
}
