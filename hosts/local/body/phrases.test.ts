import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logKey } from '#engine/store/keys.ts'
import { commonPhrases } from './common-phrases.ts'
import { pack } from './pack.ts'
import { phrased, unphrased } from './phrases.ts'
import { readBody, writtenBody } from './stored-body.ts'
import { readLists, writtenLists } from './stored-lists.ts'

const id = '4YV50H4RP0F2Z7PVHSBXNE189C'
const pk = `case#${id}`
const hashed = (text: string) => createHash('sha256').update(text).digest('hex')
const row = {
  entry: {
    ...{ v: 1, id, seq: 3, type: 'xstate.done.actor.publish', at: 1795957311775, rules: 'objection@3/2026-11.5' },
    ...{ actor: hashed('actor'), payload: hashed('payload'), prev: hashed('prev') },
  },
  payload: {
    salt: '6cb240aea5609d95d93e54a713a97060',
    data: { actor: { id: 'system', role: 'system', unit: null }, event: {}, state: 'over' },
  },
}
/** Rows of formats 4 and 5, for every later program to read. */
const kept = [
  '0ca83802832d59c1080dc901eaa404052b099f9297bb9a10c9002bb0047b50c9c4aeb40b5b206b6d98f516f8b8c0efd29ce2e56a76b345fb9240c225a1b7100620239f59ed55e737c77147cf55ad0c1b030b6d7ee748a7426952f9b852d5a935e55d062084fd9bac333ad79154348296204fa7f8c537a96e08983e5f73b3f5aca8e8edf7fe10085e06106cb240aea5609d95d93e54a713a97060cb0018864100d980a7',
  '0da83802832d59c1080dc901eaa404052b099f9297bb9a10c9002bb0047b50c9c4aeb40b5b206b6d98f516f8b8c0efd29ce2e56a76b345fb9240c225a1b7100620239f59ed55e737c77147cf55ad0c1b030b6d7ee748a7426952f9b852d5a935e55d062084fd9bac333ad79154348296204fa7f8c537a96e08983e5f73b3f5aca8e8edf7fe10085e06106cb240aea5609d95d93e54a713a97060cb0018864100d980a7',
]

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))

describe('phrases', () => {
  it('give back all bytes, random or repeated, with any key', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.nat(commonPhrases.length).map((from) => commonPhrases.subarray(from, from + 80)),
      fc.string().map((text) => Buffer.from(text)),
    )
    const whole = fc.array(piece, { maxLength: 12 }).map((all) => new Uint8Array(Buffer.concat(all)))
    fc.assert(
      fc.property(whole, fc.string({ unit: 'binary', maxLength: 300 }), (packed, sk) => {
        const key = { pk, sk }
        const small = phrased(packed, key)
        expect(small.length).toBeLessThanOrEqual(packed.length)
        if (small !== packed) expect(Buffer.from(unphrased(small, key)).equals(packed)).toBe(true)
      }),
    )
  })

  it('leave of a log row little but its hashes, salt and moment', () => {
    const item = { ...logKey('case', id, 3), v: 1, body: row, log: true as const }
    const body = writtenBody(item)
    expect([pack(row, pk)?.length, body.length]).toEqual([216, 163])
    expect(readBody({ ...item, body })).toEqual(row)
  })

  it('of formats 4 and 5 are read by every later program', () => {
    for (const body of kept) expect(readBody({ pk, sk: 'log#00000003', body: bytes(body) })).toEqual(row)
    const sha256 = createHash('sha256').update(commonPhrases).digest('hex')
    expect(sha256).toBe('4331ec87405b4b21387be4bc51302ca03627232581455c6f0aae8208761c608d')
  })

  it('cut short or naming what is not there yet are a fault', () => {
    for (const damaged of ['0d05', '0dff', '0dffff', '0dffffff00', `0d7f${'00'.repeat(40)}`, '0d80', '0cff'])
      expect(() => readBody({ pk, sk: 'case', body: bytes(damaged) })).toThrow(`${pk} case: body`)
  })
})

describe('lists of a row', () => {
  const key = { pk, sk: 'case' }
  const lists = [
    ['subject', 'subject#91445300MA4WLYRT2F', `case#001796052721095#${id}`],
    ['lookup', 'number#445300-20261130-48B7NW9BH', id],
  ] as const

  it('take less than half of their JSON', () => {
    const idx = writtenLists(lists, key)
    expect(idx.length).toBeLessThan(JSON.stringify(lists).length / 2)
    expect(readLists({ ...key, idx })).toEqual(lists)
  })

  it('are read as older programs wrote them, and where there are none', () => {
    expect(readLists({ ...key, idx: JSON.stringify(lists) })).toEqual(lists)
    expect([writtenLists([], key), readLists({ ...key, idx: '' })]).toEqual(['', []])
    expect(writtenLists(lists, key, true)).toBe(JSON.stringify(lists))
  })

  it('that are damaged or of another form are a fault', () => {
    for (const idx of ['[', '{}', '[["lookup","one"]]', '[["lookup","one",2]]', bytes('0cff'), bytes('80')])
      expect(() => readLists({ ...key, idx })).toThrow(`${pk} case: idx`)
  })
})
