import { expect, it } from 'vitest'
import { addRecord } from '#engine/register/register.ts'
import { bookmarksOf, placeOf } from '#engine/run/consume.ts'
import type { Item } from '#engine/store/ports.ts'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { testEngine } from '#tests/support/engine.ts'
import { aheadOf, bellRound } from './bell-round.ts'
import { sizeTold } from './log-keys.ts'

const importer = { id: 'import', role: 'system', unit: null } as const

/** Five records, and followers that want some. */
async function world() {
  const engine = testEngine()
  for (let n = 0; n < 5; n += 1) await addRecord(engine, inventedPenalty({ id: `R${n}` }), importer)
  const taken: string[] = []
  const wanting = (pattern: RegExp, failing?: string) => ({
    wants: ({ pk }: Item) => pattern.test(pk),
    async take(_: unknown, { pk }: Item) {
      if (pk === failing) throw new Error('not now')
      taken.push(pk)
    },
  })
  const writes: number[] = []
  const transact: typeof engine.table.transact = (all) => {
    writes.push(all.length)
    return engine.table.transact(all)
  }
  return { engine: { ...engine, table: { ...engine.table, transact } }, wanting, taken, writes }
}

it('moves the bookmarks of those who took something, in one transaction', async () => {
  const { engine, wanting, taken, writes } = await world()
  const told: (readonly string[])[] = []
  const all = { figures: wanting(/R1$/), board: wanting(/R[23]$/), copies: wanting(/none/) }
  expect(await bellRound(engine, all, async (names) => void told.push(names))()).toBe(0)
  expect(taken.toSorted()).toEqual(['record#R1', 'record#R2', 'record#R3'])
  expect([writes, told]).toEqual([[2], [['figures', 'board']]])
  const places = await Promise.all(Object.keys(all).map((name) => placeOf(engine, name)))
  expect(places).toEqual([4, 4, -1])
  expect(await bellRound(engine, all)()).toBe(0)
  expect([taken.length, writes]).toEqual([3, [2]])
})

it('goes on where one follower fails, and leaves the row to the sweep', async () => {
  const { engine, wanting, taken } = await world()
  await bellRound(engine, { figures: wanting(/R[12]$/, 'record#R1'), board: wanting(/R3$/) })()
  expect(taken.toSorted()).toEqual(['record#R2', 'record#R3'])
  const { items } = await engine.table.query({ index: 'main', pk: 'aside#figures', limit: 10 })
  expect(items.length).toBe(1)
  expect(await placeOf(engine, 'figures')).toBe(4)
})

it('reads bookmarks and settings in the turn in which a request begins', async () => {
  const engine = testEngine()
  const calls: string[] = []
  const get: typeof engine.table.get = (key) => {
    calls.push(key.pk)
    return engine.table.get(key)
  }
  const begin = () => void calls.push('begin')
  const renew = async () => void calls.push('renew')
  aheadOf({ ...engine, begin, renew, table: { ...engine.table, get } }, bookmarksOf(['board']))
  expect(calls).toEqual(['begin', 'renew', 'follower#board'])
})

it('hears the size of the journal from a bell, the largest of a batch', () => {
  const image = (pk: string, body: string) => ({
    eventName: 'MODIFY' as const,
    dynamodb: { NewImage: { pk: { S: pk }, sk: { S: 'size' }, body: { S: body } } },
  })
  expect(sizeTold({ Records: [image('journal', '7'), image('journal', '12'), image('case#A', '99')] })).toBe(12)
  expect(sizeTold({ Records: [] })).toBeNull()
  expect(sizeTold({ Records: [image('journal', 'poison')] })).toBeNull()
})
