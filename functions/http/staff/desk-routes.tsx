import { may } from '#engine/authorise.ts'
import { caseFile } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { caseKey, queueOf } from '#engine/keys.ts'
import type { Item } from '#engine/ports.ts'
import type { CaseSummary, Person } from '#engine/view.ts'
import { shanghaiDay } from '#law/day.ts'
import { type DeskFilter, DeskPage, deskFilters } from '#web/staff/desk-page.tsx'
import type { Role } from '#workflows/procedure.ts'
import { onlyFor, summaries } from '../cases.ts'
import type { Route } from '../door.ts'
import { notFound, page } from '../reply.ts'

/** A unit's work by due date, worst first. */
export const deskRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk',
    async run(ask, engine) {
      if (!may(ask.person, 'list.queue')) return notFound(ask)
      const filter = deskFilters.find((one) => one === ask.query['filter']) ?? 'all'
      const all = await deskCases(engine, ask.person, filter === 'asked')
      const today = shanghaiDay(engine.clock.now())
      return page(
        <DeskPage
          shell={ask.shell}
          filter={filter}
          cases={all.filter((one) => fits(one, filter, today))}
          cursor={null}
        />,
      )
    },
  },
]

/** The queues of every seat a person has; a head also sees the officers' queue of the unit. */
export async function deskCases(
  engine: Engine,
  person: Person,
  asked: boolean,
): Promise<readonly (CaseSummary & { atRisk: boolean })[]> {
  const queues = person.roles.flatMap(({ role, unit }) =>
    asked ? askedQueues(role, unit) : queuesOf(engine, role, unit),
  )
  const pages = await Promise.all(
    [...new Set(queues)].map((pk) => engine.table.query({ index: 'queue', pk, limit: 100 })),
  )
  const items = await Promise.all(
    pages
      .flatMap(({ items }) => items)
      .map((item) => (item.sk === 'case' ? item : engine.table.get(caseKey(String(item.body))))),
  )
  const found = items.filter((item): item is Item => item !== undefined)
  const there = onlyFor(engine, person, found)
  const lines = await summaries(engine, there)
  return lines
    .map((line, i) => ({ ...line, atRisk: isAtRisk(there[i]) }))
    .toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
}

const askedQueues = (role: Role, unit: string | null) =>
  unit !== null && (role === 'officer' || role === 'head') ? [queueOf(unit, 'asked')] : []

function queuesOf(engine: Engine, role: Role, unit: string | null): readonly string[] {
  const junior: Partial<Record<Role, Role>> = { head: 'officer', intakeHead: 'intake' }
  if (role === 'supervisor') return [queueOf(engine.deployment.area, 'supervisor')]
  if (unit === null) return []
  const lower = junior[role]
  return [queueOf(unit, role), ...(lower ? [queueOf(unit, lower)] : [])]
}

/** The reminder of the day before has gone out and the limit still runs. */
function isAtRisk(item: Item | undefined): boolean {
  if (!item) return false
  return Object.values(caseFile(item).clocks).some(
    ({ state, ahead }) =>
      state === 'running' &&
      ahead.length > 0 &&
      !ahead.some(({ milestone }) => milestone === 'atRisk' || milestone === 'lapse'),
  )
}

function fits(one: CaseSummary & { atRisk: boolean }, filter: DeskFilter, today: string): boolean {
  if (filter === 'overdue') return one.overdue
  if (filter === 'today') return one.due === today
  if (filter === 'atRisk') return one.atRisk && !one.overdue
  return filter === 'provisional' ? one.provisional : true
}
