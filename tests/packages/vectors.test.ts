import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { deadlineVectors } from '../../scripts/deadline-vectors.ts'

test('the vectors of @redress/deadline are what the product answers today (npm run draw)', () => {
  const kept = readFileSync(new URL('../../packages/deadline/vectors.json', import.meta.url), 'utf8')
  expect(kept).toBe(deadlineVectors())
  const { replies, explained } = JSON.parse(kept)
  expect(replies.length).toBeGreaterThan(400)
  expect(explained.length).toBeGreaterThan(50)
})
