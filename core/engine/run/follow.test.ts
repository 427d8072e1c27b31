import { expect, it } from 'vitest'
import { addRecord } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { seatStaff, testEngine } from '#tests/support/engine.ts'
import { prepare } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { consume, firstFollowers, placeOf } from './consume.ts'
import { consumers } from './consumers.ts'
import { follow } from './follow.ts'

const importer = { id: 'import', role: 'system', unit: null } as const
const [example] = objection.examples

/** A store as the one follower of before left it: everything followed up to its one bookmark. */
async function fromBefore() {
  if (!example) throw new Error('no example')
  const engine = testEngine()
  await prepare(engine, 'objection', example)
  const body = (await engine.journal.size()) - 1
  for (const name of firstFollowers) {
    const key = { pk: `follower#${name}`, sk: 'position' }
    const mark = await engine.table.get(key)
    if (mark) await engine.table.transact([{ remove: key, when: { v: mark.v } }])
  }
  await engine.table.transact([{ put: { pk: 'follower#journal', sk: 'position', v: 1, body }, when: 'absent' }])
  return { engine, body }
}

it('goes on where the one bookmark of before stood: nothing is sent again, and nothing passed over', async () => {
  const { engine, body } = await fromBefore()
  for (const name of firstFollowers) expect(await placeOf(engine, name)).toBe(body)
  const sent = engine.mails.length
  const published: string[] = []
  const publish = async (id: string) => void published.push(id)
  await follow(engine, publish)
  expect([engine.mails.length, published]).toEqual([sent, []])
  await addRecord(engine, inventedPenalty({ id: 'NEW' }), importer)
  await follow(engine, publish)
  expect(published).toEqual(['NEW'])
  for (const name of firstFollowers) expect(await placeOf(engine, name)).toBe(body + 1)
})

it('passes a thousand rows of others in one step, and stops before a row that failed', async () => {
  const engine = testEngine()
  await seatStaff(engine)
  for (let n = 0; n < 1200; n += 1) await addRecord(engine, inventedPenalty({ id: `R${n}` }), importer)
  const taken: string[] = []
  const only = (id: string) => ({
    wants: ({ pk }: { pk: string }) => pk === `record#${id}`,
    take: async (_: unknown, { pk }: { pk: string }) => void taken.push(pk),
  })
  expect(await consume(engine, 'test', only('R1100'))).toBe(1000)
  expect([await consume(engine, 'test', only('R1100')), taken]).toEqual([200, ['record#R1100']])
  const fails = { wants: () => true, take: async () => Promise.reject(new Error('planted')) }
  await expect(consume(engine, 'failing', fails)).rejects.toMatchObject({ code: 'followFailed' })
  expect(await placeOf(engine, 'failing')).toBe(-1)
})

it('reads no row twice where all are wanted, nor the records of one subject again for each of them', async () => {
  const engine = testEngine()
  await seatStaff(engine)
  const many = 300
  for (let n = 0; n < many; n += 1) await addRecord(engine, inventedPenalty({ id: `R${n}` }), importer)
  const read = { rows: 0, items: 0 }
  const { table, journal } = engine
  const counting: Engine = {
    ...engine,
    table: {
      ...table,
      query: async (asked) => {
        const page = await table.query(asked)
        if (asked.pk.startsWith('subject#')) read.items += page.items.length
        return page
      },
    },
    journal: {
      ...journal,
      since: async (after, limit) => {
        const rows = await journal.since(after, limit)
        read.rows += rows.length
        return rows
      },
    },
  }
  const { scan } = consumers
  if (!scan) throw new Error('no scan')
  while ((await consume(counting, 'scan', scan)) > 0);
  expect(read).toEqual({ rows: await journal.size(), items: 2 * many })
})
