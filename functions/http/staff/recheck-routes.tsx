import { caseAt, procedureOf } from '#engine/case/case-of.ts'
import { monthsOver } from '#engine/figures/bulletins.ts'
import { recheckKey, recheckOf, rechecksIn, rechecksOf } from '#engine/figures/recheck-kind.ts'
import type { Recheck } from '#engine/figures/recheck-view.ts'
import {
  allDrawings,
  drawRechecks,
  enterRecheck,
  mostDrawn,
  mostOfRecheck,
  recheckTarget,
  shareDrawn,
} from '#engine/figures/rechecks.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { readHead } from '#engine/proof/ledger-head.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { pageSize } from '#engine/store/read.ts'
import { readMerged, readSifted } from '#engine/store/read-several.ts'
import { toHex } from '#ledger/bytes.ts'
import { frontierRoot } from '#ledger/frontier.ts'
import { type RecheckLine, RecheckPage, RechecksPage, recheckSheet } from '#web/oversight/recheck-pages.tsx'
import { paths } from '#web/paths.ts'
import { tell } from '#web/tell.ts'
import { rechecks as words } from '#web/words/staff/rechecks.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { viewFiles } from '../oversight/view-files.ts'

/** Random rechecks of commitments: drawn above, done by the unit. */
export const recheckRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk/rechecks', run: (ask, engine) => listPage(ask, engine) },
  ...viewFiles({ csv: paths.recheckSheet, pdf: paths.recheckPdf }, async ({ person, lang }, engine) => {
    if (!may(person, 'list.rechecks')) return null
    const t = tell(lang)
    return {
      said: { name: 'rechecks', title: t(words.title), lead: t(words.lead, { n: shareDrawn, most: mostDrawn }) },
      form: recheckSheet(lang),
      read: (at, limit) => rechecksFor(engine, person, at, limit),
    }
  }),
  {
    method: 'POST',
    path: '/desk/rechecks',
    async run(ask, engine) {
      if (!may(ask.person, 'recheck.draw')) return notFound(ask)
      const stored = await readHead(engine.table)
      if (!stored) return drawn(ask, engine, { code: 'stillCounting' })
      const { frontier } = stored.head
      const head = { size: frontier.size, root: toHex(frontierRoot(frontier, engine.crypto.sha256)) }
      const done = await drawRechecks(engine, ask.person.id, ask.form['month'] ?? '', head)
      return done.kind === 'done' ? goTo(ask, paths.rechecks) : drawn(ask, engine, done.refusal)
    },
  },
  { method: 'GET', path: '/desk/rechecks/{month}/{id}', run: withOne((ask, engine, one) => onePage(ask, engine, one)) },
  {
    method: 'POST',
    path: '/desk/rechecks/{month}/{id}',
    run: withOne(async (ask, engine, one) => {
      const { kept, note = '' } = ask.form
      const found = { kept: kept === 'yes' ? true : kept === 'no' ? false : null, note }
      const done = await enterRecheck(engine, ask.person.id, one, found)
      if (done.kind === 'done') return goTo(ask, paths.recheck(one.month, one.caseId))
      return done.refusal.code === 'notFound'
        ? notFound(ask)
        : refusing(done.refusal, await onePage(ask, engine, one, done.refusal))
    }),
  },
]

const drawn = async (ask: Signed, engine: Engine, refusal: Refusal): Promise<Reply> =>
  refusal.code === 'notFound' ? notFound(ask) : refusing(refusal, await listPage(ask, engine, refusal))

function withOne(run: (ask: Signed, engine: Engine, one: Recheck) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const { month = '', id = '' } = ask.params
    const item = await engine.table.get(recheckKey(month, id))
    const one = item && recheckOf(item)
    return one && may(ask.person, 'recheck.read', recheckTarget(one)) ? run(ask, engine, one) : notFound(ask)
  }
}

async function listPage(ask: Signed, engine: Engine, refusal?: Refusal): Promise<Reply> {
  const { person, query } = ask
  if (!may(person, 'list.rechecks')) return notFound(ask)
  const draws = may(person, 'recheck.draw') !== null
  const drawings = draws ? await allDrawings(engine) : []
  const known = new Set(drawings.map(({ month }) => month))
  return page(
    <RechecksPage
      shell={ask.shell}
      list={await rechecksFor(engine, person, query['cursor'])}
      months={draws ? monthsOver(engine).filter((month) => !known.has(month)) : []}
      drawings={drawings}
      share={shareDrawn}
      mostDrawn={mostDrawn}
      hasPdf={Boolean(engine.printing)}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

/** Of all units for who draws, else of the reader's own. */
function rechecksFor(
  engine: Engine,
  person: Person,
  from: string | undefined,
  limit = pageSize,
): Promise<Paged<RecheckLine>> {
  const units = [...new Set(person.roles.flatMap(({ unit, over = [] }) => [...over, ...(unit === null ? [] : [unit])]))]
  const lists = may(person, 'recheck.draw')
    ? [{ index: 'queue' as const, pk: rechecksIn(engine.deployment.area) }]
    : units.map((unit) => ({ index: 'lookup' as const, pk: rechecksOf(unit) }))
  const seen = (items: readonly Item[]) =>
    items
      .map(recheckOf)
      .filter((one) => may(person, 'recheck.read', recheckTarget(one)) !== null)
      .map((one) => ({ ...one, unitName: nameOfUnit(engine, one.unit) }))
  return readSifted((at) => readMerged(engine.table, lists, at, limit), seen, from, limit)
}

async function onePage(ask: Signed, engine: Engine, one: Recheck, refusal?: Refusal): Promise<Reply> {
  const file = await caseAt(engine, one.caseId)
  const reads = file ? may(ask.person, 'case.read', caseTarget(procedureOf(engine, file), file)) !== null : false
  return page(
    <RecheckPage
      shell={ask.shell}
      one={{ ...one, unitName: nameOfUnit(engine, one.unit) }}
      mayEnter={one.result === null && may(ask.person, 'recheck.enter', recheckTarget(one)) !== null}
      reads={reads}
      most={mostOfRecheck}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}
