import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { commitmentTexts, hashedText } from './commitment.ts'

describe('the commitment (O36 14, 15)', () => {
  it.each(commitmentTexts.map((text) => [text.edition, text] as const))(
    'of edition %s is what its hash says, so that nobody can edit what was signed',
    (_, text) => {
      expect(createHash('sha256').update(hashedText(text)).digest('hex')).toBe(text.sha256)
    },
  )

  it('has one text an edition', () => {
    expect(new Set(commitmentTexts.map(({ edition }) => edition)).size).toBe(commitmentTexts.length)
  })
})
