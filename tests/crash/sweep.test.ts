import { expect, it } from 'vitest'
import { sampled } from './sampled.ts'

const points = Number(process.env['POINTS'] ?? 500)
const seed = Number(process.env['SEED'] ?? 20_260_924)

it(`keeps every promise through ${points} of the ways to fail (seed ${seed}; all of them: npm run crash)`, async () => {
  expect(await sampled(points, seed)).toEqual([])
})
