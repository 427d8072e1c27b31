import { expect, it } from 'vitest'
import { kill } from './kill.ts'

const kills = 150

it(`loses no acknowledged submission in ${kills} kills of the program`, async () => {
  const killed = await kill(kills, Math.random)
  expect(killed.acknowledged).toBeGreaterThan(kills)
  expect(killed.lost).toEqual([])
})
