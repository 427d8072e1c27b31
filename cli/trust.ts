import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Sha256 } from '#ledger/bytes.ts'
import { readKey, type Trust } from '#ledger/note.ts'

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

/** Key as name+id+base64; undefined if malformed. */
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
