import type { Engine } from '#engine/store/engine.ts'
import { addMonths, shanghaiDay } from '#law/day.ts'

/** Twelve months back from this one, YYYY-MM: how far lists by month reach on a page. */
export function monthsBack({ clock }: Pick<Engine, 'clock'>): readonly string[] {
  const first = `${shanghaiDay(clock.now()).slice(0, 7)}-01`
  return Array.from({ length: 12 }, (_, n) => addMonths(first, -n).slice(0, 7))
}
