import {
  auditItem,
  farthestNight,
  hourOfAudit,
  type NightAudit,
  nightAuditKind,
  nightKey,
  plannedAudit,
} from '#engine/proof/audited.ts'
import { lastCheckpoint } from '#engine/proof/ledger-head.ts'
import { bearing, sealIn } from '#engine/proof/sealing.ts'
import type { NightWorld } from '#engine/run/audit-source.ts'
import type { Item } from '#engine/store/ports.ts'
import { instantOn } from '#law/day.ts'
import { administration } from '../administration.ts'
import type { Found } from '../compare.ts'
import { databaseApart } from '../database-apart.ts'
import { musterApart } from '../people/muster-apart.ts'
import { sealsApart } from '../people/seals-apart.ts'
import { lookAtLog } from './look-at-log.ts'
import { lookAtPartitions } from './look-at-partitions.ts'
import { lookAtPublic } from './look-at-public.ts'
import { type Look, type Sitting, telling } from './sitting.ts'

const lookAtDatabase: Look = async (world, so) => {
  const { muster, ...rest } = await world.database()
  for (const one of databaseApart(rest)) so.tell(one)
  const since = muster ? (await administration(world)).rightsLogged : null
  for (const one of musterApart(muster, since)) so.tell({ ...one, about: null })
  return true
}

const parts = [
  ['database', lookAtDatabase],
  ['partitions', lookAtPartitions],
  ['log', lookAtLog],
  ['public', lookAtPublic],
] as const

/** One slice of the night from its bookmark; true: more. */
export async function auditOnwards(world: NightWorld, isOver: () => boolean): Promise<boolean> {
  const item = await world.table.get(nightKey)
  const now = world.clock.now()
  const isSealed = item !== undefined && (world.sealOf === undefined || sealIn(item) === world.sealOf(item))
  const forged = item && !isSealed ? await forgedIn(world, item) : []
  const before = item && forged.length === 0 ? nightAuditKind.read(item) : plannedAudit(now, null)
  // No night plans so far ahead; a forged bookmark hides something.
  const isDue = now >= instantOn(before.day, hourOfAudit) || before.day > farthestNight(now) || forged.length > 0
  if (!isDue && isSealed) return false
  const next = isDue ? await looked(world, before, { isOver, forged }) : before
  const when = item ? { v: item.v } : ('absent' as const)
  const kept = await world.table.transact([{ put: sealedBy(world, auditItem(next, (item?.v ?? 0) + 1)), when }])
  return kept.kind === 'done' && isDue && next.began !== null
}

/** Seals missing since all were taken, or of something else. */
async function forgedIn(world: NightWorld, item: Item): Promise<readonly Found[]> {
  return sealsApart(world, [item], (await administration(world)).rightsLogged)
}

const sealedBy = ({ sealOf }: NightWorld, item: Item): Item => (sealOf ? bearing(item, sealOf(item)) : item)

type Slice = { readonly isOver: () => boolean; readonly forged: readonly Found[] }

async function looked(world: NightWorld, before: NightAudit, { isOver, forged }: Slice): Promise<NightAudit> {
  const told = { found: before.found, first: [...before.first] }
  const so: Sitting = {
    ...before,
    began: before.began ?? world.clock.now(),
    tell: telling(told),
  }
  for (const one of forged) so.tell({ ...one, about: null })
  for (const [phase, look] of parts) {
    if (phase !== so.phase) continue
    if (!(await look(world, so, isOver))) break
    const [next] = parts[parts.findIndex(([name]) => name === phase) + 1] ?? []
    if (next === undefined) return ended(world, { ...bookmark(so), ...told })
    Object.assign(so, { phase: next, after: null })
    if (isOver()) break
  }
  return { ...bookmark(so), ...told }
}

function bookmark({ tell: _, ...so }: Sitting): NightAudit {
  return so
}

async function ended(world: NightWorld, { began, rows, items, found, first }: NightAudit): Promise<NightAudit> {
  const now = world.clock.now()
  const signed = await lastCheckpoint(world.table)
  const next = plannedAudit(now, { began: began ?? now, ended: now, rows, items, found, first })
  return { ...next, ...(signed !== null && { signed }) }
}
