import { added, type Counts } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Figures, LimitFigures, ProcedureFigures, Shown, Statistics } from '#engine/store/figures-view.ts'
import { addMonths } from '#law/day.ts'
import { countsOf } from './tally.ts'

type Options = { readonly to: string; readonly smallest: number; readonly perUnit: boolean }

/** Twelve months to YYYY-MM, without small counts or their giveaways. */
export async function statistics(engine: Engine, { to, smallest, perUnit }: Options): Promise<Statistics> {
  const months = Array.from({ length: 12 }, (_, i) => addMonths(`${to}-01`, i - 11).slice(0, 7))
  const found = await Promise.all(months.map((month) => countsOf(engine, month, perUnit ? null : 'city')))
  const all = found.map(({ city }) => byProcedure(city))
  const whole = byProcedure(
    added(
      {},
      found.flatMap(({ city }) => Object.entries(city)),
    ),
  )
  const units = [...unitSums(found.map((one) => one.units))].map(
    ([unit, counts]) => [unit, byProcedure(counts)] as const,
  )
  return {
    from: months[0] ?? to,
    to,
    smallest,
    procedures: Object.keys(engine.procedures).map((procedure) => {
      const year = whole(procedure)
      return {
        procedure,
        months: accompanied(
          months.map((month, n) => ({ month, ...figures(all[n]?.(procedure) ?? {}, procedure, smallest) })),
        ),
        year: figures(year, procedure, smallest),
        limits: [
          ...limits(year, procedure, null, smallest),
          ...units.flatMap(([unit, of]) => limits(of(procedure), procedure, unit, smallest)),
        ],
        about: perUnit ? about(year, procedure, smallest) : [],
        fields: fields(year, procedure, smallest),
      }
    }),
  }
}

/** Counters of each procedure alone: the first word names it. */
function byProcedure(counts: Counts): (procedure: string) => Counts {
  const groups = Map.groupBy(Object.entries(counts), ([name]) => name.slice(0, name.indexOf('.')))
  return (procedure) => Object.fromEntries(groups.get(procedure) ?? [])
}

/** Smallest count told, and naming of units (ADR 17: off). */
export const statisticsOptions = ({ deployment: { flags } }: Engine, to: string): Options => ({
  to,
  smallest: typeof flags['smallestCount'] === 'number' ? flags['smallestCount'] : 5,
  perUnit: flags['figuresPerUnit'] === true,
})

function unitSums(months: readonly ReadonlyMap<string, Counts>[]): Map<string, Counts> {
  const sums = new Map<string, Counts>()
  for (const units of months)
    for (const [unit, counts] of units) sums.set(unit, added(sums.get(unit) ?? {}, Object.entries(counts)))
  return sums
}

function figures(counts: Counts, procedure: string, smallest: number): Figures {
  const of = (name: string) => counts[`${procedure}.${name}`] ?? 0
  const days = histogram(counts, [`${procedure}.days.`])
  const answered = of('answered')
  const isTold = answered >= smallest
  return {
    received: told(of('received'), smallest),
    answered: told(answered, smallest),
    median: isTold ? quantile(days, 0.5) : null,
    p90: isTold ? quantile(days, 0.9) : null,
    paused: share(of('paused'), answered, smallest),
    upheld: share(of('upheld'), answered, smallest),
    upheldByWithdrawal: partOf(of('upheldByWithdrawal'), of('upheld'), smallest),
    moot: told(of('moot'), smallest),
    mootAtSource: partOf(summed(counts, `${procedure}.moot.`), of('moot'), smallest),
    rated: told(of('rated'), smallest),
    satisfied: share(of('satisfied'), of('rated'), smallest),
  }
}

const summed = (counts: Counts, prefix: string) =>
  Object.entries(counts).reduce((sum, [name, n]) => (name.startsWith(prefix) ? sum + n : sum), 0)

/** None is none; a few are not told. */
export const told = (n: number, smallest: number): Shown => (n === 0 || n >= smallest ? n : null)

/** Tells a part unless its rest is a few. */
const partOf = (part: number, all: number, smallest: number): Shown =>
  told(all - part, smallest) === null ? null : told(part, smallest)

/** Tells a share unless part or rest is a few. */
export function share(part: number, of: number, smallest: number): Shown {
  if (of < smallest || told(part, smallest) === null || told(of - part, smallest) === null) return null
  return part / of
}

type Months = ProcedureFigures['months']

/** Hides a second month: the year would give a single one away. */
function accompanied(months: Months): Months {
  return (['received', 'answered', 'upheldByWithdrawal', 'moot', 'mootAtSource', 'rated'] as const).reduce<Months>(
    (all, name) => {
      const others = all.filter((one) => (one[name] ?? 0) > 0).toSorted((a, b) => (a[name] ?? 0) - (b[name] ?? 0))
      const isAlone = all.filter((one) => one[name] === null).length === 1
      return isAlone ? all.map((one) => (one === others[0] ? { ...one, [name]: null } : one)) : all
    },
    months,
  )
}

type Histogram = readonly (readonly [value: number, n: number])[]

/** Counters whose names end with a number, by prefix. */
export function histogram(counts: Counts, prefixes: readonly string[]): Histogram {
  return Object.entries(counts)
    .flatMap(([name, n]) => {
      const prefix = prefixes.find((one) => name.startsWith(one))
      return prefix === undefined ? [] : [[Number(name.slice(prefix.length)), n] as const]
    })
    .toSorted(([a], [b]) => a - b)
}

/** The least value that so many are not above. */
export function quantile(days: Histogram, q: number): Shown {
  const total = days.reduce((sum, [, n]) => sum + n, 0)
  let seen = 0
  for (const [value, n] of days) {
    seen += n
    if (seen >= q * total) return value
  }
  return null
}

function limits(counts: Counts, procedure: string, unit: string | null, smallest: number): readonly LimitFigures[] {
  const prefix = `${procedure}.limit.`
  const names = Object.keys(counts).filter((name) => name.startsWith(prefix))
  const rules = new Set(names.map((name) => name.slice(prefix.length).split('.')[0] ?? ''))
  return [...rules].toSorted().map((rule) => {
    const of = (name: string) => counts[`${prefix}${rule}.${name}`] ?? 0
    const done = of('onTime') + of('late')
    const open = of('open') + of('overdue')
    return {
      rule,
      unit,
      due: told(done, smallest),
      onTime: share(of('onTime'), done, smallest),
      open: told(open, smallest),
      breaches: told(of('breach'), smallest),
    }
  })
}

/** Counts whom complaints were about; few are not told. */
function about(counts: Counts, procedure: string, smallest: number): ProcedureFigures['about'] {
  const prefix = `${procedure}.about.`
  return Object.entries(counts)
    .filter(([name, n]) => name.startsWith(prefix) && n >= smallest)
    .map(([name, received]) => ({ unit: name.slice(prefix.length), received }))
    .toSorted((a, b) => b.received - a.received)
}

function fields(counts: Counts, procedure: string, smallest: number): ProcedureFigures['fields'] {
  return histogramOf(counts, `${procedure}.field.`)
    .filter(({ items }) => items >= smallest)
    .toSorted((a, b) => b.items - a.items)
    .slice(0, 10)
}

const histogramOf = (counts: Counts, prefix: string) =>
  Object.entries(counts).flatMap(([name, items]) =>
    name.startsWith(prefix) ? [{ field: name.slice(prefix.length), items }] : [],
  )
