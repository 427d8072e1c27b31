import { textFault } from '#engine/case/text-fault.ts'
import { may } from '#engine/people/authorise.ts'
import { countyOf } from '#engine/people/stand-in.ts'
import { queriesOf, querySums, readCodes } from '#engine/register/bulk-query.ts'
import { mostAsked, purposes, type QuerySum } from '#engine/register/query-view.ts'
import { resourcesOf } from '#engine/register/resources-view.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, plain } from '#engine/store/names.ts'
import { across, whole } from '#engine/store/paged.ts'
import { QueriesPage, type QueryResult } from '#web/recipients/queries-page.tsx'
import { tell } from '#web/tell.ts'
import { sayMonth } from '#web/when.ts'
import { queries as words } from '#web/words/staff/queries.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { monthAsked, monthsBack, offeredMonths } from '../door/months-back.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { csvReply, csvText } from '../door/sheet.ts'
import { unitsIn } from '../oversight/figure-names.ts'
import { type ListView, viewFiles } from '../oversight/view-files.ts'
import { countyChoice, viewName, viewTitle } from '../oversight/view-pdf.ts'
import { askRegister } from './ask-register.ts'

/** Questions about many subjects, with their purpose (GD 20). */
export const queryRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk/queries', run: (ask, engine) => shown(ask, engine, null) },
  ...viewFiles({ csv: '/desk/queries.csv', pdf: '/desk/queries.pdf' }, sums),
  { method: 'POST', path: '/desk/queries', run: asked },
]

/** Seat that asks, or the supervisor, who reads the figures alone. */
const readerOf = ({ person }: Signed): Actor | null => may(person, 'register.query') ?? may(person, 'query.list')

async function shown(
  ask: Signed,
  engine: Engine,
  result: QueryResult | null,
  faults: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const seat = readerOf(ask)
  if (!seat) return notFound(ask)
  const isBad = Object.keys(faults).length > 0
  const month = monthAsked(ask, engine)
  const named = <T extends { readonly unit: string }>(one: T) => ({ ...one, unitName: nameOfUnit(engine, one.unit) })
  const { units, county } = seenBy(engine, ask, seat)
  const uses = await across(await queriesOf(engine, units, month, ask.query['cursor']), (all) => all.map(named))
  const used = {
    ...{ mayAsk: seat.role !== 'supervisor', month, months: monthsBack(engine, offeredMonths), uses },
    ...{ sums: (await querySums(engine, units, month)).map(named), county: county[0]?.name ?? null },
  }
  const input = isBad ? { values: ask.form, refusal: { code: 'malformed', fields: faults } as const } : {}
  return page(
    <QueriesPage
      shell={ask.shell}
      {...used}
      {...{ result, resources: resourcesOf(engine), hasPdf: Boolean(engine.printing) }}
      {...input}
    />,
    isBad ? 422 : 200,
  )
}

/** Supervisors read of all units or of their county's. */
function seenBy(engine: Engine, { person }: Signed, { role, unit }: Actor) {
  if (role !== 'supervisor') return { units: unit === null ? [] : [unit], county: [] }
  const county = countyOf(engine, person)
  return { units: county === null ? null : unitsIn(engine, county), county: countyChoice(engine, county) }
}

/** Figures of use of a month (GD 20). */
async function sums(ask: Signed, engine: Engine): Promise<ListView<QuerySum> | null> {
  const seat = readerOf(ask)
  if (!seat) return null
  const t = tell(ask.lang)
  const month = monthAsked(ask, engine)
  const { units, county } = seenBy(engine, ask, seat)
  const items = await querySums(engine, units, month)
  const columns = [words.unit, words.purpose, words.questions, words.asked, words.found].map((one) => t(one))
  const row = ({ unit, purpose, questions, asked, found }: QuerySum) => [
    ...[t(nameOfUnit(engine, unit)), t(words[`is_${purpose}`])],
    ...[questions, asked, found].map(String),
  ]
  const uses = t(words.uses, { month: sayMonth(ask.lang, month) })
  const title = viewTitle(t, plain(uses), county)
  return {
    said: { name: viewName(`queries-${month}`, county), title, lead: t(words.sums) },
    form: { columns, row, rest: '' },
    read: whole(items),
  }
}

async function asked(ask: Signed, engine: Engine): Promise<Reply> {
  const seat = may(ask.person, 'register.query')
  if (!seat) return notFound(ask)
  const matter = (ask.form['matter'] ?? '').trim()
  const purpose = purposes.find((one) => one === ask.form['purpose'])
  const { codes, bad } = readCodes(ask.form['codes'] ?? '')
  const faults = {
    ...(purpose === undefined && { purpose: 'choose' }),
    ...textFault('matter', matter, 200),
    ...(codes.length === 0 && { codes: bad.length === 0 ? 'required' : 'noCodes' }),
    ...(codes.length + bad.length > mostAsked && { codes: 'tooManyCodes' }),
  }
  if (purpose === undefined || Object.keys(faults).length > 0) return shown(ask, engine, null, faults)
  const result = { ...(await askRegister(engine, ask.person, seat, { purpose, matter, codes })), bad }
  return ask.form['sheet'] === 'on' ? csvReply('queries', asSheet(ask, result)) : shown(ask, engine, result)
}

function asSheet({ lang }: Signed, { answers }: QueryResult): string {
  const t = tell(lang)
  const columns = [words.code, words.name, words.kind, words.record, words.what, words.on, words.disputed].map((one) =>
    t(one),
  )
  const rows = answers.flatMap(({ code, name, records }) =>
    records.length === 0
      ? [[code, name ?? '', t(name === null ? words.unknown : words.none)]]
      : records.map((one) => [
          ...[code, name ?? '', t(one.kindName), one.title, one.what],
          ...[one.decidedOn ?? '', one.disputed ? t(words.disputed) : ''],
        ]),
  )
  return csvText({ columns, row: (cells: readonly string[]) => cells, rest: '' }, rows, true)
}
