import { deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { fromAttributes, toAttributes } from './item.ts'

const item = { pk: 'case#A', sk: 'case', v: 3, body: { a: [1, '二'] }, index: { queue: ['q', '1'] } } as const

it('reads what it wrote', () => {
  expect(fromAttributes(toAttributes(item))).toEqual(item)
})

const long = { ...item, body: { text: '信用异议，核查结果。'.repeat(40) } }
const packed = (text: string) => ({ body: { B: deflateRawSync(text).toString('base64') } })

it('packs a long body, and reads one that was written before', () => {
  const row = toAttributes(long)
  expect(Buffer.from(row['body']?.B ?? '', 'base64').length).toBeLessThan(200)
  expect(fromAttributes(row)).toEqual(long)
  expect(fromAttributes({ ...row, body: { S: JSON.stringify(long.body) } })).toEqual(long)
  expect(Object.keys(toAttributes(item)['body'] ?? {})).toEqual(['S'])
})

it.each([
  ['a packed body that is cut', { body: { B: toAttributes(long)['body']?.B?.slice(0, 40) } }],
  ['a packed body that is no JSON', packed('{')],
  ['a packed body larger than any that is written', packed(JSON.stringify('0'.repeat(500_000)))],
  ['a body that is no JSON', { body: { S: '{' } }],
  ['no version', { v: undefined }],
  ['a body of another type', { body: { N: '1' } }],
])('names an item with %s, as other kinds are named', (_, change) => {
  const read = () => fromAttributes({ ...toAttributes(item), ...change })
  expect(read).toThrow(expect.objectContaining({ code: 'storedForm', message: expect.stringContaining('case#A') }))
})
