import { expect, it } from 'vitest'
import { kill } from './kill.ts'

const kills = Number(process.env['KILLS'] ?? 12)

it(`loses no acknowledged submission in ${kills} kills of the program (any number: npm run crash -- --kill N)`, async () => {
  const killed = await kill(kills, Math.random)
  expect(killed.acknowledged).toBeGreaterThan(kills)
  expect(killed.lost).toEqual([])
}, 900_000)
