import type { NoticeFile } from '#engine/begin/public-notices.ts'
import type { EndApart } from '#engine/proof/log-end.ts'
import type { Mustered } from '#engine/proof/muster.ts'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { IndexName, Item, Key, PublicFile, PublicFolder } from '#engine/store/ports.ts'
import type { RecordFile } from '#records/record.ts'

/** Items of a partition, with its log rows. */
export type Partition = {
  readonly pk: string
  readonly items: readonly Item[]
  /** Places of log rows in the journal by sort key. */
  readonly places?: ReadonlyMap<string, number>
  /** Rows that cannot be read. */
  readonly unread?: readonly (Key & { readonly log: boolean })[]
}

/** Ways in which what stands is not what the log says. */
export type DifferenceCode =
  | 'missing'
  | 'unsupported'
  | 'changed'
  | 'malformed'
  | 'unplayable'
  | 'erased'
  | 'unsealed'
  | 'unplaced'
  | 'entryMissing'
  | 'entryExtra'
  | 'fileMissing'
  | 'fileChanged'
  | 'damaged'
  | 'cutOff'
  | 'otherCourse'
  | 'takenAway'
  | 'putBack'
  | 'unwitnessed'
  | 'restored'

export type Difference = {
  /** A kind of the register; or `index`, `file`, `public`, `database`, `log`, `logEnd`. */
  readonly kind: string
  readonly code: DifferenceCode
  readonly key: Key
  /** Number of the case, or of the record's document. */
  readonly about: string | null
  /** Names alone: a value may be somebody's own. */
  readonly fields: readonly string[]
  /** The log's own item; null: it goes; absent: unknown. */
  readonly should?: Item | null
  /** A public file as the log draws it; null: it goes. */
  readonly file?: PublicFile | null
}

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

export type FileSaid = { readonly type: string; readonly name: string }

/** A store with its files, as an audit looks at them. */
export type AuditView = StoreReader & {
  /** SHA-256 of a file as it lies; null where missing. */
  fileHash(key: string): Promise<string | null>
  /** Type and name by which it is given out. */
  readonly fileSaid?: (key: string) => Promise<FileSaid | null>
  readonly publicFolder: Pick<PublicFolder, 'get' | 'list'>
  /** True if a file lies there as written, its last day aside. */
  readonly liesThere?: (file: PublicFile) => boolean
  /** Seal that an item must bear; left out without the keys. */
  readonly sealOf?: ((item: Item) => string) | undefined
  /** Key that signed a note; left out without the ledger's. */
  readonly signedBy?: ((note: string) => 'ours' | 'other' | 'nobody') | undefined
  /** Difference of the log from its end as noted or witnessed. */
  readonly endApart?: () => Promise<EndApart | null>
  /** Lets whoever else waits for this process go first. */
  readonly turn?: () => Promise<void>
  /** Null where public files are not compared. */
  readonly drawn: Drawn | null
  /** Log of one partition, with its places. */
  readonly logOf?: (pk: string) => Partition
  /** Version of an item now: it may have moved since that moment. */
  versionNow(key: Key): Promise<number | undefined>
}

/** Shared by hands: leaves by place, and a salt. */
export type HandGiven = { readonly leaves: SharedArrayBuffer; readonly salt: string }
export type HandLook = {
  readonly found: readonly Difference[]
  readonly rows: number
  readonly items: number
}
export type CountedSums = readonly { readonly key: Key; readonly counts: ReadonlyMap<string, number> }[]
/** Sums of one hand, to be added to others'. */
export type HandSum = {
  readonly kinds: ReadonlyMap<string, number>
  readonly recounted: number
  readonly unhashed: number
  readonly unlogged: number
  readonly sums: { readonly all: CountedSums; readonly series: CountedSums }
  readonly counted: readonly Key[]
  readonly administered: readonly Key[]
  readonly seen: Float64Array
}
/** Partitions by number of their block, or the database itself. */
export type Looked = number | 'database'
/** Looks at blocks of one moment of a store. */
export type Hand = { look(at: Looked): Promise<HandLook>; end(): Promise<HandSum> }
export type HandBegun = (given: HandGiven) => Promise<Hand>

/** One moment of a store, to hold against its log. */
export type AuditSource = AuditView & {
  /** Number of blocks of partitions. */
  blocks(): number
  /** Partitions of one block, or all. */
  partitions(block?: number): Iterable<Partition>
  /** Whole logs of partitions whose key begins so. */
  logs(prefix: string): Iterable<Partition>
  /** Paths of the public folder, in no order. */
  publicPaths(): Iterable<string>
  /** Drawn anew each time it is opened. */
  readonly salt: string
  /** Sealed items and the number kept; left out without keys. */
  readonly muster?: () => Mustered
  /** Several that look side by side; none: it looks alone. */
  readonly hands?: () => Promise<readonly HandBegun[]>
  strays(): Iterable<Stray>
  /** Faults that the database finds in its own file. */
  integrity(): readonly string[]
}

type Program = Pick<Engine, 'procedures' | 'calendar' | 'rules'>
/** With the program that replays the log. */
export type AuditWorld = AuditView & Program
export type WholeWorld = AuditSource & Program

/** A store that goes on meanwhile, looked at in slices. */
export type NightWorld = CopyWorld & Program
/** A log row, its place, or whether it waits for one. */
export type RowMet = { readonly key: Key; readonly place: number | null; readonly waits: boolean }
export type Met = (row: RowMet) => void
/** The same without the program that replays. */
export type CopyWorld = AuditView & {
  /** Partitions behind a place, in a lasting order; tells rows met. */
  partitionNames(after: string | null, met?: Met): AsyncIterable<{ readonly pk: string; readonly place: string }>
  /** True where rows bear their places, as on DynamoDB. */
  readonly bearsPlaces?: boolean
  /** Faults of the file and its indexes, where the host has them. */
  database(): Promise<{
    readonly integrity: readonly string[]
    readonly strays: readonly Stray[]
    readonly muster?: Mustered
  }>
}
