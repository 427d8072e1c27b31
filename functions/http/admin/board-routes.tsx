import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { chargeText } from '#engine/case/charge-words.ts'
import { type Charge, charges, isLate } from '#engine/case/charges.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { areaList } from '#engine/figures/workload.ts'
import { countsFor, standingOf } from '#engine/figures/workload-counts.ts'
import { may } from '#engine/people/authorise.ts'
import { busyAgents, manyOf } from '#engine/people/busy-agents.ts'
import type { Engine } from '#engine/store/engine.ts'
import { breachesOf, caseKey, dueBuckets, openOf, queueOf } from '#engine/store/keys.ts'
import { holderName, plain } from '#engine/store/names.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readPage } from '#engine/store/read.ts'
import { readChained, readMerged, readSifted } from '#engine/store/read-several.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { coverage } from '#law/coverage.ts'
import { shanghaiDay } from '#law/day.ts'
import { isStatutory } from '#law/time-limit.ts'
import { paths } from '#web/paths.ts'
import { AdminPage } from '#web/supervisor/admin-page.tsx'
import { BoardPage, type BreachRow } from '#web/supervisor/board-page.tsx'
import type { Holder } from '#workflows/contract/actor.ts'
import { onlyFor, openCase, summaries } from '../case/cases.ts'
import { takeEvent } from '../case/take-event.tsx'
import type { Route } from '../door/door.ts'
import { monthsBack } from '../door/months-back.ts'
import { notFound, page, refusedPage } from '../door/reply.ts'

/** Tells who is late, since when, whose part it is; and what stands still for want of a working step. */
export const boardRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board',
    async run(ask, engine) {
      if (!may(ask.person, 'list.board')) return notFound(ask)
      const { area } = engine.deployment
      const counts = await countsFor(engine, ask.person, [areaList(area)])
      return page(
        <BoardPage
          shell={ask.shell}
          counts={standingOf(counts, engine)}
          cases={await openCases(engine, ask.person, ask.query['cursor'])}
          breaches={await breaches(engine, ask.person, ask.query['breaches'])}
          calendar={coverage(engine.calendar, engine.clock.now()).warning}
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
      return page(
        <AdminPage
          shell={ask.shell}
          stalled={stalled}
          calendar={coverage(engine.calendar, engine.clock.now()).warning}
        />,
      )
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

/** The area's open cases by due day, as the follower has put them. */
function openCases(engine: Engine, person: Person, at: string | undefined): Promise<Paged<CaseSummary>> {
  const { area } = engine.deployment
  const lists = Array.from({ length: dueBuckets }, (_, n) => ({ index: 'queue', pk: openOf(area, n) }) as const)
  const seen = async (places: readonly Item[]) => {
    const items = await Promise.all(places.map(({ pk }) => engine.table.get({ pk, sk: 'case' })))
    const there = items.flatMap((item) => (item && !caseFile(item).closed ? item : []))
    return summaries(engine, onlyFor(engine, person, there), person)
  }
  return readSifted((from) => readMerged(engine.table, lists, from), seen, at)
}

/** The breaches of twelve months, the newest first: the log row names the limit, the day and the party, and is never deleted. */
async function breaches(engine: Engine, person: Person, at: string | undefined): Promise<Paged<BreachRow>> {
  const { area } = engine.deployment
  const lists = monthsBack(engine).map(
    (month) => ({ index: 'queue', pk: breachesOf(area, month), newestFirst: true }) as const,
  )
  const shown = async (items: readonly Item[]) => {
    const rows = items.map(logRow)
    return (await Promise.all(rows.map((row) => breachRow(engine, person, row)))).flat()
  }
  return readSifted((from) => readChained(engine.table, lists, from), shown, at)
}

async function breachRow(engine: Engine, person: Person, { entry, payload }: LogRow): Promise<readonly BreachRow[]> {
  const item = await engine.table.get(caseKey(entry.id))
  if (!item || onlyFor(engine, person, [item]).length === 0) return []
  const file = caseFile(item)
  const procedure = procedureOf(engine, file)
  const { limit, due, party, charged } = breachData(payload?.data.event)
  const rule = procedure.timing.limits.find((one) => one.limit.id === limit)
  const clock = file.clocks[limit]
  const counting = { procedure, file, calendar: engine.calendar }
  // As the days stand now, unless the limit began anew: then as they stood when it was broken.
  const now = clock?.due === due && isLate(clock) ? charges(counting, limit, engine.clock.now()) : charged
  return [
    {
      caseId: entry.id,
      caseNumber: file.number,
      limit: procedure.pages.words.limits[limit] ?? plain(limit),
      party: party ? holderName(engine, party) : plain(''),
      charged: chargeText(engine, now),
      due,
      statutory: rule ? isStatutory(rule.limit) : false,
      doneOn: clock?.endedAt ? shanghaiDay(clock.endedAt) : null,
    },
  ]
}

function breachData(event: unknown) {
  const given: Partial<Breach> = typeof event === 'object' && event !== null ? event : {}
  return { limit: given.limit ?? '', due: given.due ?? '', party: given.party ?? null, charged: given.charged ?? [] }
}

type Breach = {
  readonly limit: string
  readonly due: string
  readonly party: Holder | null
  readonly charged: readonly Charge[]
}
