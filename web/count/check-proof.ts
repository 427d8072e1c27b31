import { fromBase64, toHex } from '#ledger/bytes.ts'
import { openCheckpoint } from '#ledger/checkpoint.ts'
import { type Entry, entryHash, type Payload, payloadHash } from '#ledger/entry.ts'
import { readKey } from '#ledger/note.ts'
import { verifyInclusion } from '#ledger/tree.ts'
import { sha256 } from './sha256.ts'

/** Proof of a letter’s sealing, with what its entry says. */
export type SealingProof = {
  readonly entry: Entry
  readonly payload: Payload
  readonly index: number
  readonly size: number
  readonly proof: readonly string[]
  readonly checkpoint: string
  readonly key: string
}
/** `unsigned`: all but the signature, which this browser cannot check. */
export type ProofState = 'proven' | 'unsigned' | 'refuted'

type Asked = { readonly publicKey: Uint8Array; readonly message: Uint8Array; readonly signature: Uint8Array }

/** Holds a file's fingerprint against entry, tree and signed checkpoint. */
export async function checkProof(proof: SealingProof, fingerprint: string): Promise<ProofState> {
  const key = readKey(proof.key, sha256)
  const says =
    payloadHash(proof.payload, sha256) === proof.entry.payload && fingerprintIn(proof.payload) === fingerprint
  if (!key || !says) return 'refuted'
  const asked: Asked[] = []
  // Browsers verify later only: the note is read first.
  const verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    asked.push({ publicKey, message, signature }) > 0
  const opened = openCheckpoint(proof.checkpoint, { keys: [key], hash: sha256, verify })
  if (opened.kind === 'refused' || opened.checkpoint.size !== proof.size) return 'refuted'
  const hashes = proof.proof.map(fromBase64).filter((one) => one !== undefined)
  const claim = { leaf: entryHash(proof.entry, sha256), ...opened.checkpoint, index: proof.index }
  if (!verifyInclusion(claim, hashes, sha256)) return 'refuted'
  const signed = await Promise.all(asked.map(isSigned))
  if (signed.includes(false)) return 'refuted'
  return signed.includes(null) ? 'unsigned' : 'proven'
}

/** The fingerprint of a file, as the log writes it. */
export const fingerprintOf = (bytes: Uint8Array): string => toHex(sha256(bytes))

function fingerprintIn({ data }: Payload): unknown {
  const event = typeof data === 'object' && data !== null && 'event' in data ? data.event : null
  return typeof event === 'object' && event !== null && 'sha256' in event ? event.sha256 : null
}

/** Null where Ed25519 is unknown, or TLS is missing. */
async function isSigned({ publicKey, message, signature }: Asked): Promise<boolean | null> {
  try {
    const key = await crypto.subtle.importKey('raw', copied(publicKey), 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, copied(signature), copied(message))
  } catch {
    return null
  }
}

const copied = (bytes: Uint8Array) => Uint8Array.from(bytes)
