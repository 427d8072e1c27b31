import { contestKey, contestOf } from '#engine/begin/contest-kind.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { causes, chargeText } from '#engine/case/charge-words.ts'
import { type Charge, charges, isLate } from '#engine/case/charges.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { breachesOf, caseKey } from '#engine/store/keys.ts'
import { holderName, plain } from '#engine/store/names.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { pageSize, shortPage } from '#engine/store/read.ts'
import { readChained, readSifted } from '#engine/store/read-several.ts'
import { shanghaiDay } from '#law/day.ts'
import { isStatutory } from '#law/time-limit.ts'
import { paths } from '#web/paths.ts'
import { breachSheet } from '#web/supervisor/board-sheet.ts'
import { BreachesPage, type BreachRow } from '#web/supervisor/breaches-page.tsx'
import { tell } from '#web/tell.ts'
import { breaches as words } from '#web/words/staff/board.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import { onlyFor } from '../case/cases.ts'
import type { Route } from '../door/door.ts'
import { monthsBack } from '../door/months-back.ts'
import { notFound, page } from '../door/reply.ts'
import { viewFiles } from './view-files.ts'

/** Breaches on a page and as a sheet. */
export const breachRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/breaches',
    async run(ask, engine) {
      if (!may(ask.person, 'list.board')) return notFound(ask)
      const found = await breaches(engine, ask.person, ask.query['cursor'], shortPage)
      return page(<BreachesPage shell={ask.shell} breaches={found} hasPdf={Boolean(engine.printing)} />)
    },
  },
  ...viewFiles({ csv: paths.breachSheet, pdf: paths.breachPdf }, async ({ person, lang }, engine) => {
    if (!may(person, 'list.board')) return null
    const t = tell(lang)
    return {
      said: { name: 'breaches', title: t(words.title), lead: t(words.lead) },
      form: breachSheet(lang),
      read: (at, limit) => breaches(engine, person, at, limit),
    }
  }),
]

/** Breaches of twelve months from log rows, which are never deleted. */
function breaches(engine: Engine, person: Person, at: string | undefined, limit = pageSize): Promise<Paged<BreachRow>> {
  const { area } = engine.deployment
  const lists = monthsBack(engine).map(
    (month) => ({ index: 'queue', pk: breachesOf(area, month), newestFirst: true }) as const,
  )
  const shown = async (items: readonly Item[]) => {
    const rows = items.map(logRow)
    return (await Promise.all(rows.map((row) => breachRow(engine, person, row)))).flat()
  }
  return readSifted((from) => readChained(engine.table, lists, from, limit), shown, at, limit)
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
  // Days as of now, unless the limit began anew.
  const isSame = clock?.due === due
  const contest = await engine.table.get(contestKey(entry.id, entry.seq))
  const ruling = contest && contestOf(contest).ruling
  const now = isSame && isLate(clock) ? charges(counting, limit, engine.clock.now()) : charged
  return [
    {
      caseId: entry.id,
      caseNumber: file.number,
      rule: limit,
      limit: procedure.pages.words.limits[limit] ?? plain(limit),
      party: party ? holderName(engine, party) : plain(''),
      charged: ruling?.kind === 'rescinded' ? causes.rescinded : chargeText(engine, now),
      ruled: ruling ? `is_${ruling.kind}` : contest ? 'waits' : null,
      due,
      statutory: rule ? isStatutory(rule.limit) : false,
      done: !isSame ? 'anew' : clock.endedAt === null ? null : shanghaiDay(clock.endedAt),
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
