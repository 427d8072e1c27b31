import { headKey as feedKey } from '#engine/feeds/feed-files.ts'
import { feedHeadKind } from '#engine/feeds/feed-kinds.ts'
import { digestKey, digestKind } from '#engine/mail/digest.ts'
import { farthestNight, nightAuditKind, nightKey } from '#engine/proof/audited.ts'
import { keepingOf } from '#engine/proof/log-end.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { asideKeys, asideKind, bookmarkKind, followers } from '#engine/run/follower-kinds.ts'
import { longestWait } from '#engine/run/set-aside.ts'
import { scanKey, scanKind } from '#engine/scan/scan.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { moment, pad } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import type { Stored } from '#engine/store/stored.ts'
import { addDays, instantOn } from '#law/day.ts'
import type { Found } from '../compare.ts'

/** Places of work that the program cannot have come to. */
export async function* bookmarksApart(world: AuditWorld): AsyncGenerator<Found> {
  const { table, journal, clock } = world
  for (const { pk, sk } of bookmarkKind.keys) {
    // First: a follower may go on meanwhile.
    const item = await table.get({ pk, sk })
    const place = readIn(bookmarkKind, item)
    if (item && place !== undefined && place >= (await journal.size())) yield apart('bookmark', item, 'position')
  }
  yield* asidesApart(world)
  const [row] = await journal.since((await journal.size()) - 2, 1)
  const latest = farthestNight(Math.max(clock.now(), row ? entryOf(row.item).at : 0))
  if ((readIn(scanKind, await table.get(scanKey))?.day ?? '') > latest) yield apart('scan', scanKey, 'day')
  const digest = readIn(digestKind, await table.get(digestKey)) ?? 0
  if (digest > instantOn(addDays(latest, mostWaiting), '00:00')) yield apart('digest', digestKey, 'body')
  if ((readIn(feedHeadKind, await table.get(feedKey))?.day ?? '') > latest) yield apart('feedHead', feedKey, 'day')
  const night = readIn(nightAuditKind, await table.get(nightKey))
  if (night && night.day > latest) yield apart('nightAudit', nightKey, 'day')
  if (night?.signed !== undefined && (await keepingOf(table, night.signed, world.sha256)) === 'lost')
    yield { kind: 'checkpoint', code: 'missing', key: nightKey, fields: [] }
  if ((night?.last?.ended ?? 0) > instantOn(latest, '00:00')) yield apart('nightAudit', nightKey, 'last.ended')
}

/** Undefined without its form, which is told where it stands. */
const readIn = <Body>({ schema }: Pick<Stored<Body>, 'schema'>, item: Item | undefined): Body | undefined =>
  schema.safeParse(item?.body).data

/** Days that holidays may put a digest off. */
const mostWaiting = 7

/** Rows set aside that no follower could have, or never tries again. */
async function* asidesApart({ table, journal, clock }: AuditWorld): AsyncGenerator<Found> {
  for (const follower of followers)
    for await (const item of everyItem(table, { index: 'main', pk: `aside#${follower}` })) {
      const aside = asideKind.schema.safeParse(item.body).data
      if (!aside) continue
      const { row, position, next } = aside
      const should = asideKeys.key(follower, moment(next), pad(position, 12))
      if ((await journal.positionOf(row)) !== position) yield apart('aside', item, 'row')
      else if (item.sk !== should.sk || next > clock.now() + 2 * longestWait) yield apart('aside', item, 'next')
    }
}

/** No start planned it, and none draws files by this edition. */
export async function pagesApart({ table, drawn }: AuditWorld): Promise<readonly Found[]> {
  const scan = await table.get(scanKey)
  const { pages, redraws } = readIn(scanKind, scan) ?? {}
  const isOwn = drawn === null || scan === undefined || pages === drawn.edition || redraws === drawn.edition
  return isOwn ? [] : [apart('scan', scanKey, 'pages')]
}

const apart = (kind: string, { pk, sk }: Key, field: string): Found => ({
  ...{ kind, code: 'changed', key: { pk, sk }, fields: [field] },
})
