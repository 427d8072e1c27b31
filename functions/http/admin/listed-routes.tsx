import { may } from '#engine/people/authorise.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { officeOf, recordFor } from '#engine/register/register-door.ts'
import { foundOf, listed } from '#engine/scan/scan-record.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, plain } from '#engine/store/names.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { paths } from '#web/paths.ts'
import { ListedPage, type ListedRow, listedSheet } from '#web/supervisor/listed-page.tsx'
import { tell } from '#web/tell.ts'
import { sayMonth } from '#web/when.ts'
import { listed as words } from '#web/words/staff/supervisor.ts'
import type { Route } from '../door/door.ts'
import { monthAsked, monthsBack, offeredMonths } from '../door/months-back.ts'
import { notFound, page } from '../door/reply.ts'
import { viewFiles } from '../oversight/view-files.ts'

/** Findings of the scan for a person, by month (flag L1). */
export const listedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/listed',
    async run(ask, engine) {
      if (!may(ask.person, 'list.listed')) return notFound(ask)
      const month = monthAsked(ask, engine)
      const rows = await rowsOf(engine, ask.person, month, ask.query['cursor'])
      const months = monthsBack(engine, offeredMonths)
      return page(<ListedPage shell={ask.shell} {...{ month, months, rows }} hasPdf={Boolean(engine.printing)} />)
    },
  },
  ...viewFiles({ csv: paths.listedSheet, pdf: paths.listedPdf }, async (ask, engine) => {
    const { person, lang } = ask
    if (!may(person, 'list.listed')) return null
    const t = tell(lang)
    const month = monthAsked(ask, engine)
    return {
      said: { name: `listed-${month}`, title: `${t(words.title)} · ${sayMonth(lang, month)}`, lead: t(words.lead) },
      form: listedSheet(lang),
      read: (at, limit) => rowsOf(engine, person, month, at, limit),
    }
  }),
]

type Asked = [month: string, at: string | undefined, limit?: number]

const rowsOf = async (engine: Engine, person: Person, ...asked: Asked): Promise<Paged<ListedRow>> =>
  across(await listed(engine, ...asked), (items) => Promise.all(items.map((item) => rowOf(engine, person, item))))

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
    on,
  }
}
