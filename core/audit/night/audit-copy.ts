import { plannedAudit, type WholeAudit } from '#engine/proof/audited.ts'
import type { NightWorld } from '#engine/run/audit-source.ts'
import { lookAtLog } from './look-at-log.ts'
import { lookAtPartitions } from './look-at-partitions.ts'
import { type Sitting, telling } from './sitting.ts'

/** Holds a copy that nobody writes to against its own log. */
export async function auditCopy(world: NightWorld): Promise<Pick<WholeAudit, 'rows' | 'items' | 'found' | 'first'>> {
  const told = { found: 0, first: [] }
  const so: Sitting = { ...plannedAudit(world.clock.now(), null), tell: telling(told) }
  for (const look of [lookAtPartitions, lookAtLog]) {
    so.after = null
    await look(world, so, () => false)
  }
  return { rows: so.rows, items: so.items, ...told }
}
