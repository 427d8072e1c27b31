import { added, type Counts } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Kept, Oversight, OversightMonth } from '#engine/views/oversight-view.ts'
import { addMonths } from '#law/day.ts'
import type { BulletinFigures } from './bulletin-view.ts'
import { histogram, quantile } from './statistics.ts'
import { countsOf } from './tally.ts'

type Asked = {
  /** The last of twelve months, YYYY-MM. */
  readonly to: string
  /** Null: every procedure together. */
  readonly procedure: string | null
  /** Units of a county; null: the whole area. */
  readonly units?: readonly string[] | null
}

/** Twelve months of the city, from monthly counters. */
export async function oversight(engine: Engine, { to, procedure, units: only = null }: Asked): Promise<Oversight> {
  const names = Array.from({ length: 12 }, (_, i) => addMonths(`${to}-01`, i - 11).slice(0, 7))
  const found = await Promise.all(names.map(async (month) => ({ month, ...part(await countsOf(engine, month), only) })))
  const of = procedure === null ? Object.keys(engine.procedures) : [procedure]
  const year = found.reduce<Counts>((sum, { city }) => added(sum, Object.entries(city)), {})
  const units = new Map<string, Counts>()
  for (const month of found)
    for (const [unit, counts] of month.units) units.set(unit, added(units.get(unit) ?? {}, Object.entries(counts)))
  return {
    months: found.map(({ month, city }) => monthOf(month, city, of)),
    year: monthOf(to, year, of),
    units: [...units]
      .map(([unit, counts]) => ({ unit, ...kept(counts, of), delay: delayIn(counts, of) }))
      .filter(({ onTime, late, open, overdue, delay }) => onTime + late + open + overdue + delay > 0)
      .toSorted((a, b) => b.late + b.overdue - (a.late + a.overdue) || (a.unit < b.unit ? -1 : 1)),
    limits: limitsIn(year, of),
    fields: fieldsIn(year, of),
    reviews: {
      answered: year[`${review}.answered`] ?? 0,
      overturned: year[`${review}.upheld`] ?? 0,
    },
  }
}

/** One month of the whole area, and of each unit. */
export async function monthFigures(engine: Engine, month: string): Promise<BulletinFigures> {
  const { city, units } = await countsOf(engine, month)
  const of = Object.keys(engine.procedures)
  const { received, answered, ...whole } = monthOf(month, city, of)
  const { onTime, late, open, overdue } = whole
  return {
    ...{ received, answered, onTime, late, open, overdue },
    units: [...units]
      .map(([unit, counts]) => ({ unit, ...kept(counts, of), delay: delayIn(counts, of) }))
      .filter((one) => one.onTime + one.late + one.open + one.overdue + one.delay > 0)
      .toSorted((a, b) => b.late + b.overdue - (a.late + a.overdue) || (a.unit < b.unit ? -1 : 1)),
  }
}

type Month = Awaited<ReturnType<typeof countsOf>>

/** Of some units: their own counters, which hold their limits alone. */
function part({ city, units }: Month, only: readonly string[] | null): Month {
  if (only === null) return { city, units }
  const own = new Map([...units].filter(([unit]) => only.includes(unit)))
  return { city: [...own.values()].reduce<Counts>((sum, one) => added(sum, Object.entries(one)), {}), units: own }
}

const review = 'higherReview'

/** Days of all late limits: each counter is of so many. */
const delayIn = (counts: Counts, of: readonly string[]): number =>
  histogram(
    counts,
    of.map((id) => `${id}.delay.`),
  ).reduce((sum, [days, n]) => sum + days * n, 0)

function monthOf(month: string, counts: Counts, of: readonly string[]): OversightMonth {
  const sum = (name: string) => of.reduce((all, id) => all + (counts[`${id}.${name}`] ?? 0), 0)
  const days = histogram(
    counts,
    of.map((id) => `${id}.days.`),
  )
  const answered = sum('answered')
  return {
    ...{ month, received: sum('received'), answered, paused: sum('paused'), upheld: sum('upheld') },
    median: quantile(days, 0.5),
    p90: quantile(days, 0.9),
    reopened: sum('reopened'),
    overturned: of.includes(review) ? (counts[`${review}.upheld`] ?? 0) : 0,
    delay: delayIn(counts, of),
    ...kept(counts, of),
  }
}

/** Sums of limits' ends, over all rules or one. */
function kept(counts: Counts, of: readonly string[], rule?: string): Kept {
  const sums = { onTime: 0, late: 0, open: 0, overdue: 0 }
  for (const [name, n] of Object.entries(counts)) {
    const [procedure = '', kind, limit, standing = ''] = name.split('.')
    if (kind !== 'limit' || !of.includes(procedure) || (rule !== undefined && limit !== rule)) continue
    if (standing === 'onTime' || standing === 'late' || standing === 'open' || standing === 'overdue')
      sums[standing] += n
  }
  return sums
}

function limitsIn(counts: Counts, of: readonly string[]): Oversight['limits'] {
  const found = new Set<string>()
  for (const name of Object.keys(counts)) {
    const [procedure = '', kind, rule = ''] = name.split('.')
    if (kind === 'limit' && of.includes(procedure)) found.add(`${procedure}.${rule}`)
  }
  return [...found].toSorted().map((name) => {
    const [procedure = '', rule = ''] = name.split('.')
    return { procedure, rule, ...kept(counts, [procedure], rule) }
  })
}

/** Corrected entries of records, most often first. */
function fieldsIn(counts: Counts, of: readonly string[]): Oversight['fields'] {
  const sums = new Map<string, number>()
  for (const [name, n] of Object.entries(counts)) {
    const [procedure = '', kind, field = ''] = name.split('.')
    if (kind === 'field' && of.includes(procedure)) sums.set(field, (sums.get(field) ?? 0) + n)
  }
  return [...sums]
    .map(([field, cases]) => ({ field, cases }))
    .toSorted((a, b) => b.cases - a.cases)
    .slice(0, 10)
}
