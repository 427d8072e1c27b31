import { instantOn, isDay } from '#law/day.ts'
import { common } from './words/common.ts'
import { say } from './words/say.ts'

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** REDRESS_NOW: Shanghai day (09:00) or zoned instant; else machine's clock. */
export function now(given = process.env['REDRESS_NOW']): number {
  if (given === undefined || given === '') return Date.now()
  if (isDay(given)) return instantOn(given, '09:00')
  const parsed = instant.test(given) && isDay(given.slice(0, 10)) ? Date.parse(given) : Number.NaN
  if (Number.isNaN(parsed)) throw new Error(say(common.notADay, { given }))
  return parsed
}
