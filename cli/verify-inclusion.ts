import type { Bilingual } from '#law/bilingual.ts'
import { fromBase64 } from '#ledger/bytes.ts'
import { openCheckpoint } from '#ledger/checkpoint.ts'
import { type Entry, entryHash, isEntry } from '#ledger/entry.ts'
import type { Trust } from '#ledger/note.ts'
import { verifyInclusion } from '#ledger/tree.ts'
import { words } from '#ledger/words.ts'
import { verify } from './words/verify.ts'

export type Proven =
  | { readonly ok: true; readonly entry: Entry; readonly index: number; readonly size: number }
  | { readonly ok: false; readonly code: string; readonly message: Bilingual }

/** Entry, path and signed root of a receipt; all may be forged. */
export function verifyReceipt(file: Readonly<Record<string, unknown>>, trust: Trust): Proven {
  const { entry, index, size, proof, checkpoint } = file
  const hashes = Array.isArray(proof) ? proof.map((text) => fromBase64(String(text))) : []
  const path = hashes.filter((hash) => hash !== undefined)
  if (!isEntry(entry) || typeof checkpoint !== 'string' || !Array.isArray(proof) || path.length !== hashes.length)
    return { ok: false, code: 'malformedRow', message: words.malformedRow }
  const opened = openCheckpoint(checkpoint, trust)
  if (opened.kind === 'refused') {
    const code = opened.refusal === 'malformed' ? 'malformedCheckpoint' : opened.refusal
    return { ok: false, code, message: words[code] }
  }
  const { size: signed, root } = opened.checkpoint
  if (size !== signed) return { ok: false, code: 'otherSize', message: verify.otherSize }
  const claim = { leaf: entryHash(entry, trust.hash), index: Number(index), size: signed, root }
  return verifyInclusion(claim, path, trust.hash)
    ? { ok: true, entry, index: Number(index), size: signed }
    : { ok: false, code: 'notIncluded', message: verify.notIncluded }
}
