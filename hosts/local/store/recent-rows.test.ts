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
