import { fromHex, type Sha256, toHex } from './bytes.ts'
import { emptyRoot, nodeHash } from './tree.ts'

/** Complete subtrees, largest first: O(log n) hashes that grow a tree. */
export type Frontier = { readonly size: number; readonly peaks: readonly Uint8Array[] }

/** Called for each subtree that a leaf closes, itself first. */
export type Keep = (level: number, index: number, node: Uint8Array) => void

export const frontier: Frontier = { size: 0, peaks: [] }

export function append(before: Frontier, leaf: Uint8Array, hash: Sha256, keep?: Keep): Frontier {
  const peaks = before.peaks.slice()
  let [node, level, index] = [leaf, 0, before.size]
  keep?.(level, index, node)
  while (index % 2 === 1) {
    const left = peaks.pop()
    if (left === undefined) throw new RangeError('the frontier lacks a peak')
    node = nodeHash(left, node, hash)
    level += 1
    index = (index - 1) / 2
    keep?.(level, index, node)
  }
  peaks.push(node)
  return { size: before.size + 1, peaks }
}

export function frontierRoot({ peaks }: Frontier, hash: Sha256): Uint8Array {
  if (peaks.length === 0) return emptyRoot(hash)
  return peaks.reduceRight((right, left) => nodeHash(left, right, hash))
}

export const writeFrontier = ({ size, peaks }: Frontier): string => [size, ...peaks.map(toHex)].join(' ')

export function readFrontier(text: string): Frontier | undefined {
  const [first = '', ...rest] = text.split(' ')
  const size = Number(first)
  const peaks = rest
    .map(fromHex)
    .filter((peak) => peak !== undefined)
    .filter(({ length }) => length === 32)
  if (String(size) !== first || !Number.isSafeInteger(size) || size < 0) return undefined
  return peaks.length === rest.length && peaks.length === ones(size) ? { size, peaks } : undefined
}

const ones = (size: number) => [...size.toString(2)].filter((bit) => bit === '1').length
