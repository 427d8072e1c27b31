import { ofChange } from '#engine/feeds/confirmations.ts'
import { confirmChange, openCopies, readChange } from '#engine/feeds/copies.ts'
import { isOpen } from '#engine/feeds/copy.ts'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { holderOrders } from '#engine/papers/holder-order.ts'
import { may } from '#engine/people/authorise.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { recordFor } from '#engine/register/register-door.ts'
import { fullFeed } from '#engine/run/full-feed.ts'
import type { Engine } from '#engine/store/engine.ts'
import { plain } from '#engine/store/names.ts'
import { across, paged } from '#engine/store/paged.ts'
import type { Recipient } from '#records/recipient.ts'
import { paths } from '#web/paths.ts'
import { ChangesPage } from '#web/recipients/changes-page.tsx'
import { FeedPage, type OpenChange, ticked } from '#web/recipients/feed-page.tsx'
import { recordChanges } from '#web/words/staff/lists.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply } from '../door/reply.ts'

/** Changes to confirm one by one, and the ordered feed (A6). */
export const feedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/feed',
    async run(ask, engine) {
      const seat = may(ask.person, 'feed.read')
      const to = seat && (await recipientOf(engine, seat.unit))
      return to ? feedPage(ask, engine, to) : notFound(ask)
    },
  },
  {
    method: 'GET',
    path: '/feed/changes',
    async run(ask, engine) {
      const seat = may(ask.person, 'feed.read')
      const to = seat && (await recipientOf(engine, seat.unit))
      if (!to) return notFound(ask)
      const { lines, through, isEnd } = await fullFeed(engine, to, positionIn(ask.query['cursor']) ?? -1)
      const rows = lines.map(({ position, at, record, given, type, seq }) => ({
        ...{ position, at, id: `${record}.${seq}`, recordId: record, title: given ? recordTitle(given) : '' },
        change: recordChanges[type] ?? plain(type),
      }))
      return page(
        <ChangesPage shell={ask.shell} rows={paged({ items: rows, cursor: isEnd ? null : String(through) })} />,
      )
    },
  },
  {
    method: 'POST',
    path: '/feed/acknowledge',
    async run(ask, engine) {
      const actor = may(ask.person, 'feed.acknowledge')
      const to = actor && (await recipientOf(engine, actor.unit))
      if (!actor || !to) return notFound(ask)
      const changes = ticked(ask.form).map(readChange)
      const refusal: Refusal = { code: 'malformed', fields: { change: 'choose' } }
      if (changes.length === 0 || changes.includes(null)) return feedPage(ask, engine, to, refusal)
      for (const one of changes) if (one) await confirmChange(engine, to.id, one, { actor, how: 'page' })
      return goTo(ask, paths.feed)
    },
  },
]

/** A place in the journal as typed; null for anything else. */
const positionIn = (text: string | undefined): number | null => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : null)

async function feedPage(ask: Signed, engine: Engine, to: Recipient, refusal?: Refusal): Promise<Reply> {
  const rows = await across(await openCopies(engine, to.id, ask.query['cursor']), async (copies) => {
    const found = copies.map(async (copy): Promise<readonly OpenChange[]> => {
      // Of a sealed record the id alone is told.
      const record = await recordFor(engine, copy.record, 'recipient')
      const title = record && to.scope === 'all' ? recordTitle(record) : ''
      return copy.changes.filter(isOpen).map((owed) => ({
        ...{ ...ofChange(engine, copy, owed), title, recordId: copy.record, at: owed.at },
        change: recordChanges[`record.${owed.change}`] ?? plain(owed.change),
      }))
    })
    return (await Promise.all(found)).flat()
  })
  const orders = await holderOrders(engine, to.id, ask.query['order'])
  return page(
    <FeedPage shell={ask.shell} recipient={to.id} {...{ rows, orders }} {...(refusal && { refusal })} />,
    refusal ? 422 : 200,
  )
}
