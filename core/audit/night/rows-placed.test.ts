import { expect, it } from 'vitest'
import type { Difference, NightWorld, RowMet } from '#engine/run/audit-source.ts'
import { rowsPlaced } from './rows-placed.ts'
import type { Sitting } from './sitting.ts'

const row = (place: number | null, waits = false): RowMet => ({
  key: { pk: 'case#A', sk: `log#${place}` },
  place,
  waits,
})
const placed = [row(0), row(1), row(2)]

/** One night over rows, kept after some and begun anew there. */
async function night(rows: readonly RowMet[], keepsAfter = rows.length) {
  const told: Difference[] = []
  const world = { bearsPlaces: true, journal: { size: async () => 3 } } as unknown as NightWorld
  const so = { after: null, tell: (one: Difference) => void told.push(one) } as unknown as Sitting
  const first = await rowsPlaced(world, so)
  for (const one of rows.slice(0, keepsAfter)) first.met(one)
  first.keep()
  // Met, but not kept: the next slice meets them again.
  for (const one of rows.slice(keepsAfter)) first.met(one)
  so.after = 'A'
  const second = await rowsPlaced(world, so)
  for (const one of rows.slice(keepsAfter)) second.met(one)
  second.end()
  return told.map(({ code, key, fields }) => `${code} ${key.sk} ${fields}`)
}

it('agrees where each row bears its place, newer ones and those that wait aside, wherever a slice ends', async () => {
  const rows = [...placed, row(3), row(null, true)]
  for (const at of [0, 1, 2, 3]) expect(await night(rows, at)).toEqual([])
})

it('tells a row that gets no place, once, and one too many or too few that bear one', async () => {
  for (const at of [0, 1, 4]) expect(await night([...placed, row(null)], at)).toEqual(['unplaced log#null '])
  expect(await night([...placed, row(0)])).toEqual(['unplaced  4 / 3'])
  expect(await night([row(0), row(1)])).toEqual(['unplaced  2 / 3'])
})

it('counts nothing where rows bear no places, as on one machine', async () => {
  const told: Difference[] = []
  const so = { after: null, tell: (one: Difference) => void told.push(one) } as unknown as Sitting
  const rows = await rowsPlaced({} as unknown as NightWorld, so)
  rows.end()
  expect([told, so.placed]).toEqual([[], undefined])
})
