import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeTicket, handTicket, ticketOf } from '#engine/register/tickets.ts'
import { eraseCaller } from '#engine/run/wake.ts'
import type { Item } from '#engine/store/ports.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { procedures } from '#workflows/index.ts'
import { type RanStore, ranStore } from './ran-store.ts'

const number = 'YF-20260914-0001'
const key = { pk: `ticket#${number}`, sk: 'ticket' }
let store: RanStore
let before: Item | undefined

beforeAll(async () => {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  store = await ranStore('objection', example, {
    also: async (engine) => {
      await handTicket(engine, { number, calledAt: 1, caller: '来电人', phone: '13800000000', words: '来电内容' })
      expect(await closeTicket(engine, number, 'clerk', '请向社保局咨询。')).toBe(true)
      before = await engine.table.get(key)
      if (!before) throw new Error('no ticket')
      expect(await eraseCaller(engine, before)).toBe(true)
      expect(await eraseCaller(engine, before)).toBe(false)
      expect(await ticketOf(engine, number)).toMatchObject({ caller: '', phone: '', words: '' })
    },
  })
})
afterAll(() => store.remove())

it('finds nothing in an erasure that the log says', async () => {
  expect((await store.look(store.folder)).found).toEqual([])
})

it('tells a caller who is back after the log said the erasure', async () => {
  const folder = store.copy()
  const { table, close } = localTable({ folder })
  const item = await table.get(key)
  if (!item || !before) throw new Error('no ticket')
  await table.transact([{ put: { ...before, v: item.v + 1 }, when: { v: item.v } }])
  close()
  const said = (await store.look(folder)).found.map(({ kind, code, key: { pk }, fields }) => [kind, code, pk, fields])
  expect(said).toContainEqual(['ticket', 'changed', key.pk, ['caller', 'phone', 'words']])
})
