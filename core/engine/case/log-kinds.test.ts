import { expect, it } from 'vitest'
import { memoryTable } from '#hosts/memory/table.ts'
import { caseLog } from './log-kinds.ts'

const entry = { v: 1, id: 'C', type: 'a', at: 1, rules: 'r', actor: 'a', payload: 'p', prev: '' } as const

/** A case of so many entries, and reads of it. */
async function logged(count: number) {
  const { table } = memoryTable()
  for (let seq = 1; seq <= count; seq += 1) {
    const put = { pk: 'case#C', sk: `log#${String(seq).padStart(8, '0')}`, v: 1, body: { entry: { ...entry, seq } } }
    await table.transact([{ put: { ...put, log: true }, when: 'absent' }])
  }
  const asked = { lists: 0 }
  const query: typeof table.query = (one) => {
    asked.lists += 1
    return table.query(one)
  }
  return { table: { ...table, query }, asked }
}

it.each([
  [3, 1, 0],
  [25, 1, 0],
  [26, 1, 1],
  [40, 30, 0],
])('reads a log of %i entries from number %i on by %i lists', async (count, from, lists) => {
  const { table, asked } = await logged(count)
  const rows = await caseLog(table, { id: 'C', seq: count }, from)
  expect(rows.map((row) => row.entry.seq)).toEqual(Array.from({ length: count - from + 1 }, (_, n) => from + n))
  expect(asked.lists).toBe(lists)
})

it('tells nothing beyond what the case counts', async () => {
  const { table } = await logged(30)
  expect((await caseLog(table, { id: 'C', seq: 28 })).length).toBe(28)
  expect((await caseLog(table, { id: 'C', seq: 2 })).length).toBe(2)
  expect(await caseLog(table, { id: 'C', seq: 0 })).toEqual([])
})
