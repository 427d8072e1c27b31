import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from './bytes.ts'
import { append, type Frontier, frontier, frontierRoot, readFrontier, writeFrontier } from './frontier.ts'
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodesOf,
  type Proof,
  root,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts'

const hash = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array()

// The inputs and roots of the certificate-transparency reference implementation.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const n0 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'
const n1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'
const n23 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e'
const n4567 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'
const n4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'
const n45 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a'
const n67 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0'
const n01 = 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'
const n0123 = 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'

const leaves = inputs.map((input) => leafHash(bytes(input), hash))
const eight = nodesOf(leaves, hash)
const hex = (proof: Proof) => proof.map(toHex)

describe('the vectors of certificate transparency', () => {
  it('nodes over leaf hashes: the complete subtrees and no other', () => {
    const seven = nodesOf(leaves.slice(0, 7), hash)
    const found = [seven(0, 4), seven(1, 0), seven(1, 1), seven(1, 2), seven(2, 0)].map(toHex)
    expect(found).toEqual([n4, n01, n23, n45, n0123])
    for (const [level, index] of [
      [0, 7],
      [1, 3],
      [2, 1],
      [3, 0],
    ] as const)
      expect(() => seven(level, index)).toThrow('the tree lacks a node')
    expect(() => nodesOf([], hash)(0, 0)).toThrow('the tree lacks a node')
    expect(() => inclusionProof(seven, 7, 7, hash)).toThrow('the leaf is not in the tree')
    expect(() => consistencyProof(seven, 7, 6, hash)).toThrow('the older tree is not the smaller')
  })

  it.each(roots.map((expected, size) => [size, expected] as const))('root of %i leaves', (size, expected) => {
    expect(toHex(root(eight, size, hash))).toBe(expected)
  })

  it.each([
    [0, 1, []],
    [0, 8, [n1, n23, n4567]],
    [5, 8, [n4, n67, n0123]],
    [2, 3, [n01]],
    [1, 5, [n0, n23, n4]],
  ] as const)('inclusion of leaf %i among %i', (index, size, expected) => {
    expect(hex(inclusionProof(eight, index, size, hash))).toEqual(expected)
  })

  it.each([
    [1, 1, []],
    [1, 8, [n1, n23, n4567]],
    [6, 8, [n45, n67, n0123]],
    [2, 5, [n23, n4]],
  ] as const)('consistency of %i with %i', (from, to, expected) => {
    expect(hex(consistencyProof(eight, from, to, hash))).toEqual(expected)
  })
})

const many = Array.from({ length: 70 }, (_, i) => leafHash(Uint8Array.of(i), hash))
const nodes = nodesOf(many, hash)
const claim = (index: number, size: number) => ({
  leaf: many[index] ?? hash(bytes('')),
  index,
  size,
  root: root(nodes, size, hash),
})
const head = (size: number) => ({ size, root: root(nodes, size, hash) })
const place = fc
  .integer({ min: 1, max: 70 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }))
const pair = fc.tuple(fc.nat(70), fc.nat(70)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
const flipped = (some: Uint8Array, at: number) => some.map((byte, i) => (i === at % some.length ? byte ^ 1 : byte))

describe('proofs', () => {
  it('show each leaf in each tree that has it, and no other leaf, place, size or root', () => {
    fc.assert(
      fc.property(place, fc.nat(69), fc.nat(31), ({ index, size }, other, at) => {
        const proof = inclusionProof(nodes, index, size, hash)
        const true_ = claim(index, size)
        expect(verifyInclusion(true_, proof, hash)).toBe(true)
        expect(verifyInclusion({ ...true_, leaf: flipped(true_.leaf, at) }, proof, hash)).toBe(false)
        expect(verifyInclusion({ ...true_, root: flipped(true_.root, at) }, proof, hash)).toBe(false)
        if (other !== index) expect(verifyInclusion({ ...true_, index: other }, proof, hash)).toBe(false)
        for (const wrong of [...damaged(proof, at)]) expect(verifyInclusion(true_, wrong, hash)).toBe(false)
      }),
    )
  })

  it('show each tree to be the start of each larger one, and no other tree', () => {
    fc.assert(
      fc.property(pair, fc.nat(31), ({ from, to }, at) => {
        const proof = consistencyProof(nodes, from, to, hash)
        const [older, newer] = [head(from), head(to)]
        expect(verifyConsistency(older, newer, proof, hash)).toBe(true)
        const forged = { ...older, root: flipped(older.root, at) }
        expect(verifyConsistency(forged, newer, proof, hash)).toBe(false)
        if (from !== to) expect(verifyConsistency(newer, older, proof, hash)).toBe(false)
        if (from > 0)
          expect(verifyConsistency(older, { ...newer, root: flipped(newer.root, at) }, proof, hash)).toBe(false)
        for (const wrong of damaged(proof, at)) expect(verifyConsistency(older, newer, wrong, hash)).toBe(false)
      }),
    )
  })

  it('refuse a leaf that is not in the tree and an older tree that is larger', () => {
    expect(() => inclusionProof(nodes, 5, 5, hash)).toThrow(RangeError)
    expect(() => inclusionProof(nodes, -1, 5, hash)).toThrow(RangeError)
    expect(() => inclusionProof(nodes, 0.5, 5, hash)).toThrow(RangeError)
    expect(() => consistencyProof(nodes, 6, 5, hash)).toThrow(RangeError)
    expect(() => root(nodes, 71, hash)).toThrow(RangeError)
    expect(verifyInclusion({ ...claim(0, 5), index: 5 }, [], hash)).toBe(false)
    expect(verifyConsistency(head(6), head(5), [], hash)).toBe(false)
  })
})

function damaged(proof: Proof, at: number): readonly Proof[] {
  const longer = [...proof, many[0] ?? hash(bytes(''))]
  if (proof.length === 0) return [longer]
  const one = at % proof.length
  return [longer, proof.slice(1), proof.map((node, i) => (i === one ? flipped(node, at) : node))]
}

describe('the frontier', () => {
  it('has the root of the whole tree at every size, also when written and read on the way', () => {
    let now: Frontier = frontier
    expect(frontierRoot(now, hash)).toEqual(emptyRoot(hash))
    for (const [i, leaf] of many.entries()) {
      now = append(readFrontier(writeFrontier(now)) ?? frontier, leaf, hash)
      expect(now.size).toBe(i + 1)
      expect(toHex(frontierRoot(now, hash))).toBe(toHex(root(nodes, i + 1, hash)))
    }
  })

  it('hands over every complete subtree once, enough for all proofs', () => {
    const kept = new Map<string, Uint8Array>()
    let now: Frontier = frontier
    for (const leaf of many) now = append(now, leaf, hash, (level, index, node) => kept.set(`${level}/${index}`, node))
    const stored = (level: number, index: number) => kept.get(`${level}/${index}`) ?? new Uint8Array()
    expect(inclusionProof(stored, 33, 70, hash)).toEqual(inclusionProof(nodes, 33, 70, hash))
    expect(consistencyProof(stored, 33, 70, hash)).toEqual(consistencyProof(nodes, 33, 70, hash))
    expect(kept.size).toBe(70 + 35 + 17 + 8 + 4 + 2 + 1)
  })

  it.each(['', 'x', '-1', '1', '01', '2 00', '1 AB', `0 ${n0}`, `1 ${n0} ${n0}`])('does not read “%s”', (text) => {
    expect(readFrontier(text)).toBeUndefined()
  })

  it('stops at a frontier that lacks a peak', () => {
    expect(() => append({ size: 1, peaks: [] }, hash(bytes('')), hash)).toThrow(RangeError)
  })
})
