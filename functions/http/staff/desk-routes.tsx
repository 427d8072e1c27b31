import { isCase } from '#engine/case/case-of.ts'
import { isSoon, soonUntil } from '#engine/figures/due-soon.ts'
import { countsFor, standingOf } from '#engine/figures/workload-counts.ts'
import { may } from '#engine/people/authorise.ts'
import { inUnits } from '#engine/people/stand-in.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, queueOf } from '#engine/store/keys.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readMerged, readSifted } from '#engine/store/read-several.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { addDays, type Day, shanghaiDay } from '#law/day.ts'
import { type DeskFilter, DeskPage, deskFilters } from '#web/staff/desk-page.tsx'
import type { Holder, Role } from '#workflows/contract/actor.ts'
import { onlyFor, summaries } from '../case/cases.ts'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'

/** A unit's work by due date, worst first. */
export const deskRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk',
    async run(ask, engine) {
      if (!may(ask.person, 'list.queue')) return notFound(ask)
      const filter = deskFilters.find((one) => one === ask.query['filter']) ?? 'all'
      const cases = await deskCases(engine, ask.person, filter, ask.query['cursor'])
      const counts = await deskCounts(engine, ask.person)
      return page(<DeskPage shell={ask.shell} filter={filter} counts={counts} cases={cases} />)
    },
  },
]

type DeskCase = CaseSummary & { readonly atRisk: boolean }

/** Queues of all own seats by due day; heads see their officers'. */
export function deskCases(
  engine: Engine,
  person: Person,
  filter: DeskFilter,
  at: string | undefined,
): Promise<Paged<DeskCase>> {
  const today = shanghaiDay(engine.clock.now())
  const range = rangeOf(filter, today, soonUntil(engine.calendar, today))
  const lists = queuesFor(engine, person, filter).map((pk) => ({ index: 'queue', pk, ...range }) as const)
  const shown = async (items: readonly Item[]) => {
    const there = onlyFor(engine, person, await casesIn(engine, items))
    const lines = await summaries(engine, there, person, (file) => seatsIn(person, file, filter))
    return lines
      .map((line) => ({ ...line, atRisk: isSoon(line, engine.calendar, today) }))
      .filter((line) => fits(line, filter))
  }
  return readSifted((from) => readMerged(engine.table, lists, from), shown, at)
}

/** Shows a row under its own queue's limit. */
const seatsIn = ({ roles }: Person, { holder }: CaseFile, filter: DeskFilter): readonly Holder[] =>
  filter === 'asked' ? roles.flatMap(({ unit }) => (unit === null ? [] : { role: 'officer', unit })) : [holder]

/** Counts what each filter leaves, by the counters. */
async function deskCounts(engine: Engine, person: Person): Promise<Readonly<Record<DeskFilter, number>>> {
  const counts = async (filter: DeskFilter) =>
    standingOf(await countsFor(engine, person, queuesFor(engine, person, filter)), engine)
  const { open: all, ...standing } = await counts('all')
  return { ...standing, all, asked: (await counts('asked')).open, waiting: (await counts('waiting')).open }
}

/** The queues in which a person's work stands. */
const queuesFor = (engine: Engine, person: Person, filter: DeskFilter): readonly string[] => [
  ...new Set(
    person.roles.flatMap(({ role, unit }) =>
      filter === 'asked'
        ? askedQueues(role, unit)
        : filter === 'waiting'
          ? waitingQueues(engine, role, unit)
          : queuesOf(engine, role, unit),
    ),
  ),
]

/** A queue holds cases, or marks of units asked about them. */
async function casesIn({ table }: Engine, items: readonly Item[]): Promise<readonly Item[]> {
  const found = await Promise.all(items.map((item) => (isCase(item) ? item : table.get(caseKey(String(item.body))))))
  return found.filter((item) => item !== undefined)
}

const askedQueues = (role: Role, unit: string | null) =>
  unit !== null && (role === 'officer' || role === 'head') ? [queueOf(unit, 'asked')] : []

/** Cases of a unit that lie with their applicants. */
function waitingQueues({ deployment }: Engine, role: Role, unit: string | null): readonly string[] {
  if (role === 'supervisor') return unit === null ? [queueOf(deployment.area, 'waiting')] : []
  return unit !== null && inUnits.includes(role) ? [queueOf(unit, 'waiting')] : []
}

function queuesOf(engine: Engine, role: Role, unit: string | null): readonly string[] {
  const junior: Partial<Record<Role, Role>> = { head: 'officer', intakeHead: 'intake' }
  if (role === 'supervisor') return unit === null ? [queueOf(engine.deployment.area, 'supervisor')] : []
  if (unit === null) return []
  const lower = junior[role]
  return [queueOf(unit, role), ...(lower ? [queueOf(unit, lower)] : [])]
}

/** Finds late, due or soon cases as one span of days. */
function rangeOf(filter: DeskFilter, today: Day, soon: Day): { readonly from?: string; readonly to?: string } {
  if (filter === 'overdue') return { to: `${addDays(today, -1)}~` }
  if (filter === 'today') return { from: today, to: `${today}~` }
  return filter === 'atRisk' ? { from: today, to: `${soon}~` } : {}
}

function fits(one: CaseSummary, filter: DeskFilter): boolean {
  if (filter === 'overdue') return one.overdue
  return filter === 'provisional' ? one.provisional : true
}
