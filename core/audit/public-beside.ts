import { noticeKind } from '#engine/begin/public-notices.ts'
import { daysKept, feedFilesOf, headKey } from '#engine/feeds/feed-files.ts'
import { recordKind } from '#engine/register/record-kind.ts'
import type { AuditWorld, WholeWorld } from '#engine/run/audit-source.ts'
import { noticeKey, recordKey } from '#engine/store/keys.ts'
import { addDays, type Day, shanghaiDay } from '#law/day.ts'
import type { Found } from './compare.ts'
import { publicApart, publicKey } from './public-apart.ts'

/** Files of the feed by its lines, and files that nothing supports. */
export async function* publicBeside(world: WholeWorld, isSeen: (path: string) => boolean): AsyncGenerator<Found> {
  yield* feedApart(world)
  yield* extraFiles(world, world.publicPaths(), isSeen)
}

export async function* feedApart(world: AuditWorld): AsyncGenerator<Found> {
  if (world.drawn === null) return
  const today = shanghaiDay(world.clock.now())
  const head = await world.table.get(headKey)
  for (let back = daysKept; back >= 0; back -= 1)
    yield* await publicApart(world, (await feedFilesOf(world, addDays(today, -back))) ?? [], head)
}

/** Of paths, best in order, those given out without support. */
export async function* extraFiles(
  world: AuditWorld,
  paths: Iterable<string>,
  isSeen: (path: string) => boolean = () => false,
): AsyncGenerator<Found> {
  if (world.drawn === null) return
  let last: { readonly of: string; readonly paths: Paths } | null = null
  for (const path of paths) {
    if (isSeen(path)) continue
    const of = ownerIn(path)
    if (last === null || last.of !== of) {
      await world.turn?.()
      last = { of, paths: await pathsOf(world, of) }
    }
    const isSupported = last.paths === 'unsettled' || last.paths.includes(path)
    if (!isSupported && (await world.publicFolder.get(path).catch(() => true)))
      yield { kind: 'public', code: 'unsupported', key: publicKey(path), fields: [], file: null }
  }
}

type Paths = readonly string[] | 'unsettled'

/** `r/ID`, `n/ID` or `feed/DAY`: whose file it is. */
const ownerIn = (path: string): string =>
  /^\/(?:en\/)?([rn]\/[\w-]+)/.exec(path)?.[1] ?? /^\/(feed\/\d{4}-\d\d-\d\d)[./]/.exec(path)?.[1] ?? ''

async function pathsOf(world: AuditWorld, owner: string): Promise<Paths> {
  const { drawn } = world
  const [what = '', id = ''] = owner.split('/')
  if (what === 'feed') return feedPaths(world, id)
  if (what === '') return []
  const key = what === 'r' ? recordKey(id) : noticeKey(id)
  const item = await world.table.get(key)
  if ((await world.versionNow(key)) !== item?.v) return 'unsettled'
  if (!item || !drawn) return []
  if (what === 'n') return drawn.notice(noticeKind.read(item).notice).map(({ path }) => path)
  return drawn.recordPaths(recordKind.read(item).record)
}

/** None that is past its last day. */
async function feedPaths(world: AuditWorld, day: Day): Promise<Paths> {
  const today = shanghaiDay(world.clock.now())
  const files = await feedFilesOf(world, day)
  return files?.flatMap(({ path, publicUntil }) => (today <= publicUntil ? [path] : [])) ?? 'unsettled'
}
