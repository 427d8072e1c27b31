import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Entry, entryHash, hashOf, hashOnce, isEntry, isPayload, leafBytes, payloadHash } from './entry.ts'
import { isHashAt, keepLast, lasts, placeOf } from './lasts.ts'
import { readRow, row } from './row.ts'
import { leafHash } from './tree.ts'

const hash = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const hex = (text: string) => createHash('sha256').update(text).digest('hex')
const entry: Entry = {
  ...{ v: 1, id: 'case', seq: 2, type: 'unit.proposed', at: 1, rules: '2026-11.5', actor: 'officer' },
  ...{ payload: hex('payload'), prev: hex('prev') },
}
const salt = '00112233445566778899aabbccddeeff'

describe('an entry', () => {
  it('is hashed as its canonical leaf, whatever its words and their length', () => {
    for (const actor of ['officer', '张三', 'a"b', 'x'.repeat(3500), 'x'.repeat(40_000)])
      expect(entryHash({ ...entry, actor }, hash)).toEqual(leafHash(leafBytes({ ...entry, actor }), hash))
  })

  it('has nine members of its form: the first of an id has no predecessor, each other one has', () => {
    expect([isEntry(entry), isEntry({ ...entry, seq: 1, prev: '' })]).toEqual([true, true])
    const wrong: readonly unknown[] = [
      ...[null, 'entry', {}, { ...entry, more: 1 }, { ...entry, v: 2 }, { ...entry, seq: 0, prev: '' }],
      ...[
        { ...entry, seq: 1.5 },
        { ...entry, at: -1 },
        { ...entry, at: '1' },
        { ...entry, prev: '' },
        { ...entry, seq: 1 },
      ],
      ...(['id', 'type', 'rules', 'actor', 'payload'] as const).flatMap((name) => [
        ...[
          { ...entry, [name]: '' },
          { ...entry, [name]: 1 },
          { ...entry, [name]: '\ud800' },
        ],
      ]),
      ...[
        { ...entry, payload: 'ab' },
        { ...entry, prev: 'ab' },
      ],
    ]
    expect(wrong.filter(isEntry)).toEqual([])
  })
})

describe('a payload', () => {
  it('is hashed with its salt, short or long, of one byte a letter or three', () => {
    for (const data of ['x', 'x'.repeat(11_000), '信'.repeat(10_915), 'x'.repeat(40_000)])
      expect(payloadHash({ salt, data }, hash)).toBe(
        createHash('sha256').update(Buffer.from(salt, 'hex')).update(JSON.stringify(data)).digest('hex'),
      )
    for (const short of ['00', `${salt}00`, 'zz'])
      expect(() => payloadHash({ salt: short, data: 1 }, hash)).toThrow('16 bytes in hex')
  })

  it('is hashed once where it is said to stay as it is', () => {
    const payload = { salt, data: { a: 1 } }
    const counted = { times: 0 }
    const counting = (bytes: Uint8Array) => {
      counted.times += 1
      return hash(bytes)
    }
    const once = hashOnce(payload, counting)
    expect([hashOf(payload, counting), counted.times]).toEqual([once, 1])
    expect([hashOf({ ...payload }, counting), counted.times]).toEqual([once, 2])
  })

  it('has a salt and data alone', () => {
    expect(isPayload({ salt, data: null })).toBe(true)
    const wrong = [
      null,
      'x',
      { salt },
      { data: 1 },
      { salt, data: 1, more: 1 },
      { salt: 1, data: 1 },
      { salt: 'x', data: 1 },
    ]
    expect([...wrong, { salt, other: 1 }, { other: 1, data: 1 }].filter(isPayload)).toEqual([])
  })
})

it('a line of the file is a row where it has the one spelling and no other member', () => {
  const payload = { salt, data: { a: 1 } }
  for (const one of [{ entry }, { entry, payload }]) expect(readRow(row(one))).toEqual(one)
  const spelled = row({ entry }).replace('"at":1', '"at":1.0')
  const more = row({ entry, more: 1 } as never)
  for (const line of [spelled, more, 'no row', '[]', 'null', `{"payload":{}}`, `${row({ entry })}\n`])
    expect(readRow(line)).toEqual({ entry: undefined })
})

it('the newest of thousands of ids is known by its hash', () => {
  const all = lasts(1)
  const ids = Array.from({ length: 2_500 }, (_, n) => `case ${n}`)
  for (const [n, id] of ids.entries()) keepLast(all, placeOf(all, id), { seq: n, at: n }, hash(Buffer.from(id)))
  for (const [n, id] of ids.entries()) {
    const place = placeOf(all, id)
    expect([place, all.seqs[place], all.moments[place], isHashAt(all, place, hex(id))]).toEqual([n, n, n, true])
  }
  const changed = (at: number) =>
    `${hex('case 7').slice(0, at)}${hex('case 7')[at] === '0' ? '1' : '0'}${hex('case 7').slice(at + 1)}`
  for (const wrong of [changed(0), changed(1), changed(63), hex('case 7').slice(0, 62), `${hex('case 7')}0`, ''])
    expect(isHashAt(all, 7, wrong)).toBe(false)
})
