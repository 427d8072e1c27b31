import { expect, test } from 'vitest'
import { recentRows } from './recent-rows.ts'

const key = (n: number) => ({ pk: `case#${n}`, sk: 'case' })
const row = (v: number) => ({ p: 1, v, entries: [], item: { ...key(1), v, body: {} } })

test('gives back what was written last, until it is removed or the batch is undone', () => {
  const rows = recentRows()
  rows.set(key(1), row(1))
  rows.set(key(1), row(2))
  rows.set(key(2), row(1))
  expect([rows.get(key(1))?.v, rows.get(key(2))?.v]).toEqual([2, 1])
  rows.remove(key(1))
  expect(rows.get(key(1))).toBeUndefined()
  rows.forget()
  expect(rows.get(key(2))).toBeUndefined()
})

test('keeps what is asked for, drops what is not, and never gives an older row', () => {
  const rows = recentRows(10)
  rows.set(key(0), row(1))
  rows.set(key(1), row(1))
  for (let n = 100; n < 200; n += 1) {
    rows.set(key(n), row(1))
    if (n === 105) rows.set(key(0), row(2))
    expect(rows.get(key(0))?.v).toBe(n < 105 ? 1 : 2)
  }
  expect(rows.get(key(1))).toBeUndefined()
  rows.remove(key(0))
  expect(rows.get(key(0))).toBeUndefined()
})

test('gives the newest rows of the log, and none where some are not kept', () => {
  const rows = recentRows(10)
  const { item } = row(1)
  const places = (after: number, limit = 100) => rows.since(after, limit)?.map(({ position }) => position)
  expect(places(-1)).toBeUndefined()
  for (let n = 5; n < 9; n += 1) rows.logged(n, item)
  expect([places(3), places(4, 2), places(7), places(8)]).toEqual([undefined, [5, 6], [8], []])
  // Rows came from elsewhere between.
  rows.logged(12, item)
  expect([places(8), places(11)]).toEqual([undefined, [12]])
  for (let n = 13; n < 100; n += 1) rows.logged(n, item)
  expect(places(78)).toBeUndefined()
  expect(places(95)).toEqual([96, 97, 98, 99])
  rows.forgetLog()
  expect(places(99)).toBeUndefined()
})
