import type { Engine } from '#engine/store/engine.ts'
import type { IndexName, Item, Key } from '#engine/store/ports.ts'
import type { StoreReader } from './store-reader.ts'

/** Items of a partition, with its log rows. */
export type Partition = { readonly pk: string; readonly items: readonly Item[] }

/** Index entry without item, or item without index entry. */
export type Stray = {
  readonly index: IndexName
  readonly entry: readonly [string, string]
  readonly key: Key
  readonly lacks: 'entry' | 'item'
}

/** One moment of a store, to hold against its log. */
export type AuditSource = StoreReader & {
  partitions(): Iterable<Partition>
  strays(): Iterable<Stray>
  /** Faults that the database finds in its own file. */
  integrity(): readonly string[]
  /** SHA-256 of a file as it lies; null where missing. */
  fileHash(key: string): string | null
}

/** With the program that replays the log. */
export type AuditWorld = AuditSource & Pick<Engine, 'procedures' | 'calendar' | 'rules'>
