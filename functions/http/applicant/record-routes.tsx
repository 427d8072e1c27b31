import { type Placing, placing } from '#engine/begin/placing.ts'
import { addressedWays } from '#engine/begin/ways.ts'
import { openCasesOn } from '#engine/case/sole-case.ts'
import { confirmationsOf } from '#engine/feeds/confirmations.ts'
import { seeArrivals } from '#engine/mail/arrival.ts'
import { isReminded } from '#engine/mail/repair-reminder.ts'
import { may } from '#engine/people/authorise.ts'
import { recordsFor } from '#engine/register/register-door.ts'
import { isFoundBy } from '#engine/register/sealed-rows.ts'
import type { Engine } from '#engine/store/engine.ts'
import { heldItems } from '#engine/store/held-items.ts'
import { subjectOf } from '#engine/store/keys.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { readPage } from '#engine/store/read.ts'
import type { ArrivalView } from '#engine/views/arrival-view.ts'
import { arrivalView } from '#engine/views/arrival-view.ts'
import { recordView } from '#engine/views/record-view.ts'
import type { OpenCaseView } from '#engine/views/view.ts'
import type { RecordFile } from '#records/record.ts'
import { MyRecordsPage } from '#web/applicant/my-records-page.tsx'
import type { Side } from '../case/for-whom.ts'
import { openCaseView } from '../case/open-case-view.ts'
import { acting, audienceOn, isOwn, type SideOf, standpointOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { reminderRoutes } from './reminder-routes.tsx'
import { formPage } from './way-kind.tsx'
import { wayLinks } from './way-links.ts'
import { whereOf } from './where.ts'

/** The records of a side, each with its door to an objection, and the way to one held back. */
export const recordRoutes = (base: string, sideOf: SideOf): readonly Route[] => [
  { method: 'GET', path: `${base}/records`, run: withSide(sideOf, (ask, engine, side) => records(ask, engine, side)) },
  { method: 'POST', path: `${base}/held`, run: withSide(sideOf, held) },
  ...reminderRoutes(base, sideOf),
]

export function withSide(sideOf: SideOf, run: (ask: Signed, engine: Engine, side: Side) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const side = await sideOf(ask, engine)
    return side ? run(acting(ask, side), engine, side) : notFound(ask)
  }
}

async function records(ask: Signed, engine: Engine, side: Side, refusal?: { code: 'notFound' }): Promise<Reply> {
  const own = { index: 'subject', pk: subjectOf(side.subject), prefix: 'record#' } as const
  const found = await across(await readPage(engine.table, own, ask.query['cursor'], 20), (items) =>
    recordsFor(engine, items, audienceOn(ask.person, side)),
  )
  const place = placing(engine)
  let arrivals: readonly ArrivalView[] = []
  const views = await across(found, async (records) => {
    if (isOwn(side)) arrivals = await newTo(engine, records)
    const shown = await Promise.all(records.map((record) => viewOf(engine, ask.person, side, { record, place })))
    return shown.flatMap((record) => record ?? [])
  })
  const input = { values: ask.form, ...(refusal ? { refusal } : {}) }
  return page(
    <MyRecordsPage
      shell={ask.shell}
      base={side.base}
      records={views}
      arrivals={arrivals}
      mayObject={(await withoutRecord(engine, ask.person, side)) !== null}
      ways={await waysFrom(engine, ask.person, side, { record: null, place })}
      {...input}
    />,
    refusal ? 404 : 200,
  )
}

/** Arrivals the subject sees for the first time; looking at them for another leaves them new. */
async function newTo(engine: Engine, records: readonly RecordFile[]): Promise<readonly ArrivalView[]> {
  const arrivals = await seeArrivals(
    engine,
    records.map(({ id }) => id),
  )
  return arrivals.flatMap(({ record: id, at }) => {
    const record = records.find((one) => one.id === id)
    return record ? [arrivalView(engine, record, at)] : []
  })
}

async function viewOf(
  engine: Engine,
  person: Person,
  side: Side,
  { record, place }: { readonly record: RecordFile; readonly place: Placing },
) {
  const { subject, visit } = side
  const clerk = visit === undefined ? {} : { clerk: person.id }
  if (!may(person, 'record.read', { subject, record: record.id, ...clerk })) return null
  const openCases = (await openCasesOn(engine, record)).map((file) => openCaseView(engine, person, file))
  const ways = await waysFrom(engine, person, side, { record, place })
  return {
    ...recordView(engine, record, 'subject'),
    openCases,
    ...(await repairOf(engine, person, record)),
    ways: ways.filter(({ procedure }) => !isTaken(openCases, procedure)),
  }
}

/** Tells where a case of the record as a whole is open: no second one is offered. */
const isTaken = (open: readonly OpenCaseView[], procedure: string): boolean =>
  open.some((one) => one.procedure === procedure && one.matters.includes('record'))

/** Tells whether the reader is reminded, and who has confirmed that the record has ended. */
async function repairOf(engine: Engine, person: Person, { id, ended, sealed }: RecordFile) {
  const reminded = await isReminded(engine, id, person.id)
  return { reminded, confirmations: ended === null && !sealed ? [] : await confirmationsOf(engine, id) }
}

type From = { readonly record: RecordFile | null; readonly place: Placing }

const waysFrom = (engine: Engine, person: Person, side: Side, { record, place }: From) =>
  wayLinks(engine, person, standpointOf(person, side), { record, origin: null }, { base: side.base, place })

/** A held item is found only by its exact document number and authority. */
async function held(ask: Signed, engine: Engine, side: Side): Promise<Reply> {
  const where = await withoutRecord(engine, ask.person, side)
  if (!where) return notFound(ask)
  const documentNumber = (ask.form['documentNumber'] ?? '').trim()
  const authority = (ask.form['authority'] ?? '').trim()
  const rows = documentNumber && authority ? await heldItems(engine, documentNumber, authority) : []
  const found = rows.filter((row) => isFoundBy(engine, row.held, side))
  if (found.length === 0) return records(ask, engine, side, { code: 'notFound' })
  const path = `${side.base}${where.way.address}`
  return formPage(ask, engine, { where, side, draft: null, path, held: { documentNumber, authority } }, {})
}

/** The way to object without a record, if it is this reader's: a mandate may name no filing, or records. */
async function withoutRecord(engine: Engine, person: Person, side: Side) {
  const named = addressedWays(engine.procedures).find(({ way }) => way.held)
  const asked = named && { procedure: named.procedure.id, way: named.way.id, record: null, origin: null }
  return asked ? whereOf(engine, person, standpointOf(person, side), asked) : null
}
