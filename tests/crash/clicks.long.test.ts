import { expect, it } from 'vitest'
import { clicked } from './click-all.ts'

const races = 16

it(`leaves nothing half of ${races} races of people who click at once`, async () => {
  const { wrong, answers } = await clicked(races, Math.random)
  expect(wrong).toEqual([])
  expect(Object.values(answers).reduce((sum, times) => sum + times, 0)).toBe(races)
})
