import { expect, it } from 'vitest'
import { fromAttributes, toAttributes } from './item.ts'

const item = { pk: 'case#A', sk: 'case', v: 3, body: { a: [1, '二'] }, index: { queue: ['q', '1'] } } as const

it('reads what it wrote', () => {
  expect(fromAttributes(toAttributes(item))).toEqual(item)
})

it.each([
  ['a body that is no JSON', { body: { S: '{' } }],
  ['no version', { v: undefined }],
  ['a body of another type', { body: { N: '1' } }],
])('names an item with %s, as other kinds are named', (_, change) => {
  const read = () => fromAttributes({ ...toAttributes(item), ...change })
  expect(read).toThrow(expect.objectContaining({ code: 'storedForm', message: expect.stringContaining('case#A') }))
})
