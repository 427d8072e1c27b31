import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json } from '#engine/store/ports.ts'
import { pack } from './pack.ts'
import { packedWords } from './packed-form.ts'
import { unpack } from './unpack.ts'

const pk = 'case#4YV50H4RP0F2Z7PVHSBXNE189C'
const row = {
  entry: { v: 1, id: '4YV50H4RP0F2Z7PVHSBXNE189C', seq: 200, at: 1795957311775, prev: 'ab'.repeat(32) },
  payload: {
    salt: '6cb240aea5609d95d93e54a713a97060',
    data: { state: 'over', share: -0.5, ok: true, 办结: '办结', no: [] },
  },
}
/** What format 2 wrote, for every later program to read. */
const kept =
  '0848089a811d0a2509c8012b099f9297bba2345d0620ababababababababababababababababababababababababababababababababfe10085e06106cb240aea5609d95d93e54a713a9706046080e04d9ff05736861726503042d302e35c002ff06e58a9ee7bb930506e58a9ee7bb93ff026e6f0700fefefe'

function packed(body: Json): Uint8Array {
  const bytes = pack(body, pk)
  if (!bytes) throw new Error('it was not packed')
  return bytes
}

it('gives back every body as JSON would, whatever its names, texts and numbers', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[0-9a-fA-F]{14,70}$/),
    fc.constantFrom(...packedWords),
  )
  const numbers = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(0, 127, 128, 2 ** 53, -1, 0.1, 1e300))
  const body = fc.letrec<{ one: Json }>((tie) => ({
    one: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, false, pk.slice(5), 'a'.repeat(63), 'a'.repeat(64), '字'.repeat(30)),
      ...[texts, numbers],
      fc.array(tie('one')),
      fc.dictionary(
        texts.filter((name) => name !== '__proto__'),
        tie('one'),
      ),
    ),
  })).one
  fc.assert(
    fc.property(body, (one) => {
      expect(unpack(packed(one), pk)).toStrictEqual(JSON.parse(JSON.stringify(one)))
    }),
  )
})

it('leaves to text what bytes would not give back', () => {
  const proto = JSON.parse('{"__proto__":1}')
  for (const body of [proto, '\ud800', { '\ud800': 1 }, -0, Number.NaN, { gone: undefined }, 'a'.repeat(2 ** 21)])
    expect(pack(body, pk)).toBeNull()
})

it('says hashes as bytes and names by number', () => {
  expect(packed(row).length).toBeLessThan(JSON.stringify(row).length / 2)
})

it('reads what format 2 wrote, by words that are only added to', () => {
  expect(unpack(Buffer.from(kept, 'hex'), pk)).toEqual(row)
  expect(new Set(packedWords).size).toBe(packedWords.length)
  expect(packedWords.length).toBeLessThanOrEqual(254)
  const first = createHash('sha256').update(packedWords.slice(0, 229).join(' ')).digest('hex')
  expect(first).toBe('7b4848bc07b97d4f76bcbfb001b8ee19da91261bf4ea9479a4ee683c0b579e48')
})

it('takes no bytes that were cut, lengthened or are of no kind', () => {
  const bytes = packed(row)
  for (let end = 0; end < bytes.length; end += 1) expect(() => unpack(bytes.subarray(0, end), pk)).toThrow('damaged')
  expect(() => unpack(Buffer.concat([bytes, Buffer.from([0])]), pk)).toThrow('damaged')
  expect(() => unpack(Buffer.from([63]), pk)).toThrow('damaged')
  expect(() => unpack(Buffer.from([4, 250]), pk)).toThrow('damaged')
})
