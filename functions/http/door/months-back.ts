import type { Engine } from '#engine/store/engine.ts'
import { addMonths, shanghaiDay } from '#law/day.ts'
import type { Ask } from './ask.ts'

/** Months back, YYYY-MM, for lists by month. */
export function monthsBack({ clock }: Pick<Engine, 'clock'>, n = 12): readonly string[] {
  const first = `${shanghaiDay(clock.now()).slice(0, 7)}-01`
  return Array.from({ length: n }, (_, back) => addMonths(first, -back).slice(0, 7))
}

/** Months to choose from; an older one by its address. */
export const offeredMonths = 24

/** The month asked for, else this one. */
export function monthAsked({ query }: Pick<Ask, 'query'>, { clock }: Pick<Engine, 'clock'>): string {
  const { month = '' } = query
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : shanghaiDay(clock.now()).slice(0, 7)
}
