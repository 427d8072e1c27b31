import { logKinds } from '#engine/case/log-kinds.ts'
import { adminHeadKey } from '#engine/people/admin-log.ts'
import type { Difference, NightWorld } from '#engine/run/audit-source.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Item, Page } from '#engine/store/ports.ts'
import { readAll, readPart } from '#engine/store/read.ts'
import { Fault } from '#law/fault.ts'
import type { Administration } from '../administration.ts'
import { administeredApart, administrationApart } from '../administration-apart.ts'
import { auditingOf } from '../auditing.ts'
import type { Found } from '../compare.ts'
import { unchained } from '../hands/unchained.ts'
import { type Auditing, auditPartition } from '../partition.ts'
import { rebuiltBy } from '../rebuilds.ts'
import type { Look } from './sitting.ts'

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
  // Each night plays it once; a slice, what is newer.
  if (so.after === null) played.delete(world.table)
  const against = await newest(world)
  if (so.after === null) for (const one of await twice(world, ofAdministration, against)) so.tell(one)
  for await (const { pk, place } of world.partitionNames(so.after)) {
    for (let isWhole = false; !isWhole; ) {
      const part = { pk, at: so.within?.pk === pk ? so.within.at : undefined }
      const look = (state: Against) => ofPart(world, part, state).catch((error: unknown) => unreadable(pk, error))
      const { found, items, next } = await settled(world, look, against)
      for (const one of found) so.tell(one)
      const rows = items.filter(({ log }) => log).length
      so.rows += rows
      so.items += items.length - rows
      isWhole = next === null
      if (next === null) so.after = place
      so.within = next === null ? null : { pk, at: next }
      if (isOver()) return false
      await world.turn?.()
    }
  }
  return true
}

const noSums = { add: () => {}, drawn: () => {} }
const played = new WeakMap<NightWorld['table'], { readonly head: string; readonly administered: Administration }>()

/** Plays the log of administration again where it has another head. */
async function newest(world: NightWorld): Promise<Against> {
  const { table, deployment } = world
  const head = JSON.stringify((await table.get(adminHeadKey(deployment.area)))?.body ?? null)
  const known = played.get(table)
  if (known?.head === head) return auditingOf(world, noSums, known.administered)
  const against = await auditingOf(world, noSums)
  played.set(table, { head, administered: against.administered })
  return against
}

const mostLooks = 3

/** Says what two looks at the same versions agree on. */
async function settled(
  world: NightWorld,
  look: (against: Against) => Promise<Looked>,
  against: Against,
): Promise<Looked> {
  let before = await look(against)
  for (let looks = 0; looks < mostLooks && before.found.length > 0; looks += 1) {
    const now = await look(await newest(world))
    if (now.seen === before.seen) return { ...now, found: agreed(before.found, now.found) }
    before = now
  }
  return { ...before, found: [] }
}

const agreed = (before: readonly Difference[], now: readonly Difference[]) =>
  now.filter((one) => before.some((other) => nameOf(one) === nameOf(other)))

const nameOf = ({ kind, code, key, fields }: Found) => JSON.stringify([kind, code, key.pk, key.sk, fields])

async function twice(
  world: NightWorld,
  look: (world: NightWorld, against: Against) => Promise<readonly Difference[]>,
  against: Against,
): Promise<readonly Difference[]> {
  const found = await look(world, against)
  return found.length === 0 ? [] : agreed(found, await look(world, await newest(world)))
}

async function ofAdministration(world: NightWorld, { administered }: Against): Promise<readonly Difference[]> {
  const found: Difference[] = []
  for await (const one of administrationApart(world, administered, [])) found.push({ ...one, about: null })
  return found
}

const perPart = 200
const logs = Object.values(logKinds)

/** A log with all that stands beside it; else a part of any length of list. */
async function itemsOf({ table }: NightWorld, { pk, at }: Part): Promise<Page<Item>> {
  const isOfLog = logs.some((kind) => kind.holds({ pk, sk: 'log#1' }))
  if (isOfLog) return { items: await readAll(table, { index: 'main', pk }), cursor: null }
  return readPart(table, { index: 'main', pk }, at, perPart)
}

async function ofPart(world: NightWorld, part: Part, { state, administered }: Against): Promise<Looked> {
  const { pk } = part
  const { items, cursor } = await itemsOf(world, part)
  const log = items.filter(({ log }) => log)
  const there = items.filter((item) => rebuiltBy(kindOf(item)) === 'administration')
  const { found, about } = await auditPartition(world, { pk, items }, state)
  const all = [...unchained(world, log), ...found, ...administeredApart(administered, there)]
  const seen = items.map(({ sk, v }) => `${sk} ${v}`).join('\n')
  return { found: all.map((one) => ({ ...one, about })), seen, items, next: cursor }
}

/** An unreadable row is a difference, and stops no other partition. */
function unreadable(pk: string, error: unknown): Looked {
  if (!(error instanceof Fault) || error.code !== 'storedForm') throw error
  const one = { kind: 'log', code: 'damaged', key: { pk, sk: '' }, fields: [error.message], about: null } as const
  return { found: [one], seen: error.message, items: [], next: null }
}
