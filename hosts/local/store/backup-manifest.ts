import type { KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { AuditView } from '#engine/run/audit-source.ts'
import { rawPublicKey, sha256, signWith, verifyWith } from '#hosts/key-crypto.ts'
import { Fault } from '#law/fault.ts'
import { bytesOf, fromBase64, toBase64 } from '#ledger/bytes.ts'
import { canonical } from '#ledger/canonical.ts'
import { type Opened, openNote, readKey, writeKey } from '#ledger/note.ts'
import { writeDurably } from '../base/write-durably.ts'

const counts = { at: z.string(), rows: z.int(), sealed: z.int(), files: z.int(), keys: z.boolean() }

/** Written last: a folder without it is no backup. */
const Manifest = z.strictObject({
  format: z.literal(2),
  ...counts,
  /** Of the file that has the hash of every other. */
  sums: z.string(),
  /** Last checkpoint in it, and the ledger's key in one line. */
  checkpoint: z.string().nullable(),
  key: z.string().nullable(),
  signature: z.string().nullable(),
})
/** As backups were before 2026-11-29: of its files only the database has a hash. */
const Former = z.strictObject({ format: z.literal(1), ...counts, sha256: z.string() })

export type Manifest = z.infer<typeof Manifest>
export type Told = Omit<Manifest, 'format' | 'key' | 'signature'>
/** By whose key a manifest holds. */
export type Signed = 'known' | 'own' | 'no'

export const manifestName = 'backup.json'

export function writeManifest(target: string, told: Told, ledger: string, secret: KeyObject | null): void {
  const key = secret && writeKey({ name: ledger, publicKey: rawPublicKey(secret) }, sha256)
  const unsigned = { ...told, format: 2 as const, key }
  const signature = secret && toBase64(signWith(secret, textOf(unsigned)))
  writeDurably(join(target, manifestName), `${JSON.stringify(Manifest.parse({ ...unsigned, signature }))}\n`)
}

export function readManifest(source: string): Manifest | z.infer<typeof Former> {
  const path = join(source, manifestName)
  if (!existsSync(path))
    throw new Fault('restore.noBackup', `${source} 不是完整的备份 / is no complete backup: ${manifestName} is missing`)
  const read = z.union([Manifest, Former]).safeParse(parsed(readFileSync(path, 'utf8')))
  if (!read.success) throw new Fault('restore.changed', `${path} 不是备份清单 / is not the manifest of a backup`)
  return read.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // refused as no manifest
  }
}

/** Refuses a false signature, or another key than the known one. */
export function signedBy({ signature, ...unsigned }: Manifest, known: Uint8Array | null): Signed {
  const key = unsigned.key === null ? undefined : readKey(unsigned.key, sha256)
  if (unsigned.key === null && signature === null) {
    if (known === null) return 'no'
    throw new Fault(
      'restore.unsigned',
      `清单 ${manifestName} 没有签名，不能用已知的公钥核对 / the manifest ${manifestName} is not signed by the known key`,
    )
  }
  const bytes = signature === null ? undefined : fromBase64(signature)
  if (key === undefined || bytes === undefined || !verifyWith(key.publicKey, textOf(unsigned), bytes))
    throw new Fault(
      'restore.changed',
      `备份清单 ${manifestName} 的签名不符，清单被改动过 / the manifest ${manifestName} is not as it was signed`,
    )
  if (known === null) return 'own'
  if (Buffer.compare(known, key.publicKey) !== 0)
    throw new Fault(
      'restore.otherKey',
      `备份由另一把日志密钥签名 / ${manifestName} was signed by the key of another ledger`,
    )
  return 'known'
}

/** True of a checkpoint that this key has signed. */
export const isSignedBy = (note: string, key: Uint8Array): boolean => openedBy(note, key).kind === 'opened'

/** Judges notes by a key, where there is one. */
export const signing = (key: Uint8Array | null): AuditView['signedBy'] =>
  key === null
    ? undefined
    : (note) => {
        const opened = openedBy(note, key)
        if (opened.kind === 'opened') return 'ours'
        return opened.refusal === 'unknownKey' ? 'other' : 'nobody'
      }

function openedBy(note: string, key: Uint8Array): Opened {
  const name = /^— (\S+) /mu.exec(note)?.[1] ?? ''
  return openNote(note, { keys: [{ name, publicKey: key }], hash: sha256, verify: verifyWith })
}

/** No checkpoint begins so. */
const textOf = (unsigned: object) => bytesOf(`redress backup\n${canonical(unsigned)}`)
