import { assignedTo } from '#engine/case/assigned.ts'
import { caseFile, isCase } from '#engine/case/case-of.ts'
import { isSoon, soonFrom, soonUntil } from '#engine/figures/due-soon.ts'
import { type WorkOf, workKind, workList } from '#engine/figures/work-lists.ts'
import { countsFor, standingOf } from '#engine/figures/workload-counts.ts'
import { may } from '#engine/people/authorise.ts'
import { findPerson } from '#engine/people/people.ts'
import { inUnits } from '#engine/people/stand-in.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { waiterFor } from '#engine/store/held.ts'
import { caseKey, queueOf } from '#engine/store/keys.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readMerged, readSifted } from '#engine/store/read-several.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import type { Calendar } from '#law/calendar.ts'
import { addDays, type Day, shanghaiDay } from '#law/day.ts'
import { paths } from '#web/paths.ts'
import { type DeskFilter, DeskPage, deskFilters, deskLists } from '#web/staff/desk-page.tsx'
import { tell } from '#web/tell.ts'
import { desk as words } from '#web/words/staff/staff.ts'
import type { Holder, Role } from '#workflows/contract/actor.ts'
import { onlyFor, summaries } from '../case/cases.ts'
import { together } from '../case/together.tsx'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'

/** A unit's work by due date, worst first. */
export const deskRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk',
    async run(ask, engine) {
      if (!may(ask.person, 'list.queue')) return notFound(ask)
      const { list, filter } = askedFor(ask)
      const at = ask.query['cursor']
      const [cases, counts, work] = await Promise.all([
        list === 'unit' ? deskCases(engine, ask.person, filter, at) : workCases(engine, ask.person, list, at),
        deskCounts(engine, ask.person),
        workCounts(engine, ask.person),
      ])
      const lists = { ...work, unit: counts.all }
      const urges = may(ask.person, 'list.board') !== null
      return page(<DeskPage shell={ask.shell} {...{ list, lists, filter, counts, cases, urges }} />)
    },
  },
  { method: 'GET', path: '/desk/together/{act}', run: deskTogether },
  { method: 'POST', path: '/desk/together/{act}', run: deskTogether },
]

/** Ticked cases of the list and filter in the address. */
async function deskTogether(ask: Signed, engine: Engine): Promise<Reply> {
  if (!may(ask.person, 'list.queue')) return notFound(ask)
  const { list, filter } = askedFor(ask)
  const read = (at: string | undefined): Promise<Paged<DeskCase>> =>
    list === 'unit' ? deskCases(engine, ask.person, filter, at) : workCases(engine, ask.person, list, at)
  return together(ask, engine, { back: { path: paths.desk, label: tell(ask.lang)(words.title) }, read })
}

const askedFor = ({ query }: Pick<Signed, 'query'>) => ({
  list: deskLists.find((one) => one === query['list']) ?? 'unit',
  filter: deskFilters.find((one) => one === query['filter']) ?? 'all',
})

type DeskCase = CaseSummary & { readonly atRisk: boolean; readonly officer: string | null }

/** Queues of all own seats by due day; heads see their officers'. */
export function deskCases(
  engine: Engine,
  person: Person,
  filter: DeskFilter,
  at: string | undefined,
): Promise<Paged<DeskCase>> {
  const today = shanghaiDay(engine.clock.now())
  const range = rangeOf(filter, today, engine.calendar)
  const lists = queuesFor(engine, person, filter).map((pk) => ({ index: 'queue', pk, ...range }) as const)
  const shown = async (items: readonly Item[]) => {
    const there = onlyFor(engine, person, await casesIn(engine, items))
    const lines = await withOfficers(engine, person, there, (file) => seatsIn(person, file, filter))
    return lines.filter((line) => fits(line, filter, today))
  }
  return readSifted((from) => readMerged(engine.table, lists, from), shown, at)
}

