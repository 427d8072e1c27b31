import { equal, fromBase64, toBase64 } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'

/**
 * Ledger from its start or restore to the next. Rows and tree go on; the origin changes, since witnesses take a
 * shorter log for another.
 */
export type Epoch = { readonly number: number; readonly oldHead?: { readonly size: number; readonly root: Uint8Array } }

export function epoch(checkpoint: Checkpoint, ledger: string): Epoch | undefined {
  const lines = checkpoint.extensions.filter((line) => line.startsWith('epoch '))
  if (lines.length === 0) return checkpoint.origin === ledger ? { number: 1 } : undefined
  const [, number = '', size = '', root = ''] = /^epoch (\d+) (\d+) (\S+)$/.exec(lines.join('\n')) ?? []
  const bytes = fromBase64(root)
  if (bytes?.length !== 32) return undefined
  const read = { number: Number(number), oldHead: { size: Number(size), root: bytes } }
  const asWritten = epochLines(read)[0] === lines[0] && checkpoint.origin === epochOrigin(ledger, read.number)
  return asWritten && read.number > 1 && read.oldHead.size <= checkpoint.size ? read : undefined
}

export const epochOrigin = (ledger: string, number: number): string =>
  number === 1 ? ledger : `${ledger}/epoch/${number}`

/** Extension lines of its checkpoints: the old head, so that forks show. */
export const epochLines = ({ number, oldHead }: Epoch): readonly string[] =>
  oldHead === undefined ? [] : [`epoch ${number} ${oldHead.size} ${toBase64(oldHead.root)}`]

export const sameEpoch = (a: Epoch, b: Epoch): boolean =>
  a.number === b.number &&
  a.oldHead?.size === b.oldHead?.size &&
  (a.oldHead === undefined || b.oldHead === undefined || equal(a.oldHead.root, b.oldHead.root))
