import { caseFile } from '#engine/case/case-of.ts'
import { caseLog } from '#engine/case/log-kinds.ts'
import { weighAnew } from '#engine/figures/workload.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { waiterFor } from '#engine/store/held.ts'
import { caseItem, caseKey, json, queueOf } from '#engine/store/keys.ts'
import { everyItem } from '#engine/store/read.ts'

/**
 * Moves cases that lay with applicants, in a queue nobody reads, to their unit's list. Leaves that queue last, so that
 * a restart resumes. Returns their number.
 */
export async function listWaiting(engine: Engine): Promise<number> {
  const unread = { index: 'queue', pk: queueOf(engine.deployment.area, 'applicant') } as const
  const ids: string[] = []
  for await (const item of everyItem(engine.table, unread)) ids.push(caseFile(item).id)
  let moved = 0
  for (const id of ids) if ((await isNamed(engine, id)) && (await isListed(engine, id))) moved += 1
  return moved
}

/** True where the waiting unit is known, perhaps by log. */
async function isNamed({ table }: Engine, id: string): Promise<boolean> {
  const item = await table.get(caseKey(id))
  if (!item) return false
  const file = caseFile(item)
  if (file.holder.role !== 'applicant' || waiterFor(file) !== null) return true
  const held = await askedBy(table, file)
  if (held === null) return false
  const put = { ...item, v: item.v + 1, body: json({ ...file, held }) }
  return (await table.transact([{ put, when: { v: item.v } }])).kind === 'done'
}

async function isListed(engine: Engine, id: string): Promise<boolean> {
  await weighAnew(engine, id)
  const item = await engine.table.get(caseKey(id))
  if (!item) return false
  const put = caseItem(caseFile(item), item.v + 1)
  return (await engine.table.transact([{ put, when: { v: item.v } }])).kind === 'done'
}

/** Last seat that acted before the applicant. */
async function askedBy(table: Engine['table'], file: CaseFile): Promise<CaseFile['held'] | null> {
  const rows = await caseLog(table, file)
  const asked = rows.findLast(({ payload }) => {
    const role = payload?.data.actor.role ?? 'system'
    return role !== 'applicant' && role !== 'system'
  })
  if (!asked?.payload) return null
  const { role, unit } = asked.payload.data.actor
  const by = { role, unit }
  const { at, type } = asked.entry
  return [
    { by, from: at, until: at, sentBy: null, left: type, named: null },
    { by: file.holder, from: at, until: null, sentBy: by, left: null, named: null },
  ]
}
