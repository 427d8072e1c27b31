import { isEntry } from './entry.ts'
import type { UncheckedRow } from './row.ts'

/** Type of an entry of administration by which contents were erased. */
export const contentErased = 'content.erased'

/** Contents erased by an entry: of one log's first `entries`. */
export type Erasure = { readonly id: string; readonly entries: number }

/** The erasure that a row says; its own log none may erase. */
export function erasureIn({ entry, payload }: UncheckedRow): Erasure | null {
  if (!isEntry(entry) || entry.type !== contentErased || !entry.rules.startsWith('admin@')) return null
  const { event }: { readonly event?: unknown } = Object(Object(payload).data)
  const { id, entries }: { readonly id?: unknown; readonly entries?: unknown } = Object(event)
  return typeof id === 'string' && id !== entry.id && typeof entries === 'number' ? { id, entries } : null
}
