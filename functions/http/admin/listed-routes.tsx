import { may } from '#engine/people/authorise.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { officeOf, recordFor } from '#engine/register/register-door.ts'
import { foundOf, listed } from '#engine/scan/scan-record.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, plain } from '#engine/store/names.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { sayDay } from '#law/say.ts'
import { ListedPage, type ListedRow } from '#web/supervisor/listed-page.tsx'
import type { Route } from '../door/door.ts'
import { monthAsked, monthsBack, offeredMonths } from '../door/months-back.ts'
import { notFound, page } from '../door/reply.ts'

/** Findings of the scan for a person, by month (flag L1). */
export const listedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/listed',
    async run(ask, engine) {
      if (!may(ask.person, 'list.listed')) return notFound(ask)
      const month = monthAsked(ask, engine)
      const rows = await across(await listed(engine, month, ask.query['cursor']), (items) =>
        Promise.all(items.map((item) => rowOf(engine, ask.person, item))),
      )
      const months = monthsBack(engine, offeredMonths)
      return page(<ListedPage shell={ask.shell} month={month} months={months} rows={rows} />)
    },
  },
]

/** A sealed record stands here by its id alone. */
async function rowOf(engine: Engine, person: Person, item: Item): Promise<ListedRow> {
  const { recordId, why, article, on } = foundOf(item)
  const record = await recordFor(engine, recordId, officeOf(person))
  const unit = record?.provider.unit ?? record?.authority.unit ?? null
  return {
    record: record === null ? recordId : recordTitle(record),
    unit: unit === null ? plain(record?.authority.raw ?? '') : nameOfUnit(engine, unit),
    why,
    article,
    on: sayDay(on),
  }
}
