import { placing } from '#engine/begin/placing.ts'
import { addressedWays } from '#engine/begin/ways.ts'
import { seeArrivals } from '#engine/mail/arrival.ts'
import { recordsFor } from '#engine/register/register-door.ts'
import { isFoundBy } from '#engine/register/sealed-rows.ts'
import type { Engine } from '#engine/store/engine.ts'
import { heldItems } from '#engine/store/held-items.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { readPage } from '#engine/store/read.ts'
import { readSifted } from '#engine/store/read-several.ts'
import { type ArrivalView, arrivalView } from '#engine/views/arrival-view.ts'
import { isIn, type RecordPart, type Running, recordParts } from '#engine/views/credit-overview.ts'
import type { RecordFile } from '#records/record.ts'
import { MyRecordsPage } from '#web/applicant/my-records-page.tsx'
import type { Side } from '../case/for-whom.ts'
import { acting, audienceOn, isOwn, type SideOf, standpointOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { holderRoutes } from './holder-routes.ts'
import { oneRecordRoutes } from './one-record-routes.tsx'
import {
  awaiting,
  everyOpenCase,
  listedRecord,
  overviewOf,
  readsCase,
  readsRecord,
  recordsOf,
  runningOf,
} from './own-records.ts'
import { reminderRoutes } from './reminder-routes.tsx'
import { formPage } from './way-kind.tsx'
import { wayLinks } from './way-links.ts'
import { whereOf } from './where.ts'

/** Records of a side, and ways to held ones. */
export const recordRoutes = (base: string, sideOf: SideOf): readonly Route[] => [
  { method: 'GET', path: `${base}/records`, run: withSide(sideOf, (ask, engine, side) => records(ask, engine, side)) },
  { method: 'POST', path: `${base}/held`, run: withSide(sideOf, held) },
  ...oneRecordRoutes(base, sideOf),
  ...holderRoutes(base, sideOf),
  ...reminderRoutes(base, sideOf),
]

export function withSide(sideOf: SideOf, run: (ask: Signed, engine: Engine, side: Side) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const side = await sideOf(ask, engine)
    return side ? run(acting(ask, side), engine, side) : notFound(ask)
  }
}

async function records(ask: Signed, engine: Engine, side: Side, refusal?: { code: 'notFound' }): Promise<Reply> {
  const place = placing(engine)
  const open = await everyOpenCase(engine, side)
  const cases = open.filter((file) => readsCase(engine, ask.person, file))
  const running = runningOf(cases)
  const part = recordParts.find((one) => one === ask.query['part']) ?? null
  const q = (ask.query['q'] ?? '').trim().slice(0, 200)
  const found = await listed(ask, engine, side, { part, q, running })
  let arrivals: readonly ArrivalView[] = []
  const views = await across(found, async (some) => {
    if (isOwn(side)) arrivals = await newTo(engine, some)
    return Promise.all(some.map((record) => listedRecord(engine, ask.person, side, record, { place, open })))
  })
  const without = await withoutRecord(engine, ask.person, side)
  return page(
    <MyRecordsPage
      shell={ask.shell}
      base={side.base}
      overview={await overviewOf(engine, ask.person, side, running)}
      awaiting={awaiting(engine, cases)}
      part={part}
      q={q}
      records={views}
      arrivals={arrivals}
      mayObject={without !== null}
      ways={
        await wayLinks(
          engine,
          ask.person,
          standpointOf(ask.person, side),
          { record: null, origin: null },
          { base: side.base, place },
        )
      }
      values={ask.form}
      {...(refusal ? { refusal } : {})}
    />,
    refusal ? 404 : 200,
  )
}

type Narrowed = { readonly part: RecordPart | null; readonly q: string; readonly running: Running }

/** Page of records; parts until half full. */
function listed({ person, query }: Signed, engine: Engine, side: Side, { part, q, running }: Narrowed) {
  const holds = (record: RecordFile) =>
    readsRecord(engine, person, side, record) &&
    (part === null || isIn(part, engine, record, running)) &&
    [record.documentNumber.raw, record.authority.raw].some((text) => text.includes(q))
  return readSifted(
    (at) => readPage(engine.table, recordsOf(side), at, perPage),
    (items) => recordsFor(engine, items, audienceOn(person, side)).filter(holds),
    query['cursor'],
    perPage,
  )
}

const perPage = 20

/** Marks arrivals as seen by the subject itself alone. */
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

/** Finds held items by exact number and authority; not at counters. */
async function held(ask: Signed, engine: Engine, side: Side): Promise<Reply> {
  const where = await withoutRecord(engine, ask.person, side)
  if (!where) return notFound(ask)
  const documentNumber = (ask.form['documentNumber'] ?? '').trim()
  const authority = (ask.form['authority'] ?? '').trim()
  const isNamed = documentNumber !== '' && authority !== ''
  const rows = isNamed && side.visit === undefined ? await heldItems(engine, documentNumber, authority) : []
  const found = rows.filter((row) => isFoundBy(engine, row.held, side))
  if (side.visit === undefined ? found.length === 0 : !isNamed) return records(ask, engine, side, { code: 'notFound' })
  const path = `${side.base}${where.way.address}`
  return formPage(ask, engine, { where, side, draft: null, path, held: { documentNumber, authority } }, {})
}

/** Way to object without record, if permitted. */
async function withoutRecord(engine: Engine, person: Person, side: Side) {
  const named = addressedWays(engine.procedures).find(({ way }) => way.held)
  const asked = named && { procedure: named.procedure.id, way: named.way.id, record: null, origin: null }
  return asked ? whereOf(engine, person, standpointOf(person, side), asked) : null
}
