import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { writeCheckpoint } from './checkpoint.ts'
import { extended, type LastSigned } from './extended.ts'
import { append, frontier, frontierRoot } from './frontier.ts'
import { placeLines } from './place.ts'

const hash = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const leaves = [1, 2, 3].map((n) => hash(Uint8Array.of(n)))
const treeOf = (size: number) => leaves.slice(0, size).reduce((tree, leaf) => append(tree, leaf, hash), frontier)
const origin = 'redress.example/ledger'
const at = Date.parse('2026-11-02T00:00:00.000Z')

/** The text of a checkpoint over so many leaves. */
const text = (size: number, over: { origin?: string; at?: number | null; root?: Uint8Array } = {}) =>
  writeCheckpoint({
    ...{ origin: over.origin ?? origin, size, root: over.root ?? frontierRoot(treeOf(size), hash) },
    extensions: over.at === null ? [] : placeLines({ at: over.at ?? at, after: null }),
  })
const last: LastSigned = { origin, tree: treeOf(1), at }
const refused = (why: string) => ({ kind: 'refused', why })

it('signs the first checkpoint over all leaves, and then the same tree with further ones', () => {
  expect(extended(null, text(3), leaves, hash)).toEqual({ kind: 'extended', next: { origin, tree: treeOf(3), at } })
  expect(extended(null, text(1, { at: 0 }), leaves.slice(0, 1), hash).kind).toBe('extended')
  expect(extended(last, text(3, { at: at + 1 }), leaves.slice(1), hash)).toEqual({
    ...{ kind: 'extended', next: { origin, tree: treeOf(3), at: at + 1 } },
  })
  // The same instant and the same tree are no step back.
  expect(extended(last, text(1), [], hash).kind).toBe('extended')
})

it('refuses what is no checkpoint with an instant', () => {
  for (const none of ['no checkpoint', text(3, { at: null })])
    expect(extended(null, none, leaves, hash)).toEqual(refused('malformed'))
})

it('refuses another ledger, another tree and an earlier instant', () => {
  expect(extended(last, text(3, { origin: 'other' }), leaves.slice(1), hash)).toEqual(refused('otherLedger'))
  expect(extended(last, text(3), leaves.slice(2), hash)).toEqual(refused('notExtended'))
  expect(extended(last, text(3), [...leaves.slice(1)].reverse(), hash)).toEqual(refused('notExtended'))
  expect(extended(null, text(3, { root: frontierRoot(treeOf(2), hash) }), leaves, hash)).toEqual(refused('notExtended'))
  expect(extended(last, text(3, { at: at - 1 }), leaves.slice(1), hash)).toEqual(refused('turnedBack'))
  expect(extended(null, text(3, { at: -1 }), leaves, hash)).toEqual(refused('turnedBack'))
})
