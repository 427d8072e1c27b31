import { equal, fromBase64, toBase64 } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'

/**
 * One ledger from its start, or from a restore, to the next restore. The rows and the tree go on from the old head;
 * the origin changes, because to a witness a log that goes back is another log.
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

/** The extension lines of every checkpoint of an epoch: each names the old head, so that a fork shows. */
export const epochLines = ({ number, oldHead }: Epoch): readonly string[] =>
  oldHead === undefined ? [] : [`epoch ${number} ${oldHead.size} ${toBase64(oldHead.root)}`]

export const sameEpoch = (a: Epoch, b: Epoch): boolean =>
  a.number === b.number &&
  a.oldHead?.size === b.oldHead?.size &&
  (a.oldHead === undefined || b.oldHead === undefined || equal(a.oldHead.root, b.oldHead.root))
