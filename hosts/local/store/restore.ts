import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startEpoch } from '#engine/proof/start-epoch.ts'
import type { Restored } from '#engine/run/host-tools.ts'
import { Fault } from '#law/fault.ts'
import { makeFolder } from '../base/make-folder.ts'
import { copiedFolders, copyFolder, digestOf, Manifest, manifestName } from './backup.ts'
import { localTable } from './table.ts'

/**
 * Puts a backup into an empty data folder, which may hold keys. Begins a ledger epoch that names its first head (ADR
 * 16).
 */
export async function restore(source: string, folder: string): Promise<Restored> {
  const manifest = await readManifest(source)
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'keys') : []
  if (there.length > 0) throw new Fault('restore.notEmpty', `${folder} 不是空目录 / is not empty: ${there.join(', ')}`)
  makeFolder(folder, 0o700)
  for (const name of copiedFolders) await copyFolder(source, folder, name)
  if (manifest.keys) await restoreKeys(source, folder)
  await copyFile(join(source, 'redress.db'), join(folder, 'redress.db'))
  const epoch = await openEpoch(folder)
  return { rows: manifest.rows, epoch, keys: existsSync(join(folder, 'keys', 'ledger.hex')) }
}

async function readManifest(source: string) {
  const path = join(source, manifestName)
  if (!existsSync(path))
    throw new Fault('restore.noBackup', `${source} 不是完整的备份 / is no complete backup: ${manifestName} is missing`)
  const manifest = Manifest.parse(JSON.parse(readFileSync(path, 'utf8')))
  if ((await digestOf(join(source, 'redress.db'))) !== manifest.sha256)
    throw new Fault('restore.changed', `备份的数据库与清单不符 / ${source}: redress.db is not what was backed up`)
  return manifest
}

async function restoreKeys(source: string, folder: string): Promise<void> {
  if (existsSync(join(folder, 'keys'))) return
  await copyFolder(source, folder, 'keys')
  chmodSync(join(folder, 'keys'), 0o700)
}

async function openEpoch(folder: string): Promise<number | null> {
  const store = localTable({ folder })
  try {
    const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
    const head = await startEpoch({ ...store, crypto: { sha256 } }, Date.now())
    return head?.epoch.number ?? null
  } finally {
    store.close()
  }
}
