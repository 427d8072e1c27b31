import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { startEpoch } from '#engine/proof/start-epoch.ts'
import { sha256 } from '#hosts/key-crypto.ts'
import { Fault } from '#law/fault.ts'
import { readKey } from '#ledger/note.ts'
import { makeFolder } from '../base/make-folder.ts'
import { readSums } from './backup.ts'
import { readManifest, type Signed, signedBy } from './backup-manifest.ts'
import { copyHashed, filesBelow, hashOf } from './copy-hashed.ts'
import { ledgerKeyOf } from './reader.ts'
import { beginRestore } from './restoring-mark.ts'
import { localTable } from './table.ts'

export type Staged = {
  readonly rows: number
  readonly epoch: number | null
  readonly signed: Signed
  /** Null: a former backup names its database's hash alone. */
  readonly checked: number | null
}

/**
 * Puts a backup into an empty folder, which may hold keys, and leaves it marked. Each file is held against its hash;
 * the new epoch of the ledger, which names its first head, is written before anything opens (ADR 16).
 */
export async function stage(source: string, folder: string, key: string | null): Promise<Staged> {
  const manifest = readManifest(source)
  makeFolder(folder, 0o700)
  const known = keyAtHand(folder, key)
  const signed = manifest.format === 2 ? signedBy(manifest, known) : 'no'
  const sums = manifest.format === 2 ? await readSums(source, manifest.sums) : null
  const ownKeys = beginRestore(folder, source, existsSync(join(source, 'keys')))
  const names = sums === null ? formerNames(source) : [...sums.keys()]
  for (const name of names) {
    const wanted = sums?.get(name) ?? (name === 'redress.db' && manifest.format === 1 ? manifest.sha256 : undefined)
    await checkOne(source, isRestored(name, ownKeys) ? folder : null, name, wanted)
  }
  if (existsSync(join(folder, 'keys'))) chmodSync(join(folder, 'keys'), 0o700)
  const epoch = await openEpoch(folder)
  return { rows: manifest.rows, epoch, signed, checked: sums && names.length }
}

/** Given on the command line, or laid ready in the folder. */
function keyAtHand(folder: string, key: string | null): Uint8Array | null {
  if (key === null) return ledgerKeyOf(folder)
  const read = readKey(key, sha256)
  if (read === undefined) throw new Fault('restore.badKey', `--key 不是公钥 / is no public key: ${key}`)
  return read.publicKey
}

/** Copies it where wanted; a changed one is refused anyway. */
async function checkOne(source: string, to: string | null, name: string, wanted: string | undefined): Promise<void> {
  const from = join(source, name)
  if (!existsSync(from)) throw new Fault('restore.changed', `备份缺少文件 / the backup lacks ${name}`)
  const hash = to === null ? await hashOf(from) : await copyHashed(from, join(to, name))
  if (wanted === undefined || hash === wanted) return
  throw new Fault('restore.changed', `备份的文件与清单不符 / ${name} is not what was backed up`)
}

const isRestored = (name: string, ownKeys: boolean) =>
  name === 'redress.db' || name.startsWith('files/') || (name.startsWith('keys/') && !ownKeys)

const formerNames = (source: string) => filesBelow(source).filter((name) => !name.startsWith('public/'))

async function openEpoch(folder: string): Promise<number | null> {
  const store = localTable({ folder })
  try {
    const head = await startEpoch({ ...store, crypto: { sha256 } }, Date.now())
    return head?.epoch.number ?? null
  } finally {
    store.close()
  }
}
