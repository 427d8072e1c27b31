import type { Sha256 } from './bytes.ts'
import { type Entry, entryHash, isEntry, isPayload, payloadHash } from './entry.ts'
import { isHashAt, keepLast, type Lasts, placeOf } from './lasts.ts'
import { problem, type Report } from './problem.ts'
import type { UncheckedRow } from './row.ts'

export type Chain = { readonly lasts: Lasts; readonly hash: Sha256; readonly report: Report }

/** Leaf of a row, once held against its predecessor. */
export function chain(links: Chain, { entry, payload }: UncheckedRow, position: number): Uint8Array {
  const { hash, report } = links
  if (!isEntry(entry)) {
    report(problem.row('malformedRow', position))
    return new Uint8Array(32)
  }
  const leaf = entryHash(entry, hash)
  link(links, entry, leaf, position)
  if (payload !== undefined && !(isPayload(payload) && payloadHash(payload, hash) === entry.payload))
    report(problem.row('payloadChanged', position, { id: entry.id, seq: entry.seq }))
  return leaf
}

function link({ lasts, report }: Chain, entry: Entry, leaf: Uint8Array, position: number): void {
  const { id, seq, at, prev } = entry
  const place = placeOf(lasts, id)
  const [expected, last] = [(lasts.seqs[place] ?? 0) + 1, lasts.moments[place] ?? 0]
  if (seq < expected) report(problem.row('repeated', position, { id, seq, expected }))
  else if (seq > expected) report(problem.row('gap', position, { id, seq, expected }))
  else if (seq > 1 && !isHashAt(lasts, place, prev)) report(problem.row('unchained', position, { id, seq }))
  if (seq >= expected && at < last) report(problem.row('backdated', position, { id, seq, at, last }))
  if (seq >= expected) keepLast(lasts, place, entry, leaf)
}
