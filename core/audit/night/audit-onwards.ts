import {
  auditItem,
  farthestNight,
  hourOfAudit,
  type NightAudit,
  nightAuditKind,
  nightKey,
  plannedAudit,
} from '#engine/proof/audited.ts'
import type { NightWorld } from '#engine/run/audit-source.ts'
import { instantOn } from '#law/day.ts'
import { databaseApart } from '../database-apart.ts'
import { lookAtLog } from './look-at-log.ts'
import { lookAtPartitions } from './look-at-partitions.ts'
import { lookAtPublic } from './look-at-public.ts'
import { type Look, type Sitting, telling } from './sitting.ts'

const lookAtDatabase: Look = async (world, so) => {
  for (const one of databaseApart(await world.database())) so.tell(one)
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
  const before = item ? nightAuditKind.read(item) : plannedAudit(now, null)
  // No night plans so far ahead.
  const isDue = now >= instantOn(before.day, hourOfAudit) || before.day > farthestNight(now)
  if (!isDue && item) return false
  const next = isDue ? await looked(world, before, isOver) : before
  const when = item ? { v: item.v } : ('absent' as const)
  const kept = await world.table.transact([{ put: auditItem(next, (item?.v ?? 0) + 1), when }])
  return kept.kind === 'done' && isDue && next.began !== null
}

async function looked(world: NightWorld, before: NightAudit, isOver: () => boolean): Promise<NightAudit> {
  const told = { found: before.found, first: [...before.first] }
  const so: Sitting = {
    ...before,
    began: before.began ?? world.clock.now(),
    tell: telling(told),
  }
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

function ended(world: NightWorld, { began, rows, items, found, first }: NightAudit): NightAudit {
  const now = world.clock.now()
  return plannedAudit(now, { began: began ?? now, ended: now, rows, items, found, first })
}
