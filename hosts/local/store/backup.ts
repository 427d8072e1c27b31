import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { readHead } from '#engine/proof/ledger-head.ts'
import { exportLedger } from '#engine/run/export-ledger.ts'
import type { BackedUp, Progress } from '#engine/run/host-tools.ts'
import { Fault } from '#law/fault.ts'
import { makeFolder } from '../base/make-folder.ts'
import { writeDurably } from '../base/write-durably.ts'
import { existingStore } from './existing-store.ts'
import { localTable } from './table.ts'
import { writeStream } from './write-stream.ts'

/** Written last: a folder without it is no backup. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  at: z.string(),
  /** Of redress.db. */
  sha256: z.string(),
  rows: z.int(),
  sealed: z.int(),
  files: z.int(),
  keys: z.boolean(),
})

type Options = { readonly withKeys: boolean; readonly progress: Progress; readonly ledgerKey: Uint8Array | null }

export const copiedFolders = ['files', 'public'] as const
export const manifestName = 'backup.json'

/**
 * Copies a data folder beside a running server: one moment of the database, then files, which precede their rows. Keys
 * only on request (ADR 16).
 */
export async function backup(folder: string, target: string, options: Options): Promise<BackedUp> {
  existingStore(folder)
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new Fault('backup.notEmpty', `${target} 不是空目录 / is not an empty folder`)
  makeFolder(target, 0o700)
  const live = localTable({ folder, readOnly: true })
  try {
    await live.backup(join(target, 'redress.db'), options.progress)
  } finally {
    live.close()
  }
  const head = await exportTo(target, options.ledgerKey)
  for (const name of copiedFolders) await copyFolder(folder, target, name)
  if (options.withKeys) await copyFolder(folder, target, 'keys')
  const counts = { ...head, files: filesIn(join(target, 'files', 'meta')), keys: options.withKeys }
  const sha256 = await digestOf(join(target, 'redress.db'))
  const manifest = Manifest.parse({ format: 1, at: new Date().toISOString(), sha256, ...counts })
  writeDurably(join(target, manifestName), `${JSON.stringify(manifest)}\n`)
  return counts
}

/** The ledger of the copy itself, so that the two agree. */
async function exportTo(target: string, ledgerKey: Uint8Array | null): Promise<{ rows: number; sealed: number }> {
  const copy = localTable({ folder: target, readOnly: true })
  try {
    const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
    await writeStream(join(target, 'ledger.jsonl'), exportLedger({ ...copy, sha256, ledgerKey }))
    const head = await readHead(copy.table)
    return { rows: await copy.journal.size(), sealed: head?.head.checkpoint ? head.head.frontier.size : 0 }
  } finally {
    copy.close()
    for (const rest of ['-wal', '-shm']) rmSync(join(target, `redress.db${rest}`), { force: true })
  }
}

export async function copyFolder(from: string, to: string, name: string): Promise<void> {
  const source = join(from, name)
  if (!existsSync(source)) return
  const isWhole = (path: string) => !relative(source, path).split(sep).includes('arrivals') && !path.endsWith('.part')
  await cp(source, join(to, name), { recursive: true, preserveTimestamps: true, filter: isWhole })
}

export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

const filesIn = (folder: string): number =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length
    : 0
