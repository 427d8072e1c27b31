import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { trustOf } from '#cli/trust.ts'
import { ledgerKeyFrom, rawPublicKey } from '#hosts/key-crypto.ts'
import { fromHex, toHex } from '#ledger/bytes.ts'
import { openCheckpoint } from '#ledger/checkpoint.ts'
import { entryHash, isEntry, payloadHash } from '#ledger/entry.ts'
import { readKey, writeKey } from '#ledger/note.ts'
import { nameOf, place } from '#ledger/place.ts'
import { verifyInclusion } from '#ledger/tree.ts'

const text = readFileSync('docs/ledger.md', 'utf8')
const sample = (/```json-lines\n([\s\S]+?)\n```/.exec(text)?.[1] ?? '').split('\n').map((line) => JSON.parse(line))
const sha256 = (bytes: Uint8Array) => new Uint8Array(hash('sha256', bytes, 'buffer'))
const entries = sample.flatMap(({ entry }) => (isEntry(entry) ? [entry] : []))

it('the sample of docs/ledger.md has the key, contents, hashes, names and proof that its text gives', () => {
  const [{ key, ledger }] = sample
  expect(key).toBe(
    writeKey({ name: ledger, publicKey: rawPublicKey(ledgerKeyFrom(new Uint8Array(32).fill(7))) }, sha256),
  )
  const content = JSON.parse(/`(\{"data":\{.+?\})`/.exec(text)?.[1] ?? '')
  const [first, second, third] = entries
  if (!first || !second || !third) throw new Error('the sample has three entries')
  expect(payloadHash(content, sha256)).toBe(first.payload)
  const leaves = entries.map((entry) => entryHash(entry, sha256))
  expect(leaves.map(toHex)).toEqual([second.prev, third.prev, /of the third is\n`([0-9a-f]{64})`/.exec(text)?.[1]])

  const trust = trustOf(key)
  const opened = sample.flatMap(({ checkpoint }) => {
    const one = checkpoint && trust ? openCheckpoint(checkpoint, trust) : null
    return one?.kind === 'opened' ? [one.checkpoint] : []
  })
  const [one, three] = opened
  if (!one || !three) throw new Error('the sample has two checkpoints')
  expect(place(three)?.after).toBe(nameOf(one, sha256))
  const proof = [fromHex(third.prev), leaves[2]].flatMap((node) => node ?? [])
  const [leaf] = leaves
  expect(leaf && verifyInclusion({ leaf, index: 0, size: 3, root: three.root }, proof, sha256)).toBe(true)
  expect(readKey(key, sha256)?.name).toBe(ledger)
})