/** Lines of a list with their officers. */
async function withOfficers(
  engine: Engine,
  person: Person,
  items: readonly Item[],
  seats: (file: CaseFile) => readonly Holder[],
): Promise<readonly DeskCase[]> {
  const lines = await summaries(engine, items, person, seats)
  const today = shanghaiDay(engine.clock.now())
  const given = items.map((item) => officerOf(caseFile(item)))
  const ids = [...new Set(given.filter((id) => id !== null))]
  const names = new Map(await Promise.all(ids.map(async (id) => [id, (await findPerson(engine, id))?.name] as const)))
  return lines.map((line, i) => ({
    ...line,
    atRisk: isSoon(line, engine.calendar, today),
    officer: names.get(given[i] ?? '') ?? null,
  }))
}

const officerOf = (file: CaseFile) => (file.closed ? null : assignedTo(file, waiterFor(file) ?? file.holder))

/** Own cases, or those their units sent on or closed. */
function workCases(engine: Engine, person: Person, list: WorkOf, at: string | undefined): Promise<Paged<DeskCase>> {
  const lists = workListsFor(engine, person, list).map((pk) => ({ index: 'queue', pk }) as const)
  const shown = async (items: readonly Item[]) => {
    const found = await Promise.all(items.map((item) => engine.table.get(caseKey(workKind.read(item)))))
    const there = onlyFor(
      engine,
      person,
      found.filter((item) => item !== undefined),
    )
    return withOfficers(engine, person, there, ({ holder }) => [holder])
  }
  return readSifted((from) => readMerged(engine.table, lists, from), shown, at)
}

/** Lists of work that are a reader's to see. */
export function workListsFor({ deployment }: Engine, { id, roles }: Person, of: WorkOf): readonly string[] {
  if (of === 'mine') return [workList('mine', id)]
  const named = roles.flatMap(({ role, unit }) => {
    // A county's supervisor holds no case.
    if (role === 'supervisor') return unit === null ? [deployment.area] : []
    return unit !== null && inUnits.includes(role) ? [unit] : []
  })
  return [...new Set(named)].map((name) => workList(of, name))
}

async function workCounts(engine: Engine, person: Person): Promise<Readonly<Record<WorkOf, number>>> {
  const of = async (list: WorkOf) =>
    standingOf(await countsFor(engine, person, workListsFor(engine, person, list)), engine).open
  const [mine, sent, closed] = await Promise.all([of('mine'), of('sent'), of('closed')])
  return { mine, sent, closed }
}

/** Shows a row under its own queue's limit. */
const seatsIn = ({ roles }: Person, { holder }: CaseFile, filter: DeskFilter): readonly Holder[] =>
  filter === 'asked' ? roles.flatMap(({ unit }) => (unit === null ? [] : { role: 'officer', unit })) : [holder]

/** Counts what each filter leaves, by the counters. */
async function deskCounts(engine: Engine, person: Person): Promise<Readonly<Record<DeskFilter, number>>> {
  const counts = async (filter: DeskFilter) =>
    standingOf(await countsFor(engine, person, queuesFor(engine, person, filter)), engine)
  const [{ open: all, ...standing }, asked, waiting] = await Promise.all([
    counts('all'),
    counts('asked'),
    counts('waiting'),
  ])
  return { ...standing, all, asked: asked.open, waiting: waiting.open }
}

/** The queues in which a person's work stands. */
export const queuesFor = (engine: Engine, person: Person, filter: DeskFilter): readonly string[] => [
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
export async function casesIn({ table }: Engine, items: readonly Item[]): Promise<readonly Item[]> {
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
function rangeOf(filter: DeskFilter, today: Day, calendar: Calendar): { readonly from?: string; readonly to?: string } {
  if (filter === 'overdue') return { to: `${addDays(today, -1)}~` }
  if (filter === 'today') return { from: today, to: `${today}~` }
  return filter === 'atRisk' ? { from: soonFrom(calendar, today), to: `${soonUntil(calendar, today)}~` } : {}
}

function fits(one: DeskCase, filter: DeskFilter, today: Day): boolean {
  if (filter === 'overdue') return one.overdue
  if (filter === 'atRisk') return one.provisional || (one.due ?? '') >= today
  return filter === 'provisional' ? one.provisional : true
}
