import { expect, it } from 'vitest'
import { rowsBehind } from './lag.ts'

const after = (size: number) =>
  rowsBehind({ table: { get: async () => undefined }, journal: { size: async () => size } }, 'figures')

it('tells how many rows a page’s counters lack, but for the newest', async () => {
  expect([await after(2000), await after(2001), await after(969_000)]).toEqual([null, 2001, 969_000])
})
