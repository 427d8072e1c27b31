import type { Engine } from '#engine/store/engine.ts'
import type { IndexName, Item, Key } from '#engine/store/ports.ts'
import type { StoreReader } from './store-reader.ts'

/** The items of one partition, its log rows among them. */
export type Partition = { readonly pk: string; readonly items: readonly Item[] }

/** An entry of an index that names no item, or an item's entry that is not in its index. */
export type Stray = {
  readonly index: IndexName
  readonly entry: readonly [string, string]
  readonly key: Key
  readonly lacks: 'entry' | 'item'
}

/** One moment of a store, with all that lies in it, for whoever holds it against its log. */
export type AuditSource = StoreReader & {
  partitions(): Iterable<Partition>
  strays(): Iterable<Stray>
  /** Faults that the database finds in its own file. */
  integrity(): readonly string[]
  /** SHA-256 of a kept file as it lies there; null where there is none. */
  fileHash(key: string): string | null
}

/** With the program by which the log is played again. */
export type AuditWorld = AuditSource & Pick<Engine, 'procedures' | 'calendar' | 'rules'>
