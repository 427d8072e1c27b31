import { expect, it } from 'vitest'
import { killImports } from './kill-import.ts'

const kills = Number(process.env['KILLS'] ?? 4)

it(`loses and doubles no row in ${kills} kills of the program during imports (any number: KILLS=N)`, async () => {
  const { rows, wrong } = await killImports(kills, Math.random)
  expect(rows).toBeGreaterThan(0)
  expect(wrong).toEqual([])
})
