import { may } from '#engine/authorise.ts'
import { busyAgents, manyOf } from '#engine/busy-agents.ts'
import { caseFile, procedureOf } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { breachesOf, caseKey, queueOf } from '#engine/keys.ts'
import { holderName, plain } from '#engine/names.ts'
import type { Item } from '#engine/ports.ts'
import type { LogRow } from '#engine/timeline.ts'
import type { CaseSummary, Person } from '#engine/view.ts'
import { addMonths, shanghaiDay } from '#law/day.ts'
import { isStatutory } from '#law/time-limit.ts'
import { paths } from '#web/paths.ts'
import { AdminPage } from '#web/supervisor/admin-page.tsx'
import { BoardPage, type BreachRow } from '#web/supervisor/board-page.tsx'
import type { Holder, Role } from '#workflows/procedure.ts'
import { onlyFor, openCase, summaries } from '../cases.ts'
import type { Route } from '../door.ts'
import { notFound, page, refusedPage } from '../reply.ts'
import { takeEvent } from '../take-event.tsx'

/** Who is late, since when, whose part it is; and what stands still for want of a working step. */
export const boardRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board',
    async run(ask, engine) {
      if (!may(ask.person, 'list.board')) return notFound(ask)
      const items = onlyFor(engine, ask.person, await openCases(engine))
      const cases = [...(await summaries(engine, items))].toSorted((a, b) =>
        (a.due ?? '9999').localeCompare(b.due ?? '9999'),
      )
      return page(
        <BoardPage
          shell={ask.shell}
          counts={countsOf(items, cases)}
          cases={cases.slice(0, 100)}
          cursor={null}
          breaches={await breaches(engine, ask.person)}
          busy={{ agents: await busyAgents(engine), least: manyOf(engine) }}
        />,
      )
    },
  },
  {
    method: 'GET',
    path: '/admin',
    async run(ask, engine) {
      if (!may(ask.person, 'list.stalled')) return notFound(ask)
      const { items } = await engine.table.query({
        index: 'queue',
        pk: queueOf(engine.deployment.area, 'systemAdmin'),
        limit: 100,
      })
      const mine = onlyFor(engine, ask.person, items, 'case.restart')
      const lines = await summaries(engine, mine)
      const stalled = lines.map((line, i) => {
        const file = caseFile(mine[i] as Item)
        return { ...line, seq: file.seq, since: file.changedAt }
      })
      return page(<AdminPage shell={ask.shell} stalled={stalled} />)
    },
  },
  {
    method: 'POST',
    path: '/admin/cases/{id}/retry',
    async run(ask, engine) {
      const one = await openCase(engine, ask.person, ask.params['id'] ?? '', 'case.restart')
      if (!one) return notFound(ask)
      return takeEvent(ask, engine, one, {
        done: paths.admin,
        again: async ({ code }) => refusedPage(ask, code, paths.admin),
      })
    },
  },
]

/** Every open case, read queue by queue: no index partition holds them all. */
async function openCases(engine: Engine): Promise<readonly Item[]> {
  const { units } = engine.deployment.directory
  const inUnits: readonly Role[] = ['intake', 'intakeHead', 'officer', 'head', 'system']
  const inArea: readonly Role[] = ['applicant', 'supervisor', 'systemAdmin', 'system']
  const queues = [
    ...units.filter(({ level }) => level !== 'province').flatMap(({ id }) => inUnits.map((role) => queueOf(id, role))),
    ...inArea.map((role) => queueOf(engine.deployment.area, role)),
  ]
  const pages = await Promise.all(queues.map((pk) => engine.table.query({ index: 'queue', pk, limit: 100 })))
  return pages.flatMap(({ items }) => items).filter(({ sk }) => sk === 'case')
}

function countsOf(items: readonly Item[], cases: readonly CaseSummary[]) {
  const files = items.map(caseFile)
  const running = files.flatMap((file) => Object.values(file.clocks).filter(({ state }) => state === 'running'))
  return {
    open: cases.length,
    overdue: cases.filter(({ overdue }) => overdue).length,
    atRisk: running.filter(({ ahead }) => ahead.length > 0 && ahead.length <= 2 && ahead[0]?.milestone !== 'lapse')
      .length,
    provisional: cases.filter(({ provisional }) => provisional).length,
    paused: files.filter(({ state }) => state === 'paused').length,
    stalled: files.filter(({ state }) => state === 'stalled').length,
  }
}

/** This month's and last month's breaches: the log row names the limit, the day and the party, and is never deleted. */
async function breaches(engine: Engine, person: Person): Promise<readonly BreachRow[]> {
  const today = shanghaiDay(engine.clock.now())
  const months = [today.slice(0, 7), addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7)]
  const pages = await Promise.all(
    months.map((month) =>
      engine.table.query({
        index: 'queue',
        pk: breachesOf(engine.deployment.area, month),
        limit: 100,
        newestFirst: true,
      }),
    ),
  )
  const rows = pages.flatMap(({ items }) => items).map((item) => item.body as unknown as LogRow)
  return (await Promise.all(rows.map((row) => breachRow(engine, person, row)))).flat()
}

async function breachRow(engine: Engine, person: Person, { entry, payload }: LogRow): Promise<readonly BreachRow[]> {
  const item = await engine.table.get(caseKey(entry.id))
  if (!item || onlyFor(engine, person, [item]).length === 0) return []
  const file = caseFile(item)
  const procedure = procedureOf(engine, file)
  const { limit, due, party } = breachData(payload?.data.event)
  const rule = procedure.limits.find((one) => one.limit.id === limit)
  const clock = file.clocks[limit]
  return [
    {
      caseId: entry.id,
      caseNumber: file.number,
      limit: procedure.words.limits[limit] ?? plain(limit),
      party: party ? holderName(engine, party) : plain(''),
      due,
      statutory: rule ? isStatutory(rule.limit) : false,
      doneOn: clock?.endedAt ? shanghaiDay(clock.endedAt) : null,
    },
  ]
}

function breachData(event: unknown): { limit: string; due: string; party: Holder | null } {
  const given =
    typeof event === 'object' && event !== null ? (event as { limit?: string; due?: string; party?: Holder }) : {}
  return { limit: given.limit ?? '', due: given.due ?? '', party: given.party ?? null }
}
