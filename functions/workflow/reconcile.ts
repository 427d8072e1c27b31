import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { roundKeys, roundKind } from '#engine/run/host-kinds.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import { dueBuckets, dueOf } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { readRound } from '#engine/store/read.ts'
import { executionKey, runs, startExecution } from './execution.ts'
import type { WorkflowTools } from './tools.ts'

const bookmark = roundKeys.key()
const most = 50
/** One that is between two steps is given time to arrive. */
const rest = 5 * 60_000

/**
 * Looks at some open cases, round by round. Restarts executions that stopped or never began. Returns the number of
 * starts.
 */
export async function reconcile(tools: WorkflowTools): Promise<number> {
  const { table, clock } = tools.engine
  const mark = await table.get(bookmark)
  const place = mark ? roundKind.read(mark) : { bucket: 0, from: null }
  const asked = { index: 'due', pk: dueOf(place.bucket), ...(place.from !== null && { from: place.from }) } as const
  const items = await readRound(table, asked, most)
  let started = 0
  const failed: unknown[] = []
  for (const item of items) {
    try {
      if (await revived(tools, item, clock.now())) started += 1
    } catch (error) {
      // One bad case holds up no other.
      failed.push(error)
    }
  }
  const last = items.at(-1)?.index?.due?.[1] ?? null
  const isEnd = items.length < most || last === place.from
  const next = isEnd ? { bucket: (place.bucket + 1) % dueBuckets, from: null } : { ...place, from: last }
  const put = { ...bookmark, v: (mark?.v ?? 0) + 1, body: next }
  await table.transact([{ put, when: mark ? { v: mark.v } : 'absent' }])
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${items.length} cases not looked at`)
  return started
}

async function revived(tools: WorkflowTools, item: Item, now: number): Promise<boolean> {
  if (kindOf(item) !== 'case') return false
  const file = caseFile(item)
  if (file.closed || now - file.changedAt < rest) return false
  const known = await tools.engine.table.get(executionKey(file.id))
  if (await runs(tools, procedureOf(tools.engine, file).id, known)) return false
  return (await startExecution(tools, file, known)) !== ''
}
