import type { StoreReader } from '#engine/proof/store-reader.ts'
import type { Deployment } from '#engine/store/host.ts'
import type { Printer } from '#engine/store/printing.ts'
import type { ReadSheet } from '#engine/store/sheet.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Language } from '#records/import-words.ts'
import type { RecordKind } from '#records/kind.ts'
import type { ReadFile } from '#workflows/common/text.ts'
import type { AuditSource, CopyWorld } from './audit-source.ts'

/** Something looked at, and what mends it. */
export type Finding = {
  readonly code: string
  readonly level: 'ok' | 'warning' | 'error'
  readonly what: Bilingual
  readonly remedy: Bilingual | null
}

export const ok = (code: string, what: Bilingual): Finding => ({ code, level: 'ok', what, remedy: null })
export const warn = (code: string, what: Bilingual, remedy: Bilingual): Finding => ({
  ...{ code, level: 'warning', what, remedy },
})
export const bad = (code: string, what: Bilingual, remedy: Bilingual): Finding => ({
  ...{ code, level: 'error', what, remedy },
})

/** Files of words: the program's own, and the deployment's beside them. */
export type WordFiles = {
  readonly folder: string
  readonly own: readonly ReadFile[]
  readonly over: readonly ReadFile[]
}

export type Progress = (left: number, total: number) => void

export type BackedUp = {
  readonly rows: number
  readonly sealed: number
  readonly files: number
  readonly keys: boolean
}
export type Restoring = {
  /** Public key of the ledger; null: that in the folder. */
  readonly key: string | null
  /** Restores also what differs from its log. */
  readonly accept: boolean
  /** Counts where the restored store differs from its log. */
  audit(store: AuditSource): Promise<number>
}
export type Restored = {
  readonly rows: number
  readonly epoch: number | null
  readonly keys: boolean
  /** Files held against their hashes; null where the backup names none. */
  readonly checked: number | null
  /** Manifest signed by the known key, by a key of its own, or not. */
  readonly signed: 'known' | 'own' | 'no'
  readonly differences: number
}
export type BackingUp = {
  readonly withKeys: boolean
  readonly progress: Progress
  /** An earlier backup, whose evidence is linked. */
  readonly since: string | null
}

export type Upgrading = { readonly dryRun: boolean; audit(store: AuditSource): Promise<number> }
/** Places that differ from the log; kinds whose contents would change. */
export type Upgraded = {
  readonly from: number
  readonly to: number
  readonly rows: number
  readonly before: number
  readonly after: number
  readonly changed: readonly string[]
  readonly done: boolean
}

/** Moment, null for the newest; or a copy that stands. */
export type CopyAsked = { readonly at: number | null; readonly standing: string | null }
/** An earlier moment of the store, in a copy beside it. */
export type RestoredCopy = {
  readonly name: string
  /** What restoring took. */
  readonly seconds: number
  readonly copy: CopyWorld
  readonly live: StoreReader
  /** Newest checkpoint where nobody changes it; null: none is named. */
  readonly locked: string | null
  /** Takes the copy away, unless it stood before. */
  remove(): Promise<void>
}

/** A sheet left for the service that has the store. */
export type HandedSheet = {
  readonly id: string
  readonly file: string
  readonly language: Language
  readonly kind?: RecordKind
  readonly domain?: string
  readonly full?: boolean
  readonly sender?: string
  /** Unit or county under whose rights; left out: the city. */
  readonly for?: string
}

/** Deed that a command asks of the service. */
export type HandedAsk =
  | { readonly what: 'results' | 'differing'; readonly id: string; readonly recipient: string }
  | {
      readonly what: 'handed'
      readonly id: string
      readonly recipient: string
      readonly at: number
      readonly changes: readonly string[]
      /** Place at which the next file goes on. */
      readonly next: string
    }

/** Keys that are renewed: persons’ numbers, cookies of sessions, addresses of files. */
export const keyKinds = ['numbers', 'cookies', 'uploads'] as const
export type KeyKind = (typeof keyKinds)[number]

/** Tools for commands, exported by each host. */
export type HostTools = {
  readonly readSheet: ReadSheet
  /** Leaves a sheet for the service that runs. */
  handOver(path: string, sheet: HandedSheet): Promise<void>
  /** False once the service has taken that sheet, or dropped it. */
  isHandedOver(id: string): Promise<boolean>
  /** Has the service that runs do it; answers what it said. */
  ask(asked: HandedAsk, bytes: Uint8Array): Promise<unknown>
  openReader(folder?: string): Promise<StoreReader>
  /** `threads`: by the size of the store where absent. */
  openAudit(folder?: string, threads?: number): Promise<AuditSource>
  /** Writes index entries by items; answers how many. */
  mendIndex(): Promise<number>
  backup(target: string, options: BackingUp): Promise<BackedUp>
  restore(source: string, options: Restoring): Promise<Restored>
  restoredCopy(asked: CopyAsked): Promise<RestoredCopy>
  upgrade(options: Upgrading): Promise<Upgraded>
  /** Has the next start write what is public anew. */
  republish(): Promise<void>
  /** Puts back the store as it was before an upgrade. */
  downgrade(): Promise<{ readonly format: number; readonly rows: number }>
  /** Read as they stand, right or wrong. */
  words(): WordFiles
  /** Rows of one area's CSV of page words. */
  pageWords(file: string): NonNullable<Deployment['pageWords']>
  /** The deployment alone, without its store; a fault where it is wrong. */
  deployment(): Deployment
  /** Signs checkpoints apart from the server; answers how to stop. */
  serveSigner(folder: string, socket: string): Promise<() => Promise<void>>
  /** Prints papers to PDF; to be closed. */
  printer(): Printer & { close(): Promise<void> }
  checks(): Promise<readonly Finding[]>
  /** Newest key of a kind, made on one machine; its name. */
  newKey(kind: KeyKind): Promise<string>
}
