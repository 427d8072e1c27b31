import { may, type Target } from '#engine/people/authorise.ts'
import { findPerson } from '#engine/people/people.ts'
import { binds } from '#engine/store/binds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { dueBuckets } from '#engine/store/keys.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { pageSize } from '#engine/store/read.ts'
import { readMerged, readSifted } from '#engine/store/read-several.ts'
import type { BoardShow } from '#engine/views/oversight-view.ts'
import type { Calendar } from '#law/calendar.ts'
import { addDays, type Day, shanghaiDay } from '#law/day.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import { soonFrom, soonUntil } from './due-soon.ts'
import { type Running, runningIn, runningKind, runningOf } from './running.ts'
import { owing, pausedDay } from './running-rows.ts'

/** Part of the board asked for; null: any. */
export type BoardAsk = {
  readonly show: BoardShow
  readonly unit: string | null
  readonly county: string | null
  readonly procedure: string | null
  readonly state: string | null
  readonly person: string | null
}

/** Rows read at once for sparse lists, and reads a page. */
const [sparse, reads] = [200, 5]

/** Running limits by due day, of a unit or the area. */
export async function boardRows(
  engine: Engine,
  reader: Person,
  ask: BoardAsk & { readonly isStaffed: (seat: Holder) => boolean },
  at: string | undefined,
  limit = pageSize,
): Promise<Paged<Running>> {
  const today = shanghaiDay(engine.clock.now())
  const seats = ask.person === null ? null : ((await findPerson(engine, ask.person))?.roles ?? [])
  const range = rangeOf(ask, today, engine.calendar)
  const lists = listsFor(engine, ask, seats).map((list) => ({ ...list, ...range }))
  const fits = (row: Running) =>
    may(reader, 'case.read', boardTarget(row)) !== null &&
    isAsked(engine, ask, row) &&
    (seats === null || (isOf(seats, row) && isNotAnothers(ask.person, row)))
  const sift = (items: readonly Item[]) => items.map(runningKind.read).filter(fits)
  const isDense = ask.procedure === null && ask.county === null && seats === null && dense.has(ask.show)
  const size = isDense ? limit : Math.max(sparse, limit)
  return readSifted((from) => readMerged(engine.table, lists, from, size), sift, at, limit, isDense ? undefined : reads)
}

/** Units and parties of a running limit. */
export const boardTarget = (row: Running): Target => {
  const { subject, against, holder } = row
  return { subject, against, involved: [owing(row).unit, holder.unit].flatMap((unit) => unit ?? []) }
}

const dense: ReadonlySet<string> = new Set(['all', 'overdue', 'today', 'atRisk', 'paused'])
const isOf = (seats: readonly Holder[], row: Running) => seats.some((seat) => binds(owing(row), seat))

/** Given to a colleague by name, it is not this person's. */
const isNotAnothers = (person: string | null, { officer, holder, ...row }: Running) =>
  officer === undefined || officer === person || !binds(owing({ ...row, holder }), holder)

type List = { readonly index: 'queue' | 'lookup'; readonly pk: string }

function listsFor({ deployment }: Engine, ask: BoardAsk, seats: readonly Holder[] | null): readonly List[] {
  const { area, directory } = deployment
  const own = ask.unit === null ? [] : [ask.unit]
  const inCounty = ask.county === null || ask.county === area ? [] : unitsIn(directory.units, ask.county)
  const units = seats === null ? (own.length > 0 ? own : inCounty) : seats.flatMap(({ unit }) => unit ?? [])
  if (units.length > 0) return [...new Set(units)].map((unit) => ({ index: 'lookup', pk: runningIn(unit) }))
  return Array.from({ length: dueBuckets }, (_, n) => ({ index: 'queue', pk: runningOf(area, n) }))
}

const unitsIn = (units: readonly { readonly id: string; readonly area: string }[], county: string) =>
  units.filter(({ area }) => area === county).map(({ id }) => id)

function isAsked(
  { deployment, clock }: Engine,
  { show, unit, county, procedure, state, isStaffed }: Parameters<typeof boardRows>[2],
  row: Running,
): boolean {
  const owed = owing(row)
  const running = row.rule === null ? undefined : row.clocks[row.rule]
  if (procedure !== null && row.procedure !== procedure) return false
  if (state !== null && row.state !== state) return false
  if (unit !== null && owed.unit !== unit) return false
  if (county !== null && !unitsIn(deployment.directory.units, county).includes(owed.unit ?? '')) return false
  if (show === 'overdue') return !running?.provisional && (running?.due ?? '~') < shanghaiDay(clock.now())
  if (show === 'atRisk') return running?.provisional || (running?.due ?? '') >= shanghaiDay(clock.now())
  if (show === 'provisional') return running?.provisional === true && running.state !== 'paused'
  if (show === 'untaken') return !row.isTakenUp
  if (show === 'unstaffed') return !isStaffed(owed)
  return show === 'stalled' ? row.state === 'stalled' : true
}

/** Finds late, due or soon limits as one span of days. */
function rangeOf({ show }: BoardAsk, today: Day, calendar: Calendar): { readonly from?: string; readonly to?: string } {
  if (show === 'overdue') return { to: `${addDays(today, -1)}~` }
  if (show === 'today') return { from: today, to: `${today}~` }
  if (show === 'paused') return { from: pausedDay, to: `${pausedDay}~` }
  return show === 'atRisk' ? { from: soonFrom(calendar, today), to: `${soonUntil(calendar, today)}~` } : {}
}
