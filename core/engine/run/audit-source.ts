import type { NoticeFile } from '#engine/begin/public-notices.ts'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { IndexName, Item, Key, PublicFile, PublicFolder } from '#engine/store/ports.ts'
import type { RecordFile } from '#records/record.ts'

/** Items of a partition, with its log rows. */
export type Partition = { readonly pk: string; readonly items: readonly Item[] }

/** Index entry without item, or item without index entry. */
export type Stray = {
  readonly index: IndexName
  readonly entry: readonly [string, string]
  readonly key: Key
  readonly lacks: 'entry' | 'item'
}

/** Public files as the program draws them today. */
export type Drawn = {
  record(record: RecordFile): readonly PublicFile[]
  /** Their paths alone. */
  recordPaths(record: RecordFile): readonly string[]
  notice(notice: NoticeFile): readonly PublicFile[]
  /** Moves with all that drawing depends on besides the record. */
  readonly edition: string
}

/** A store with its files, as an audit looks at them. */
export type AuditView = StoreReader & {
  /** SHA-256 of a file as it lies; null where missing. */
  fileHash(key: string): Promise<string | null>
  readonly publicFolder: Pick<PublicFolder, 'get' | 'list'>
  /** Null where public files are not compared. */
  readonly drawn: Drawn | null
  /** Version of an item now: it may have moved since that moment. */
  versionNow(key: Key): Promise<number | undefined>
}

/** One moment of a store, to hold against its log. */
export type AuditSource = AuditView & {
  partitions(): Iterable<Partition>
  strays(): Iterable<Stray>
  /** Faults that the database finds in its own file. */
  integrity(): readonly string[]
}

type Program = Pick<Engine, 'procedures' | 'calendar' | 'rules'>
/** With the program that replays the log. */
export type AuditWorld = AuditView & Program
export type WholeWorld = AuditSource & Program

/** A store that goes on meanwhile, looked at in slices. */
export type NightWorld = AuditWorld & {
  /** Partitions behind a place, in a lasting order. */
  partitionNames(after: string | null): AsyncIterable<{ readonly pk: string; readonly place: string }>
  /** Faults of the file and its indexes, where the host has them. */
  database(): Promise<{ readonly integrity: readonly string[]; readonly strays: readonly Stray[] }>
}
