import { readWitnessKey } from '#ledger/cosignature.ts'
import type { NoteKey } from '#ledger/note.ts'
import { sha256 } from '../key-crypto.ts'

/** A witness: its key, and the address that takes checkpoints. */
export type Cosigner = { readonly key: NoteKey; readonly url: string }

/** Witnesses, each as `KEY ADDRESS`, with commas between them; null where one is no such. */
export function cosignersIn(text: string): readonly Cosigner[] | null {
  const all = text.split(',').map(cosignerOf)
  return all.every((one) => one !== null) ? all : null
}

function cosignerOf(text: string): Cosigner | null {
  const [line = '', url = '', ...more] = text.trim().split(/\s+/)
  const key = readWitnessKey(line, sha256)
  if (key === undefined || more.length > 0 || !/^https?:\/\//.test(url) || !URL.canParse(url)) return null
  return { key, url: url.replace(/\/$/, '') }
}
