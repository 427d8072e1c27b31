import { may } from '#engine/authorise.ts'
import { busyAgents, manyOf } from '#engine/busy-agents.ts'
import { caseFile, procedureOf } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { breachesOf, caseKey, queueOf } from '#engine/keys.ts'
import { holderName, plain } from '#engine/names.ts'
import { across, type Paged } from '#engine/paged.ts'
import type { Item } from '#engine/ports.ts'
import { readAll, readPage } from '#engine/read.ts'
import { readChained, readMerged, readSifted } from '#engine/read-several.ts'
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
      const queues = openQueues(engine)
      const seen = (items: readonly Item[]) =>
        onlyFor(
          engine,
          ask.person,
          items.filter(({ sk }) => sk === 'case'),
        )
      const all = await Promise.all(queues.map((queue) => readAll(engine.table, queue)))
      const items = seen(all.flat())
      const cases = readSifted((at) => readMerged(engine.table, queues, at), seen, ask.query['cursor'])
      return page(
        <BoardPage
          shell={ask.shell}
          counts={countsOf(items, await summaries(engine, items, ask.person))}
          cases={await across(await cases, (some) => summaries(engine, some, ask.person))}
          breaches={await breaches(engine, ask.person, ask.query['breaches'])}
          busy={{ agents: await busyAgents(engine, ask.query['agents']), least: manyOf(engine) }}
        />,
      )
    },
  },
  {
    method: 'GET',
    path: '/admin',
    async run(ask, engine) {
      if (!may(ask.person, 'list.stalled')) return notFound(ask)
      const queue = { index: 'queue', pk: queueOf(engine.deployment.area, 'systemAdmin') } as const
      const seen = (items: readonly Item[]) => onlyFor(engine, ask.person, items, 'case.restart')
      const found = await readSifted((at) => readPage(engine.table, queue, at), seen, ask.query['cursor'])
      const stalled = await across(found, async (items) =>
        (await summaries(engine, items, ask.person)).map((line, i) => {
          const file = caseFile(items[i] as Item)
          return { ...line, seq: file.seq, since: file.changedAt }
        }),
      )
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
function openQueues(engine: Engine) {
  const { units } = engine.deployment.directory
  const inUnits: readonly Role[] = ['intake', 'intakeHead', 'officer', 'head', 'system']
  const inArea: readonly Role[] = ['applicant', 'supervisor', 'systemAdmin', 'system']
  const queues = [
    ...units.filter(({ level }) => level !== 'province').flatMap(({ id }) => inUnits.map((role) => queueOf(id, role))),
    ...inArea.map((role) => queueOf(engine.deployment.area, role)),
  ]
  return queues.map((pk) => ({ index: 'queue', pk }) as const)
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
async function breaches(engine: Engine, person: Person, at: string | undefined): Promise<Paged<BreachRow>> {
  const today = shanghaiDay(engine.clock.now())
  const months = [today.slice(0, 7), addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7)]
  const { area } = engine.deployment
  const lists = months.map((month) => ({ index: 'queue', pk: breachesOf(area, month), newestFirst: true }) as const)
  const shown = async (items: readonly Item[]) => {
    const rows = items.map((item) => item.body as unknown as LogRow)
    return (await Promise.all(rows.map((row) => breachRow(engine, person, row)))).flat()
  }
  return readSifted((from) => readChained(engine.table, lists, from), shown, at)
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
