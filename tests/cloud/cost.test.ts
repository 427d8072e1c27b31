import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { callbackCost, callsTable, ceilings, costTable, waitingCost } from './cost.ts'

test('docs/measured.md has the tables that counted calls and prices give', () => {
  const page = readFileSync('docs/measured.md', 'utf8')
  expect(page).toContain(callsTable())
  expect(page).toContain(costTable())
})

test('executions in park cost a quarter of one callback a step at most', () => {
  const { park } = ceilings
  expect(waitingCost('park', park)).toBeLessThanOrEqual(callbackCost(park['entries'] ?? 0) / 4)
})
