import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drill, restoreKilled, standing } from './restore-kill.ts'

const points = Number(process.env['POINTS'] ?? 200)

it(`a restore is refused or whole, killed before any of ${points} of its calls`, async () => {
  const at = await drill()
  const { calls } = restoreKilled(at, 0)
  const chosen = fc.sample(fc.integer({ min: 1, max: calls }), { numRuns: points, seed: 20_261_130 })
  const found: string[] = []
  for (const n of chosen) {
    found.push(standing(restoreKilled(at, n).folder))
    // Lets the worker answer the runner between two restores.
    await setImmediate()
  }
  at.remove()
  expect(found.filter((one) => !['refused', 'untouched', 'whole'].includes(one))).toEqual([])
  expect(found).toContain('refused')
})
