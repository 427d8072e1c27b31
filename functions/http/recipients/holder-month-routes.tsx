import { ofChange, ofLifting } from '#engine/feeds/confirmations.ts'
import { changesOfMonth, namesOfMonth } from '#engine/feeds/copies.ts'
import { may } from '#engine/people/authorise.ts'
import { everyonesOpenLiftings } from '#engine/register/measures.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { officeOf, ownerFor, recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across } from '#engine/store/paged.ts'
import { pageSize } from '#engine/store/read.ts'
import { inTurn } from '#engine/store/read-several.ts'
import type { HolderView } from '#engine/views/holders-view.ts'
import { shanghaiDay } from '#law/day.ts'
import { HolderMonthPage } from '#web/recipients/holder-month-page.tsx'
import { monthSheet } from '#web/recipients/month-sheet.ts'
import { tell } from '#web/tell.ts'
import { sayMonth } from '#web/when.ts'
import { unconfirmed as words } from '#web/words/staff/recipients.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { monthAsked, monthsBack, offeredMonths } from '../door/months-back.ts'
import { notFound, page } from '../door/reply.ts'
import { partsOf } from '../door/sheet.ts'
import { viewFiles } from '../oversight/view-files.ts'

/** The whole area’s: no county’s reader sees it. */
export const ofArea = { holder: null }

/** A month's changes at all holders: by page, as sheets and PDF. */
export const holderMonthRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/holders',
    async run(ask, engine) {
      if (!may(ask.person, 'list.board', ofArea)) return notFound(ask)
      const month = monthAsked(ask, engine)
      const rows = await changes(ask, engine, month, ask.query['cursor'], pageSize)
      const parts = await partsOf((at, limit) => places(engine, month, at, limit))
      const months = monthsBack(engine, offeredMonths)
      return page(
        <HolderMonthPage shell={ask.shell} {...{ month, months, rows, parts }} hasPdf={Boolean(engine.printing)} />,
      )
    },
  },
  ...viewFiles({ csv: '/board/unconfirmed.csv', pdf: '/board/unconfirmed.pdf' }, async (ask, engine) => {
    if (!may(ask.person, 'list.board', ofArea)) return null
    const month = monthAsked(ask, engine)
    const t = tell(ask.lang)
    const title = t(words.ofMonth, { month: sayMonth(ask.lang, month) })
    return {
      said: { name: `unconfirmed-${month}`, title, lead: t(words.ofMonthLead) },
      form: monthSheet(ask.lang),
      from: ask.query['cursor'] ?? '',
      read: (at, limit) =>
        inTurn(
          [(from) => changes(ask, engine, month, from, limit), (from) => measures(ask, engine, month, from, limit)],
          at,
        ),
    }
  }),
]

/** Rows of the sheets, unread: for where they begin. */
const places = (engine: Engine, month: string, at: string | undefined, limit: number) =>
  inTurn<unknown>(
    [(from) => namesOfMonth(engine, month, from, limit), (from) => everyonesOpenLiftings(engine, from, limit)],
    at,
  )

type Asked = [month: string, at: string | undefined, limit: number]

const changes = async (ask: Signed, engine: Engine, ...asked: Asked) =>
  across(await changesOfMonth(engine, ...asked), async (found) =>
    (
      await Promise.all(found.map(({ copy, owed }) => titled(ask, engine, ofChange(engine, copy, owed), copy.record)))
    ).flat(),
  )

/** Measures told in the month and not yet lifted. */
const measures = async (ask: Signed, engine: Engine, ...[month, at, limit]: Asked) =>
  across(await everyonesOpenLiftings(engine, at, limit), async (found) => {
    const told = found.filter(({ toldAt }) => shanghaiDay(toldAt).startsWith(month))
    return (await Promise.all(told.map((one) => titled(ask, engine, ofLifting(engine, one), one.recordId)))).flat()
  })

async function titled(ask: Signed, engine: Engine, one: HolderView, record: string) {
  const title = await titleFor(engine, ask, record)
  return title === null ? [] : [{ ...one, title }]
}

/** Null for an interest (回避); a sealed record by its id. */
export async function titleFor(engine: Engine, { person }: Signed, recordId: string): Promise<string | null> {
  if (!may(person, 'list.board', await ownerFor(engine, recordId))) return null
  const record = await recordFor(engine, recordId, officeOf(person))
  return record ? recordTitle(record) : recordId
}
