import type { Engine } from '#engine/store/engine.ts'
import { addMonths, shanghaiDay } from '#law/day.ts'

/** Twelve months back, YYYY-MM, for lists by month. */
export function monthsBack({ clock }: Pick<Engine, 'clock'>): readonly string[] {
  const first = `${shanghaiDay(clock.now()).slice(0, 7)}-01`
  return Array.from({ length: 12 }, (_, n) => addMonths(first, -n).slice(0, 7))
}
