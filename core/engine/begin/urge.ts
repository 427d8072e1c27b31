import { system } from '#engine/case/log-item.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Write } from '#engine/store/ports.ts'
import type { Urging } from '#workflows/contract/course.ts'
import { commit } from './commit.ts'

/** Logs an order (督办) on a case that is still open, once for each case that gave it. */
export async function urge(engine: Engine, caseId: string, order: Urging, by: string): Promise<void> {
  const key = { pk: caseKey(caseId).pk, sk: `urged#${by}` }
  if (await engine.table.get(key)) return
  const { due: orderDue, ...rest } = order
  const once: Write = { put: { ...key, v: 1, body: by }, when: 'absent' }
  // Refused where the case is over, or where the other of two runs was first: either way nothing is left to do.
  await commit(engine, caseId, { type: 'supervisor.urged', actor: system, data: { ...rest, orderDue } }, undefined, [
    once,
  ])
}
