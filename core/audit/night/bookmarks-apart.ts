import { farthestNight, nightAudit, nightKey } from '#engine/proof/audited.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { bookmarkKind } from '#engine/run/follower-kinds.ts'
import { scanKey, scanKind } from '#engine/scan/scan.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import type { Key } from '#engine/store/ports.ts'
import { instantOn } from '#law/day.ts'
import type { Found } from '../compare.ts'

/** Places of work that the program cannot have come to. */
export async function* bookmarksApart(world: AuditWorld): AsyncGenerator<Found> {
  const { table, journal, clock } = world
  for (const { pk, sk } of bookmarkKind.keys) {
    // First: a follower may go on meanwhile.
    const item = await table.get({ pk, sk })
    if (item && bookmarkKind.read(item) >= (await journal.size())) yield apart('bookmark', item, 'position')
  }
  const [row] = await journal.since((await journal.size()) - 2, 1)
  const latest = farthestNight(Math.max(clock.now(), row ? entryOf(row.item).at : 0))
  const scan = await table.get(scanKey)
  if (scan && scanKind.read(scan).day > latest) yield apart('scan', scanKey, 'day')
  const night = await nightAudit(world)
  if (night && night.day > latest) yield apart('nightAudit', nightKey, 'day')
  if ((night?.last?.ended ?? 0) > instantOn(latest, '00:00')) yield apart('nightAudit', nightKey, 'last.ended')
}

const apart = (kind: string, { pk, sk }: Key, field: string): Found => ({
  ...{ kind, code: 'changed', key: { pk, sk }, fields: [field] },
})
