import { recipients } from '#engine/feeds/confirmations.ts'
import { acknowledged } from '#engine/feeds/feed-marks.ts'
import { may } from '#engine/people/authorise.ts'
import { everyonesOpenLiftings, type Lifting } from '#engine/register/measures.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { officeOf, ownerFor, recordFor } from '#engine/register/register-door.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { across } from '#engine/store/paged.ts'
import { UnconfirmedPage } from '#web/supervisor/unconfirmed-page.tsx'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'

/** Recipients who have not confirmed that records ended (B6; O36 23). */
export const unconfirmedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/unconfirmed',
    async run(ask, engine) {
      if (!may(ask.person, 'list.board')) return notFound(ask)
      const rowOf = async ({ recordId, unit, note, toldAt }: Lifting) => {
        const record = await recordFor(engine, recordId, officeOf(ask.person))
        const title = record ? recordTitle(record) : recordId
        const isSeen = may(ask.person, 'list.board', await ownerFor(engine, recordId))
        return isSeen ? [{ unitName: nameOfUnit(engine, unit), title, note, toldAt }] : []
      }
      const liftings = await across(await everyonesOpenLiftings(engine, ask.query['cursor']), async (items) =>
        (await Promise.all(items.map(rowOf))).flat(),
      )
      const sharing = (await behind(engine)).filter(({ changes }) => changes > 0)
      return page(<UnconfirmedPage shell={ask.shell} liftings={liftings} sharing={sharing} />)
    },
  },
]

const most = 500

/** Counts unconfirmed changes, up to a full page. */
async function behind(engine: Engine) {
  return Promise.all(
    (await recipients(engine)).map(async (unit) => {
      const mark = (await acknowledged(engine, unit))?.value
      const rows = await engine.journal.since(mark?.through ?? -1, most)
      const ids = rows.flatMap(({ item }) => (kindOf(item) === 'recordLog' ? [entryOf(item).id] : []))
      const given = await Promise.all(ids.map((id) => recordFor(engine, id, 'recipient')))
      const changes = given.filter((record) => record !== null).length
      return { unitName: nameOfUnit(engine, unit), changes, isMore: rows.length === most, lastAt: mark?.at ?? null }
    }),
  )
}
