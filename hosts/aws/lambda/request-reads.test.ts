import { expect, it } from 'vitest'
import type { Item, Table } from '#engine/store/ports.ts'
import { memoryTable } from '#hosts/memory/table.ts'
import { requestReads } from './request-reads.ts'

const key = { pk: 'case#A', sk: 'case' }
const item = (v: number): Item => ({ ...key, v, body: { v } })
const paper = (n: number): Item => ({ pk: key.pk, sk: `paper#${n}`, v: 1, body: { n } })
const list = { index: 'main', pk: key.pk, limit: 10 } as const

/** A table, and what it was asked. */
function asked() {
  const { table } = memoryTable()
  const calls: string[] = []
  const told: Table = {
    ...table,
    get(one) {
      calls.push('get')
      return table.get(one)
    },
    query(one) {
      calls.push('query')
      return table.query(one)
    },
  }
  return { table, calls, reads: requestReads(told) }
}

it('reads an item and a list once a request, and what is asked meanwhile with it', async () => {
  const { table, calls, reads } = asked()
  await table.transact([{ put: item(1), when: 'absent' }])
  reads.begin()
  const found = await Promise.all([reads.get(key), reads.get(key), reads.query(list), reads.query({ ...list })])
  expect(found.map((one) => one && ('v' in one ? one.v : one.items.length))).toEqual([1, 1, 1, 1])
  expect(calls).toEqual(['get', 'query'])
  reads.begin()
  expect((await reads.get(key))?.v).toBe(1)
  expect(calls).toEqual(['get', 'query', 'get'])
})

it('reads anew after a write, done or refused', async () => {
  const { table, reads } = asked()
  reads.begin()
  expect(await reads.get(key)).toBeUndefined()
  await reads.transact([{ put: item(1), when: 'absent' }])
  expect([(await reads.get(key))?.v, (await reads.query(list)).items.length]).toEqual([1, 1])
  await table.transact([{ put: item(2), when: { v: 1 } }])
  expect((await reads.transact([{ put: item(2), when: { v: 1 } }])).kind).toBe('conflict')
  expect((await reads.get(key))?.v).toBe(2)
})

it('keeps what a write does not touch', async () => {
  const { calls, reads } = asked()
  reads.begin()
  await Promise.all([reads.get(key), reads.query({ ...list, index: 'subject', pk: 'subject#A' })])
  await reads.transact([{ put: { pk: 'views#1', sk: 'x', v: 1, body: null }, when: 'absent' }])
  await Promise.all([reads.get(key), reads.query({ ...list, index: 'subject', pk: 'subject#A' })])
  expect(calls).toEqual(['get', 'query'])
  const put: Item = { pk: 'case#B', sk: 'case', v: 1, body: null, index: { subject: ['subject#A', 'case#1'] } }
  await reads.transact([{ put, when: 'absent' }])
  expect((await reads.query({ ...list, index: 'subject', pk: 'subject#A' })).items.length).toBe(1)
  expect(calls).toEqual(['get', 'query', 'query'])
})

it('keeps nothing where no request began, and no failure', async () => {
  const { table, calls, reads } = asked()
  await reads.get(key)
  await table.transact([{ put: item(1), when: 'absent' }])
  expect((await reads.get(key))?.v).toBe(1)
  expect(calls).toEqual(['get', 'get'])
  let isDown = true
  const failing = requestReads({
    ...table,
    get: (one) => (isDown ? Promise.reject(new Error('down')) : table.get(one)),
  })
  failing.begin()
  await expect(failing.get(key)).rejects.toThrow('down')
  isDown = false
  expect((await failing.get(key))?.v).toBe(1)
})

it('knows what it wrote and reads an entry of a log anew', async () => {
  const { calls, reads } = asked()
  reads.begin()
  const body: Item['body'] = JSON.parse('{"v":1}')
  await reads.transact([
    { put: { ...key, v: 1, body }, when: 'absent' },
    { put: { pk: key.pk, sk: 'log#1', v: 1, body: null, log: true }, when: 'absent' },
  ])
  expect(await reads.get(key)).toEqual({ ...key, v: 1, body: { v: 1 } })
  expect(calls).toEqual([])
  await reads.get({ pk: key.pk, sk: 'log#1' })
  expect(calls).toEqual(['get'])
})

it('keeps an item while another of its partition is written, and takes the other into the list', async () => {
  const { table, calls, reads } = asked()
  await table.transact([{ put: item(1), when: 'absent' }])
  reads.begin()
  const papers = { ...list, prefix: 'paper#' }
  await Promise.all([reads.get(key), reads.query(list), reads.query(papers)])
  expect(calls).toEqual(['get', 'query', 'query'])
  await reads.transact([{ put: paper(2), when: 'absent' }])
  await reads.transact([{ put: paper(1), when: 'absent' }])
  const [all, some, newest] = await Promise.all([
    reads.query(list),
    reads.query(papers),
    reads.query({ ...papers, newestFirst: true }),
  ])
  expect(all).toEqual(await table.query(list))
  expect(some).toEqual(await table.query(papers))
  expect(newest).toEqual(await table.query({ ...papers, newestFirst: true }))
  expect((await reads.get(key))?.v).toBe(1)
  await reads.transact([{ remove: key, when: { v: 1 } }])
  expect(await reads.get(key)).toBeUndefined()
  expect(await reads.query(list)).toEqual(await table.query(list))
  expect(calls).toEqual(['get', 'query', 'query'])
})

it('reads a list anew after an entry of its log, beyond its page, or where two writes cross', async () => {
  const { table, calls, reads } = asked()
  reads.begin()
  await reads.query(list)
  await reads.transact([{ put: { ...paper(1), sk: 'log#00000001', log: true }, when: 'absent' }])
  expect(await reads.query(list)).toEqual(await table.query(list))
  expect(calls).toEqual(['query', 'query'])
  const one = { ...list, prefix: 'paper#', limit: 1 }
  await reads.query(one)
  await reads.transact([{ put: paper(1), when: 'absent' }])
  await reads.transact([{ put: paper(2), when: 'absent' }])
  expect(await reads.query(one)).toEqual(await table.query(one))
  await reads.query(list)
  await Promise.all([
    reads.transact([{ put: paper(3), when: 'absent' }]),
    reads.transact([{ put: paper(4), when: 'absent' }]),
  ])
  expect(await reads.query(list)).toEqual(await table.query(list))
})

it('answers a range, or fewer, from a whole list, and nothing from a part', async () => {
  const { table, calls, reads } = asked()
  for (const n of [1, 2, 3]) await table.transact([{ put: paper(n), when: 'absent' }])
  reads.begin()
  const papers = { ...list, prefix: 'paper#' }
  await reads.query(papers)
  const range = { index: 'main', pk: key.pk, from: paper(2).sk, to: paper(3).sk, limit: 5 } as const
  expect(await reads.query(range)).toEqual(await table.query(range))
  expect(await reads.query({ ...papers, limit: 3 })).toEqual(await table.query(papers))
  expect(calls).toEqual(['query'])
  expect((await reads.query({ ...papers, limit: 2 })).cursor).not.toBeNull()
  const open = { index: 'main', pk: key.pk, from: 'paper#', limit: 5 } as const
  expect(await reads.query(open)).toEqual(await table.query(open))
  expect(calls).toEqual(['query', 'query', 'query'])
  reads.begin()
  await reads.query({ ...papers, limit: 2 })
  await reads.query(papers)
  expect(calls).toHaveLength(5)
})
