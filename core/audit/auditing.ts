import type { AuditWorld, Drawn } from '#engine/run/audit-source.ts'
import { placeOf } from '#engine/run/consume.ts'
import { asideKind } from '#engine/run/follower-kinds.ts'
import { asidesOf } from '#engine/run/set-aside.ts'
import { scanKey, scanKind } from '#engine/scan/scan.ts'
import { everyItem } from '#engine/store/read.ts'
import { Fault } from '#law/fault.ts'
import { type Administration, administration } from './administration.ts'
import { followersSeen, type IsFollowed } from './of-case.ts'
import type { Auditing } from './partition.ts'
import { recordBook } from './record-book.ts'

/** State that all partitions share: people, calendar, followers. */
export async function auditingOf<Sums extends Auditing['sums']>(
  world: AuditWorld,
  sums: Sums,
  played?: Administration,
): Promise<{
  readonly state: Auditing & { readonly sums: Sums }
  readonly administered: Administration
  /** Newest rows that a follower has not passed. */
  readonly unfollowed: number
}> {
  // Places first: what a follower passed by now is written.
  const { isFollowed, lowest } = await followedIn(world)
  const unfollowed = Math.max(0, (await world.journal.size()) - 1 - lowest)
  const administered = played ?? (await administration(world))
  const { calendarSince, seating, rightsLogged, factors, erased, erasedCases } = administered
  const drawn = await drawnByNow(world)
  const known = { calendarSince, seating, rightsLogged, factors, erased, erasedCases }
  const state = { book: recordBook(world), sums, ...known, isFollowed, drawn }
  return { state, administered, unfollowed }
}

/** Null while another edition draws public files anew. */
async function drawnByNow({ table, drawn }: AuditWorld): Promise<Drawn | null> {
  const scan = await table.get(scanKey)
  return scan === undefined || scanKind.schema.safeParse(scan.body).data?.pages === drawn?.edition ? drawn : null
}

/** A bookmark that nobody can read is told as such. */
function unread(error: unknown): number {
  if (error instanceof Fault && error.code === 'storedForm') return -1
  throw error
}

/** Tells if a follower passed a row; and the last all passed. */
async function followedIn(world: AuditWorld): Promise<{ readonly isFollowed: IsFollowed; readonly lowest: number }> {
  const passed = new Map<string, number>()
  const aside = new Set<string>()
  for (const name of followersSeen) {
    passed.set(name, await placeOf(world, name).catch(unread))
    for await (const item of everyItem(world.table, { index: 'main', pk: asidesOf(name) })) {
      const row = asideKind.schema.safeParse(item.body).data?.row
      if (row) aside.add(`${name} ${row.pk}`)
    }
  }
  return {
    isFollowed: (name, pk, position) => position <= (passed.get(name) ?? -1) && !aside.has(`${name} ${pk}`),
    lowest: Math.min(...passed.values()),
  }
}
