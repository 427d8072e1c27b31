import { afterEach, beforeEach, expect, it } from 'vitest'
import { folder } from '#tests/contract/folder.ts'
import { kill } from './kill.ts'

let place: Awaited<ReturnType<typeof folder>>
beforeEach(async () => {
  place = await folder()
})
afterEach(() => place.remove())

const kills = Number(process.env['KILLS'] ?? 20)

it(`loses no acknowledged submission in ${kills} kills of the real process (any number: npm run crash -- --kill N)`, async () => {
  const killed = await kill(place.path, kills, Math.random)
  expect(killed.acknowledged).toBeGreaterThan(kills)
  expect(killed.lost).toEqual([])
}, 600_000)
