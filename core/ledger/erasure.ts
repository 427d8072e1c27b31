import { isEntry } from './entry.ts'
import type { UncheckedRow } from './row.ts'

/** Type of an entry of administration by which contents were erased. */
export const contentErased = 'content.erased'

/** Contents that an entry says were erased: of the first `entries` of one log. */
export type Erasure = { readonly id: string; readonly entries: number }

/** The erasure that a row says; its own log none may erase. */
export function erasureIn({ entry, payload }: UncheckedRow): Erasure | null {
  if (!isEntry(entry) || entry.type !== contentErased || !entry.rules.startsWith('admin@')) return null
  const { event }: { readonly event?: unknown } = Object(Object(payload).data)
  const { id, entries }: { readonly id?: unknown; readonly entries?: unknown } = Object(event)
  return typeof id === 'string' && id !== entry.id && typeof entries === 'number' ? { id, entries } : null
}
