import { expect, it } from 'vitest'
import { etagOf, hasIt } from './etag.ts'

const tag = etagOf('text')

it('differs with a byte', () => {
  expect(etagOf('text')).toBe(tag)
  expect(etagOf('texts')).not.toBe(tag)
})

it.each([
  [undefined, false],
  ['', false],
  [tag, true],
  [tag.slice(2), true],
  [`"other", ${tag}`, true],
  ['*', true],
  ['"other"', false],
])('%s is taken for the same: %s', (header, same) => {
  expect(hasIt(header, tag)).toBe(same)
})
