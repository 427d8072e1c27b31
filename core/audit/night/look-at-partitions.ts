import type { Difference, NightWorld } from '#engine/run/audit-source.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
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
type Looked = { readonly found: readonly Difference[]; readonly seen: string; readonly items: readonly Item[] }

/** Partition after partition, each against its log. */
export const lookAtPartitions: Look = async (world, so, isOver) => {
  const against = await newest(world)
  if (so.after === null) for (const one of await twice(world, ofAdministration, against)) so.tell(one)
  for await (const { pk, place } of world.partitionNames(so.after)) {
    const look = (state: Against) => ofPartition(world, pk, state).catch((error: unknown) => unreadable(pk, error))
    const { found, items } = await settled(world, look, against)
    for (const one of found) so.tell(one)
    for (const { log } of items) {
      if (log) so.rows += 1
      else so.items += 1
    }
    so.after = place
    if (isOver()) return false
  }
  return true
}

const noSums = { add: () => {}, drawn: () => {} }
const newest = (world: NightWorld): Promise<Against> => auditingOf(world, noSums)

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

async function ofPartition(world: NightWorld, pk: string, { state, administered }: Against): Promise<Looked> {
  const items = await readAll(world.table, { index: 'main', pk })
  const log = items.filter(({ log }) => log)
  const there = items.filter((item) => rebuiltBy(kindOf(item)) === 'administration')
  const { found, about } = await auditPartition(world, { pk, items }, state)
  const all = [...unchained(world, log), ...found, ...administeredApart(administered, there)]
  const seen = items.map(({ sk, v }) => `${sk} ${v}`).join('\n')
  return { found: all.map((one) => ({ ...one, about })), seen, items }
}

/** An unreadable row is a difference, and stops no other partition. */
function unreadable(pk: string, error: unknown): Looked {
  if (!(error instanceof Fault) || error.code !== 'storedForm') throw error
  const one = { kind: 'log', code: 'damaged', key: { pk, sk: '' }, fields: [error.message], about: null } as const
  return { found: [one], seen: error.message, items: [] }
}
