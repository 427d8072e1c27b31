import type { AuditWorld } from '#engine/run/audit-source.ts'
import { hookHeadKeys, hookKeys, hookKind } from '#engine/run/hook-kinds.ts'
import { partIn } from '#engine/store/key-shape.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Found } from '../compare.ts'

/** Webhooks without the head by which they are found. */
export async function hooksApart({ table }: AuditWorld, items: readonly Item[]): Promise<readonly Found[]> {
  const hook = items.find((item) => hookKind.holds(item))
  if (!hook) return []
  const head = hookHeadKeys.key(partIn(hookKeys, hook))
  return (await table.get(head)) ? [] : [{ kind: 'hookHead', code: 'missing', key: head, fields: [] }]
}
