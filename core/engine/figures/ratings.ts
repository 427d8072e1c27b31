import type { Counts } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { RatingRow } from '#engine/views/oversight-view.ts'
import { addMonths } from '#law/day.ts'
import { share, statisticsOptions, told } from './statistics.ts'
import { countsOf } from './tally.ts'

type Asked = {
  /** The last of twelve months, YYYY-MM. */
  readonly to: string
  /** Units of a county; null: the whole area. */
  readonly units: readonly string[] | null
}

/** Twelve months by procedure and unit; a few are not told. */
export async function ratings(engine: Engine, { to, units }: Asked): Promise<readonly RatingRow[]> {
  const { smallest } = statisticsOptions(engine, to)
  const months = Array.from({ length: 12 }, (_, i) => addMonths(`${to}-01`, -i).slice(0, 7))
  const found = await Promise.all(months.map(async (month) => ({ month, of: (await countsOf(engine, month)).units })))
  return found.flatMap(({ month, of }) =>
    Object.keys(engine.procedures).flatMap((procedure) =>
      covered([...of].flatMap(([unit, counts]) => rowOf({ month, procedure, unit }, counts, smallest))).filter(
        ({ unit }) => units === null || units.includes(unit),
      ),
    ),
  )
}

type Of = Pick<RatingRow, 'month' | 'procedure' | 'unit'>

function rowOf(of: Of, counts: Counts, smallest: number): readonly RatingRow[] {
  const steps = [1, 2, 3, 4, 5].map((step) => counts[`${of.procedure}.rated.${step}`] ?? 0)
  const all = steps.reduce((sum, n) => sum + n, 0)
  const upper = (steps[3] ?? 0) + (steps[4] ?? 0)
  return all > 0 ? [{ ...of, rated: told(all, smallest), satisfied: share(upper, all, smallest) }] : []
}

/** Hides a second unit: sums would give one away. */
function covered(rows: readonly RatingRow[]): readonly RatingRow[] {
  const least = rows.filter(({ rated }) => rated !== null).toSorted((a, b) => (a.rated ?? 0) - (b.rated ?? 0))[0]
  const isAlone = rows.filter(({ rated }) => rated === null).length === 1
  return isAlone ? rows.map((one) => (one === least ? { ...one, rated: null, satisfied: null } : one)) : rows
}
