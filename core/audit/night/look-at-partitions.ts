import { logKinds } from '#engine/case/log-kinds.ts'
import type { Difference, NightWorld } from '#engine/run/audit-source.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Item, Page } from '#engine/store/ports.ts'
import { readAll, readPart, readRound } from '#engine/store/read.ts'
import { Fault } from '#law/fault.ts'
import { type Administration, type AdministrationPlay, administrationPlay, playOn } from '../administration.ts'
import { administeredApart, administrationApart } from '../administration-apart.ts'
import { auditingOf } from '../auditing.ts'
import type { Found } from '../compare.ts'
import { unchained } from '../hands/unchained.ts'
import { type Auditing, auditPartition } from '../partition.ts'
import { rebuiltBy } from '../rebuilds.ts'
import { rowsPlaced } from './rows-placed.ts'
import type { Look, Sitting } from './sitting.ts'

type Against = { readonly state: Auditing; readonly administered: Administration }
type Part = { readonly pk: string; readonly at: string | undefined }
type Looked = {
  readonly found: readonly Difference[]
  readonly seen: string
  readonly items: readonly Item[]
  /** Place behind which the partition goes on; null: its end. */
  readonly next: string | null
}

/** Partition after partition, each against its log. */
export const lookAtPartitions: Look = async (world, so, isOver) => {
  const against = await newest(world, so, isOver)
  if (against === null) return false
  if (so.after === null) for (const one of await twice(world, so, against)) so.tell(one)
  const rows = await rowsPlaced(world, so)
  for await (const { pk, place } of world.partitionNames(so.after, rows.met)) {
    for (let isWhole = false; !isWhole; ) {
      const part = { pk, at: so.within?.pk === pk ? so.within.at : undefined }
      const look = (state: Against) => ofPart(world, part, state).catch((error: unknown) => unreadable(pk, error))
      const { found, items, next } = await settled(world, so, look, against)
      for (const one of found) so.tell(one)
      const logged = items.filter(isRow).length
      so.rows += logged
      so.items += items.length - logged
      isWhole = next === null
      if (next === null) {
        so.after = place
        rows.keep()
      }
      so.within = next === null ? null : { pk, at: next }
      if (isOver()) return false
      await world.turn?.()
    }
  }
  rows.end()
  return true
}

const noSums = { add: () => {}, drawn: () => {} }
type Night = Pick<Sitting, 'began'>
/** A night plays it once, in parts; a slice, what is newer. */
const played = new WeakMap<NightWorld['table'], { readonly began: number | null; readonly play: AdministrationPlay }>()

/** Null where its time is over before the log is played. */
async function newest(world: NightWorld, { began }: Night, isOver: () => boolean): Promise<Against | null> {
  const known = played.get(world.table)
  const play = known?.began === began ? known.play : administrationPlay(world)
  played.set(world.table, { began, play })
  return (await playOn(world, play, isOver)) ? auditingOf(world, noSums, await play.soFar()) : null
}

/** Played before, so that little is left. */
const newestNow = async (world: NightWorld, night: Night, before: Against) =>
  (await newest(world, night, () => false)) ?? before

const mostLooks = 3

/** Says what two looks at the same versions agree on. */
async function settled(
  world: NightWorld,
  night: Night,
  look: (against: Against) => Promise<Looked>,
  against: Against,
): Promise<Looked> {
  let before = await look(against)
  for (let looks = 0; looks < mostLooks && before.found.length > 0; looks += 1) {
    const now = await look(await newestNow(world, night, against))
    if (now.seen === before.seen) return { ...now, found: agreed(before.found, now.found) }
    before = now
  }
  return { ...before, found: [] }
}

const agreed = (before: readonly Difference[], now: readonly Difference[]) =>
  now.filter((one) => before.some((other) => nameOf(one) === nameOf(other)))

const nameOf = ({ kind, code, key, fields }: Found) => JSON.stringify([kind, code, key.pk, key.sk, fields])

async function twice(world: NightWorld, night: Night, against: Against): Promise<readonly Difference[]> {
  const found = await ofAdministration(world, against)
  return found.length === 0 ? [] : agreed(found, await ofAdministration(world, await newestNow(world, night, against)))
}

async function ofAdministration(world: NightWorld, { administered }: Against): Promise<readonly Difference[]> {
  const found: Difference[] = []
  for await (const one of administrationApart(world, administered, [])) found.push({ ...one, about: null })
  return found
}

const perPart = 200
/** Logs that are played whole, with what stands beside them. */
const short = Object.values(logKinds).filter((kind) => kind !== logKinds.adminLog)
const isRow = ({ log }: Item) => log === true

type Rows = Page<Item> & { readonly before: readonly Item[] }

/** A short log whole; else a part, after the row before it. */
async function itemsOf({ table }: NightWorld, { pk, at }: Part): Promise<Rows> {
  if (short.some((kind) => kind.holds({ pk, sk: 'log#1' })))
    return { items: await readAll(table, { index: 'main', pk }), cursor: null, before: [] }
  const page = await readPart(table, { index: 'main', pk }, at, perPart)
  const first = page.items.find(isRow)
  if (at === undefined || !first) return { ...page, before: [] }
  const list = { index: 'main', pk, from: 'log#', to: first.sk, newestFirst: true } as const
  return { ...page, before: (await readRound(table, list, 2)).slice(1).filter(isRow) }
}

async function ofPart(world: NightWorld, part: Part, { state, administered }: Against): Promise<Looked> {
  const { pk } = part
  const { items, cursor, before } = await itemsOf(world, part)
  const log = items.filter(({ log }) => log)
  const there = items.filter((item) => rebuiltBy(kindOf(item)) === 'administration')
  const { found, about } = await auditPartition(world, { pk, items }, state)
  const [last] = before
  const chained = unchained(world, [...before, ...log]).filter(({ key }) => key.sk !== last?.sk)
  const all = [...chained, ...found, ...administeredApart(administered, there)]
  const seen = items.map(({ sk, v }) => `${sk} ${v}`).join('\n')
  return { found: all.map((one) => ({ ...one, about })), seen, items, next: cursor }
}

/** An unreadable row is a difference, and stops no other partition. */
function unreadable(pk: string, error: unknown): Looked {
  if (!(error instanceof Fault) || error.code !== 'storedForm') throw error
  const one = { kind: 'log', code: 'damaged', key: { pk, sk: '' }, fields: [error.message], about: null } as const
  return { found: [one], seen: error.message, items: [], next: null }
}
