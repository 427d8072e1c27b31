import type { LogRow } from '#engine/case/log-item.ts'
import type { FollowUp } from '#engine/register/lifting-kind.ts'
import { byLaw, followUpOf, tellToLift } from '#engine/register/measures.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { platformOf } from '#records/directory.ts'
import { measuresOfKind } from '#records/list-measure.ts'
import { RecordChange } from '#records/publicity/change.ts'
import type { RecordFile } from '#records/record.ts'

const follows: ReadonlySet<string> = new Set(['record.ended', 'record.corrected', 'record.barred'])

/** Tells units what follows a change: measures, or a finding. */
export async function followMeasures(engine: Engine, { entry, payload }: LogRow): Promise<void> {
  if (!follows.has(entry.type)) return
  const read = RecordChange.safeParse(payload?.data.event)
  if (!read.success) return
  const { data: change } = read
  if (change.kind !== 'barred' && !takesGround(change)) return
  const record = await recordFor(engine, entry.id, 'recipient')
  if (!record) return
  const caseId = ('caseId' in change && change.caseId) || byLaw(entry.seq)
  if (change.kind === 'barred') return followFinding(engine, record, { caseId, restores: change.restores === true })
  await tellHolders(engine, record, { caseId })
}

/** The unit says what came of a crime; measures have ground again. */
async function followFinding(
  engine: Engine,
  record: RecordFile,
  { caseId, restores }: { readonly caseId: string; readonly restores: boolean },
): Promise<void> {
  const unit = record.authority.unit ?? platformOf(engine.deployment.directory)?.id
  const about = { recordId: record.id, note: '' }
  if (unit !== undefined)
    await tellToLift(engine, [unit], { ...about, caseId: followUpOf(caseId, 'crime'), task: 'crime' })
  if (restores) await tellHolders(engine, record, { caseId: followUpOf(caseId, 'again'), task: 'again' })
}

type Told = { readonly caseId: string; readonly task?: FollowUp }

async function tellHolders(engine: Engine, { id, kind }: RecordFile, told: Told): Promise<void> {
  const byHolder = Map.groupBy(measuresOfKind(engine.deployment.directory, kind), ({ holder }) => holder)
  for (const [holder, all] of byHolder)
    await tellToLift(engine, [holder], { ...told, recordId: id, note: '', measures: all.map((one) => one.id) })
}

/** Expiry does not: measures end by their own rules. */
function takesGround(change: RecordChange): boolean {
  if (change.kind === 'ended') return change.reason !== 'expired'
  return change.kind === 'corrected' && change.subject !== undefined
}
