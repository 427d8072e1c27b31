import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Sha256 } from '#ledger/bytes.ts'
import { readKey, type Trust } from '#ledger/note.ts'

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

/** The one key in its one-line form, name+id+base64; undefined where it is not one. */
export function trustOf(text: string): Trust | undefined {
  const key = readKey(text.trim(), sha256)
  if (key === undefined) return undefined
  const opened = keyObject(key.publicKey)
  return {
    keys: [key],
    hash: sha256,
    verify: (_, message, signature) => verify(null, message, opened, signature),
  }
}

const spki = Buffer.from('302a300506032b6570032100', 'hex')

const keyObject = (publicKey: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' })
