import { expect, it, onTestFinished } from 'vitest'
import { folder } from '#tests/contract/folder.ts'
import { localTable } from './table.ts'
import { wholeStore } from './whole-store.ts'

it('gives a long list in pieces, and a log with all that stands beside it in one', async () => {
  const place = await folder()
  onTestFinished(() => place.remove())
  const { table, close } = localTable({ folder: place.path })
  const put = (pk: string, n: number) => ({
    put: { pk, sk: `n${n}`, v: 1, body: n },
    when: 'absent' as const,
  })
  for (const pk of ['changes#2026-11-30', 'case#LOGGED'])
    for (let n = 0; n < 2100; n += 100) await table.transact(Array.from({ length: 100 }, (_, i) => put(pk, n + i)))
  const entry = { v: 1, id: 'LOGGED', seq: 1, type: 't', at: 1, rules: 'r', actor: 'a', payload: 'p', prev: '' }
  const row = { pk: 'case#LOGGED', sk: 'log#00000001', v: 1, body: { entry }, log: true as const }
  await table.transact([{ put: row, when: 'absent' }])
  close()
  const whole = wholeStore(place.path)
  const pieces = [...whole.partitions()].map(({ pk, items }) => [pk, items.length])
  whole.close()
  expect(pieces).toEqual([
    ['changes#2026-11-30', 2000],
    ['changes#2026-11-30', 100],
    ['case#LOGGED', 2101],
  ])
})
