import type { Counts } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { EditionRow, RowChange } from '#engine/views/edition-view.ts'
import type { Directory } from '#records/directory.ts'
import { countsOf } from './tally.ts'

/** Ends of limits in a year, by unit and limit. */
export async function editionRows(engine: Pick<Engine, 'table'>, year: number): Promise<readonly EditionRow[]> {
  const sums = new Map<string, Counts>()
  for (const month of monthsOf(year)) {
    const { city, units } = await countsOf(engine, month)
    addTo(sums, null, city)
    for (const [unit, counts] of units) {
      addTo(sums, unit, counts)
      // The city's counters hold the units' too.
      addTo(sums, null, Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, -n])))
    }
  }
  return rowsIn(sums)
}

export const monthsOf = (year: number): readonly string[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)

type Sums = Map<string, Counts>

/** Adds counters of limits to the sums of a unit. */
export function addTo(sums: Sums, unit: string | null, counts: Counts): void {
  for (const [name, n] of Object.entries(counts)) {
    const [procedure = '', kind, rule = '', standing = ''] = name.split('.')
    if (kind !== 'limit' || !standings.has(standing)) continue
    const key = [unit ?? '', procedure, rule].join(' ')
    const had = sums.get(key) ?? {}
    sums.set(key, { ...had, [standing]: (had[standing] ?? 0) + n })
  }
}

const standings = new Set(['onTime', 'late', 'instantOnly', 'dateOnly', 'open', 'overdue', 'rescinded'])

export const rowsIn = (sums: Sums): readonly EditionRow[] =>
  [...sums]
    .map(([key, counts]) => rowOf(key, counts))
    .filter((row) => standingsIn(row) > 0)
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))

function rowOf(key: string, counts: Counts): EditionRow {
  const [unit = '', procedure = '', rule = ''] = key.split(' ')
  const of = (name: string) => counts[name] ?? 0
  return {
    ...{ unit: unit === '' ? null : unit, procedure, rule },
    onTime: of('onTime'),
    late: of('late'),
    lateByDate: of('late') - of('instantOnly') + of('dateOnly'),
    open: of('open'),
    overdue: of('overdue'),
    rescinded: of('rescinded'),
  }
}

const standingsIn = (row: EditionRow) => row.onTime + row.late + row.open + row.overdue + row.rescinded
const placeOf = ({ unit, procedure, rule }: EditionRow) => `${unit ?? '~'} ${procedure} ${rule}`

/** Sums of the whole, of a county or of a unit. */
export type Scope = { readonly kind: 'city' } | { readonly kind: 'county' | 'unit'; readonly id: string }

/** Rows of a scope, one for each limit. */
export function rowsFor(rows: readonly EditionRow[], scope: Scope, { units }: Directory): readonly EditionRow[] {
  const areaOf = (unit: string | null) => units.find(({ id }) => id === unit)?.area
  const isIn = ({ unit }: EditionRow) =>
    scope.kind === 'city' || (scope.kind === 'unit' ? unit === scope.id : areaOf(unit) === scope.id)
  const sums: Sums = new Map()
  for (const row of rows.filter(isIn)) {
    const { procedure, rule, onTime, late, lateByDate, open, overdue, rescinded } = row
    const key = ['', procedure, rule].join(' ')
    const had = sums.get(key) ?? {}
    const more = { onTime, late, dateOnly: lateByDate - late, open, overdue, rescinded }
    sums.set(key, Object.fromEntries(Object.entries(more).map(([name, n]) => [name, (had[name] ?? 0) + n])))
  }
  return rowsIn(sums)
}

export function changesBetween(before: readonly EditionRow[], after: readonly EditionRow[]): readonly RowChange[] {
  const places = [...new Set([...before, ...after].map(placeOf))].toSorted()
  return places.flatMap((place) => {
    const [was, is] = [before, after].map((rows) => rows.find((row) => placeOf(row) === place) ?? null)
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ before: was ?? null, after: is ?? null }]
  })
}
