import type { Bilingual } from '#law/bilingual.ts'
import { fromBase64 } from '#ledger/bytes.ts'
import { openCheckpoint } from '#ledger/checkpoint.ts'
import { type Entry, entryHash, isEntry } from '#ledger/entry.ts'
import type { Trust } from '#ledger/note.ts'
import { verifyInclusion } from '#ledger/tree.ts'
import { words } from '#ledger/words.ts'

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
  if (size !== signed) return { ok: false, code: 'otherSize', message: otherSize }
  const claim = { leaf: entryHash(entry, trust.hash), index: Number(index), size: signed, root }
  return verifyInclusion(claim, path, trust.hash)
    ? { ok: true, entry, index: Number(index), size: signed }
    : { ok: false, code: 'notIncluded', message: notIncluded }
}

const otherSize = {
  zh: '证明所称的行数与检查点不一致',
  en: 'The proof speaks of another number of rows than the checkpoint.',
}
const notIncluded = {
  zh: '该日志不在检查点所签的日志中：内容、序号或证明被改动',
  en: 'This entry is not in the log that the checkpoint signs: the entry, its index or the proof was changed.',
}
