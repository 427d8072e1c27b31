import type { KeyObject } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lastCheckpoint, readHead } from '#engine/proof/ledger-head.ts'
import { exportLedger } from '#engine/run/export-ledger.ts'
import type { BackedUp, Progress } from '#engine/run/host-tools.ts'
import { rawPublicKey, sha256 } from '#hosts/key-crypto.ts'
import { Fault } from '#law/fault.ts'
import { noteBackup } from '../base/last-backup.ts'
import { makeFolder } from '../base/make-folder.ts'
import { writeDurably } from '../base/write-durably.ts'
import { writeStream } from '../base/write-stream.ts'
import { writeManifest } from './backup-manifest.ts'
import { copyEvidence, type Sums } from './copy-evidence.ts'
import { copyHashed, filesBelow, hashOf, syncTree } from './copy-hashed.ts'
import { existingStore } from './existing-store.ts'
import { localTable } from './table.ts'

type Options = {
  readonly withKeys: boolean
  readonly progress: Progress
  /** Signs the manifest; null: nobody does. */
  readonly signer: KeyObject | null
  /** An earlier backup, whose files are linked. */
  readonly since: string | null
}

/** As `sha256sum -c` reads it. */
export const sumsName = 'SHA256SUMS'

/**
 * Copies a data folder beside a running server: one moment of the database with its log, then the evidence, which
 * precedes its rows. What is public follows from them. Keys only on request (ADR 16).
 */
export async function backup(folder: string, target: string, options: Options): Promise<BackedUp> {
  existingStore(folder)
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new Fault('backup.notEmpty', `${target} 不是空目录 / is not an empty folder`)
  if (options.since !== null && !existsSync(join(options.since, sumsName)))
    throw new Fault('backup.noEarlier', `${options.since} 不是较早的备份 / is no earlier backup of this kind`)
  makeFolder(target, 0o700)
  const live = localTable({ folder, readOnly: true })
  try {
    await live.backup(join(target, 'redress.db'), options.progress)
  } finally {
    live.close()
  }
  const { ledger, checkpoint, ...head } = await exportTo(target, options.signer)
  const sums: Sums = new Map()
  for (const name of ['redress.db', 'ledger.jsonl']) sums.set(name, await hashOf(join(target, name)))
  await copyEvidence(folder, target, options.since, sums)
  if (options.withKeys) await copyKeys(folder, target, sums)
  const list = [...sums].map(([name, sum]) => `${sum}  ${name}\n`).join('')
  writeDurably(join(target, sumsName), list, 0o600)
  syncTree(target)
  const counts = { ...head, files: filesBelow(join(target, 'files', 'meta')).length, keys: options.withKeys }
  const told = { ...counts, at: new Date().toISOString(), sums: await hashOf(join(target, sumsName)), checkpoint }
  writeManifest(target, told, ledger, options.signer)
  noteBackup(folder, told.at)
  return counts
}

/** The ledger of the copy itself, so that the two agree. */
async function exportTo(target: string, signer: KeyObject | null) {
  const copy = localTable({ folder: target, readOnly: true })
  try {
    const ledgerKey = signer && rawPublicKey(signer)
    await writeStream(join(target, 'ledger.jsonl'), exportLedger({ ...copy, sha256, ledgerKey }))
    const head = (await readHead(copy.table))?.head
    return {
      rows: await copy.journal.size(),
      sealed: head?.checkpoint ? head.frontier.size : 0,
      ledger: head?.ledger ?? 'redress',
      checkpoint: await lastCheckpoint(copy.table),
    }
  } finally {
    copy.close()
    for (const rest of ['-wal', '-shm']) rmSync(join(target, `redress.db${rest}`), { force: true })
  }
}

async function copyKeys(folder: string, target: string, sums: Sums): Promise<void> {
  for (const name of filesBelow(join(folder, 'keys')))
    if (!name.endsWith('.part'))
      sums.set(`keys/${name}`, await copyHashed(join(folder, 'keys', name), join(target, 'keys', name)))
}

/** Hashes that a backup names, held against the list's own. */
export async function readSums(source: string, sum: string): Promise<Sums> {
  const path = join(source, sumsName)
  if (!existsSync(path) || (await hashOf(path)) !== sum)
    throw new Fault('restore.changed', `备份的 ${sumsName} 与清单不符 / ${sumsName} is not what was backed up`)
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  const isOutside = lines.some((line) =>
    line
      .slice(66)
      .split('/')
      .some((part) => part === '' || part === '..'),
  )
  if (isOutside) throw new Fault('restore.changed', `${sumsName} 中有目录之外的文件 / names files outside the backup`)
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
}
