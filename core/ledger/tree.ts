import { equal, type Sha256 } from './bytes.ts'

/** Hash of the subtree of 2^level leaves from leaf index·2^level. */
export type Nodes = (level: number, index: number) => Uint8Array

export type Proof = readonly Uint8Array[]

/** RFC 6962 2.1: root of the first `size` leaves. */
export function root(nodes: Nodes, size: number, hash: Sha256): Uint8Array {
  return size === 0 ? emptyRoot(hash) : range(nodes, 0, size, hash)
}

export const emptyRoot = (hash: Sha256): Uint8Array => hash(new Uint8Array(0))

export function leafHash(leaf: Uint8Array, hash: Sha256): Uint8Array {
  const bytes = new Uint8Array(leaf.length + 1)
  bytes.set(leaf, 1)
  return hash(bytes)
}

export function nodeHash(left: Uint8Array, right: Uint8Array, hash: Sha256): Uint8Array {
  pair.set(left, 1)
  pair.set(right, 33)
  return hash(pair)
}

// One buffer for all: a hash function reads its argument at once.
const pair = Uint8Array.of(1, ...Array<number>(64).fill(0))

/** All complete subtrees over leaf hashes held in memory. */
export function nodesOf(leafHashes: readonly Uint8Array[], hash: Sha256): Nodes {
  const levels = [leafHashes]
  for (let below = leafHashes; below.length > 1; ) {
    const pairs = Math.floor(below.length / 2)
    const at = (i: number) => present(below[i])
    const above = Array.from({ length: pairs }, (_, i) => nodeHash(at(2 * i), at(2 * i + 1), hash))
    levels.push(above)
    below = above
  }
  return (level, index) => present(levels[level]?.[index])
}

/** RFC 6962 2.1.1. */
export function inclusionProof(nodes: Nodes, index: number, size: number, hash: Sha256): Proof {
  if (!(Number.isSafeInteger(index) && 0 <= index && index < size)) throw new RangeError('the leaf is not in the tree')
  const proof: Uint8Array[] = []
  for (let low = 0, high = size; high - low > 1; ) {
    const middle = low + split(high - low)
    const right = index >= middle
    proof.push(right ? range(nodes, low, middle, hash) : range(nodes, middle, high, hash))
    if (right) low = middle
    else high = middle
  }
  return proof.reverse()
}

/** RFC 9162 2.1.3.2. */
export function verifyInclusion(
  claim: { readonly leaf: Uint8Array; readonly index: number; readonly size: number; readonly root: Uint8Array },
  proof: Proof,
  hash: Sha256,
): boolean {
  if (!(Number.isSafeInteger(claim.index) && 0 <= claim.index && claim.index < claim.size)) return false
  let at = claim.index
  let last = claim.size - 1
  let node = claim.leaf
  for (const sibling of proof) {
    if (last === 0) return false
    const onTheRight = at % 2 === 1 || at === last
    node = onTheRight ? nodeHash(sibling, node, hash) : nodeHash(node, sibling, hash)
    while (onTheRight && at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && equal(node, claim.root)
}

/** RFC 6962 2.1.2. */
export function consistencyProof(nodes: Nodes, from: number, to: number, hash: Sha256): Proof {
  if (!(Number.isSafeInteger(from) && 0 <= from && from <= to))
    throw new RangeError('the older tree is not the smaller')
  if (from === 0 || from === to) return []
  const proof: Uint8Array[] = []
  let [low, high] = [0, to]
  while (from < high) {
    const middle = low + split(high - low)
    const right = from > middle
    proof.push(right ? range(nodes, low, middle, hash) : range(nodes, middle, high, hash))
    if (right) low = middle
    else high = middle
  }
  return (low === 0 ? proof : [...proof, range(nodes, low, high, hash)]).reverse()
}

type Head = { readonly size: number; readonly root: Uint8Array }

/** RFC 9162 2.1.4.2. */
export function verifyConsistency(older: Head, newer: Head, proof: Proof, hash: Sha256): boolean {
  if (older.size > newer.size) return false
  if (older.size === newer.size) return proof.length === 0 && equal(older.root, newer.root)
  if (older.size === 0) return proof.length === 0 && equal(older.root, emptyRoot(hash))
  let [at, last] = [older.size - 1, newer.size - 1]
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  const [first, ...rest] = at === 0 ? [older.root, ...proof] : proof
  if (first === undefined) return false
  let [old, now] = [first, first]
  for (const sibling of rest) {
    if (last === 0) return false
    const onTheRight = at % 2 === 1 || at === last
    if (onTheRight) old = nodeHash(sibling, old, hash)
    now = onTheRight ? nodeHash(sibling, now, hash) : nodeHash(now, sibling, hash)
    while (onTheRight && at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && equal(old, older.root) && equal(now, newer.root)
}

function range(nodes: Nodes, low: number, high: number, hash: Sha256): Uint8Array {
  const count = high - low
  const width = split(count)
  if (count === 1 || 2 * width === count) return nodes(Math.log2(count), low / count)
  return nodeHash(range(nodes, low, low + width, hash), range(nodes, low + width, high, hash), hash)
}

/** The largest power of two below `count`. */
function split(count: number): number {
  let width = 1
  while (2 * width < count) width *= 2
  return width
}

const half = (n: number) => Math.floor(n / 2)

function present(node: Uint8Array | undefined): Uint8Array {
  if (node === undefined) throw new RangeError('the tree lacks a node')
  return node
}
