import { caseFile } from '#engine/case/case-of.ts'
import { heads } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { gathered } from '#engine/store/read-several.ts'
import type { BoardLine } from '#engine/views/board-line-view.ts'
import { boardCounts, staffedBy } from './board-counts.ts'
import { boardLine } from './board-line.ts'
import { boardRows } from './board-list.ts'
import type { Running } from './running.ts'
import { boardList } from './running-rows.ts'
import { countsFor } from './workload-counts.ts'

/** Limits that an overseer’s people owe, and their number. */
export type Watched = { readonly lines: readonly BoardLine[]; readonly n: number }
export type Watch = { readonly late: Watched; readonly soon: Watched }

/** Lines of each list of a digest. */
export const mostWatched = 40

type Asking = { readonly staff: readonly Person[]; readonly maySee: (person: Person, file: CaseFile) => boolean }

/** Limits late and due soon: of the area, or a head’s unit. */
export async function watchedBy(engine: Engine, person: Person, asking: Asking): Promise<Watch> {
  const units = unitsWatched(person) ?? [null]
  return {
    late: await watched(engine, person, { ...asking, units, show: 'overdue' }),
    soon: await watched(engine, person, { ...asking, units, show: 'atRisk' }),
  }
}

/** Units that a head or a county oversees; null: all. */
export const unitsWatched = (person: Person): readonly string[] | null =>
  person.roles.some(({ role, unit }) => role === 'supervisor' && unit === null) ? null : unitsHeaded(person)

const unitsHeaded = ({ roles }: Person): readonly string[] => [
  ...new Set(
    roles.flatMap(({ role, unit, over = [] }) => [...over, ...(unit !== null && heads.has(role) ? [unit] : [])]),
  ),
]

type Part = Asking & { readonly units: readonly (string | null)[]; readonly show: 'overdue' | 'atRisk' }

async function watched(engine: Engine, person: Person, { staff, maySee, units, show }: Part): Promise<Watched> {
  const isStaffed = staffedBy(staff)
  const any = { county: null, procedure: null, state: null, person: null, isStaffed }
  const lines: BoardLine[] = []
  let n = 0
  for (const unit of units) {
    const read = (at: string | undefined) => boardRows(engine, person, { ...any, show, unit }, at, mostWatched)
    const { items, isAll } = await gathered(read, mostWatched)
    const seen = await readable(engine, items, (file) => unit === null || maySee(person, file))
    const list = boardList(unit === null ? engine.deployment.area : `unit.${unit}`)
    const all = async () => boardCounts(await countsFor(engine, person, [list]), engine, isStaffed)[show]
    n += isAll ? seen.length : await all()
    lines.push(...seen.map((row) => boardLine(engine, { staff, isStaffed }, row)))
  }
  return { lines: lines.toSorted(byDay).slice(0, mostWatched), n }
}

/** A head reads what the unit has a part in. */
async function readable(engine: Engine, rows: readonly Running[], mayRead: (file: CaseFile) => boolean) {
  const found = await Promise.all(rows.map(async (row) => ({ row, item: await engine.table.get(caseKey(row.caseId)) })))
  return found.flatMap(({ row, item }) => (item && mayRead(caseFile(item)) ? [row] : []))
}

const byDay = (a: BoardLine, b: BoardLine) => (a.due ?? '9999').localeCompare(b.due ?? '9999')
