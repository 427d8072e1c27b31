import { deliveryKeys, hookHeadKeys } from '#engine/run/hook-kinds.ts'
import { hookKey } from '#engine/run/hooks.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json, moment, pad } from '#engine/store/keys.ts'
import { subject } from '#tests/authz/people.ts'

export const hookId = (i: number): string => `HOOK${pad(i, 22)}`
export const hookUrl = (i: number): string => `https://filing.example.cn/${i}`
export const reasonOf = (i: number): string => `送达${i}号`

/** Ended subscription, and another delivery of the first. */
export async function fillHooks({ table, clock }: Engine, i: number): Promise<void> {
  const at = clock.now()
  const hook = { id: hookId(i), subject, url: hookUrl(i), createdAt: at, stoppedAt: at }
  const told = { at, caseId: `CASE${pad(i, 22)}`, seq: 1, type: 'applicant.filed', outcome: 'delivered', status: 200 }
  const head = await table.get(hookHeadKeys.key(subject))
  const sent = deliveryKeys.key(hookId(0), moment(at), told.caseId, pad(told.seq, 8))
  await table.transact([
    { put: { ...hookKey(subject, hook.id), v: 1, body: json(hook) }, when: 'absent' },
    { put: { ...hookHeadKeys.key(subject), v: (head?.v ?? 0) + 1, body: '' }, when: head ? { v: head.v } : 'absent' },
    { put: { ...sent, v: 1, body: json({ ...told, reason: reasonOf(i) }) }, when: 'absent' },
  ])
}
