import type { ReadLines } from '#engine/scan/import-file.ts'
import type { Deployment } from '#engine/store/host.ts'
import type { Printer } from '#engine/store/printing.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { ReadFile } from '#workflows/common/text.ts'
import type { AuditSource } from './audit-source.ts'
import type { StoreReader } from './store-reader.ts'

/** Something looked at, and what mends it. */
export type Finding = {
  readonly code: string
  readonly level: 'ok' | 'warning' | 'error'
  readonly what: Bilingual
  readonly remedy: Bilingual | null
}

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
export type Restored = { readonly rows: number; readonly epoch: number | null; readonly keys: boolean }

/** Tools for commands, exported by each host. */
export type HostTools = {
  readonly csvLines: ReadLines
  openReader(folder?: string): Promise<StoreReader>
  openAudit(folder?: string): Promise<AuditSource>
  /** Writes index entries by items; answers how many. */
  mendIndex(): Promise<number>
  backup(target: string, options: { readonly withKeys: boolean; readonly progress: Progress }): Promise<BackedUp>
  restore(source: string): Promise<Restored>
  /** Read as they stand, right or wrong. */
  words(): WordFiles
  /** Rows of one area's CSV of page words. */
  pageWords(file: string): NonNullable<Deployment['pageWords']>
  /** The deployment alone, without its store; a fault where it is wrong. */
  deployment(): Deployment
  /** Prints papers to PDF; to be closed. */
  printer(): Printer & { close(): Promise<void> }
  checks(): Promise<readonly Finding[]>
  /** A new key for persons' numbers; answers its name. */
  newNumberKey(): Promise<string>
}
