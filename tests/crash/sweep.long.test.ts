import { expect, it } from 'vitest'
import { sampled } from './sampled.ts'

it('keeps every promise through 2,000 of the ways to fail, by another seed than the short tier', async () => {
  expect(await sampled(2000, 20_261_128)).toEqual([])
})
