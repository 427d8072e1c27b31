import type { LogRow } from '#engine/case/log-item.ts'
import { byLaw, tellToLift } from '#engine/register/measures.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { measuresOfKind } from '#records/list-measure.ts'
import { RecordChange } from '#records/publicity/change.ts'

/** Tells holders of a list's measures when their ground is gone. */
export async function followMeasures(engine: Engine, { entry, payload }: LogRow): Promise<void> {
  const { measures } = engine.deployment.directory
  const read = RecordChange.safeParse(payload?.data.event)
  if (!measures || !read.success || !takesGround(read.data)) return
  const record = await recordFor(engine, entry.id, 'recipient')
  if (!record) return
  const caseId = ('caseId' in read.data && read.data.caseId) || byLaw(entry.seq)
  const byHolder = Map.groupBy(measuresOfKind({ measures }, record.kind), ({ holder }) => holder)
  for (const [holder, all] of byHolder) {
    const ids = all.map(({ id }) => id)
    await tellToLift(engine, [holder], { recordId: record.id, caseId, note: '', measures: ids })
  }
}

/** Expiry does not: measures end by their own rule (O36 12 is silent). */
function takesGround(change: RecordChange): boolean {
  if (change.kind === 'ended') return change.reason !== 'expired'
  return change.kind === 'corrected' && change.subject !== undefined
}
