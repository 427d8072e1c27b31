import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IndexName, Item, Journal, Query, Table, Write } from '#engine/store/ports.ts'

export type OpenTable = { readonly table: Table; readonly journal: Journal; close(): Promise<void> }

/** Holds every Table and Journal to the same. */
export function keepsItems(open: () => Promise<OpenTable>): void {
  let store: OpenTable
  beforeEach(async () => {
    store = await open()
  })
  afterEach(async () => {
    await store.close()
  })
  describe('items', () => keepsConditions(() => store))
  describe('secondary indexes', () => keepsIndexes(() => store))
  describe('pages', () => keepsPages(() => store))
  describe('journal', () => keepsJournal(() => store))
  describe('erasures', () => erasesPayloads(() => store))
  describe('concurrent transactions', () => keepsApart(() => store))
}

type Opened = () => OpenTable

const item = (pk: string, sk: string, v = 1, more: Partial<Item> = {}): Item => ({ pk, sk, v, body: { n: v }, ...more })
const add = (new_: Item): Write => ({ put: new_, when: 'absent' })
const change = (to: Item): Write => ({ put: to, when: { v: to.v - 1 } })
const row = (pk: string, sk: string, body: Item['body'] = {}): Write => add({ pk, sk, v: 1, body, log: true })
const done = { kind: 'done' } as const

async function all(table: Table, query: Omit<Query, 'limit' | 'cursor'>, limit = 3): Promise<readonly Item[]> {
  const found: Item[] = []
  let cursor: string | null = null
  do {
    const page = await table.query({ ...query, limit, ...(cursor !== null && { cursor }) })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    found.push(...page.items)
    cursor = page.cursor
  } while (cursor !== null)
  return found
}

function keepsConditions(store: Opened): void {
  it('gives back what was put, nothing before', async () => {
    const { table } = store()
    const body = { zh: '信用异议', nested: [1, null, { a: true }], text: '\u{1F600}"\\\n' }
    expect(await table.get({ pk: 'p', sk: 's' })).toBeUndefined()
    expect(await table.transact([add(item('p', 's', 1, { body }))])).toEqual(done)
    expect(await table.get({ pk: 'p', sk: 's' })).toEqual({ pk: 'p', sk: 's', v: 1, body })
  })

  it('lets nobody change a row through what it was handed, or hands out: copied, or frozen', async () => {
    const { table } = store()
    const read = async () => (await table.get({ pk: 'p', sk: 's' }))?.body
    const body = { list: ['a'] }
    await table.transact([add(item('p', 's', 1, { body }))])
    const out = await read()
    for (const one of [body, out])
      try {
        Object.assign(one ?? {}, { list: ['b'] })
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError)
      }
    expect(await read()).toEqual({ list: ['a'] })
  })

  it('puts only on the version named', async () => {
    const { table } = store()
    await table.transact([add(item('p', 's'))])
    expect(await table.transact([change(item('p', 's', 2))])).toEqual(done)
    expect(await table.transact([change(item('p', 's', 2))])).toEqual({ kind: 'conflict', on: 0 })
    expect(await table.transact([add(item('p', 's'))])).toEqual({ kind: 'conflict', on: 0 })
    expect(await table.transact([change(item('p', 'none', 2))])).toEqual({ kind: 'conflict', on: 0 })
    expect((await table.get({ pk: 'p', sk: 's' }))?.v).toBe(2)
  })

  it('removes only the version named, and then it is absent', async () => {
    const { table } = store()
    const key = { pk: 'p', sk: 's' }
    await table.transact([add(item('p', 's'))])
    expect(await table.transact([{ remove: key, when: { v: 2 } }])).toEqual({ kind: 'conflict', on: 0 })
    expect(await table.transact([{ remove: key, when: { v: 1 } }])).toEqual(done)
    expect(await table.get(key)).toBeUndefined()
    expect(await table.transact([{ remove: key, when: { v: 1 } }])).toEqual({ kind: 'conflict', on: 0 })
    expect(await table.transact([add(item('p', 's'))])).toEqual(done)
  })

  it('writes all or nothing, and names the first write that failed', async () => {
    const { table, journal } = store()
    await table.transact([add(item('p', 'held')), add(item('p', 'old'))])
    const outcome = await table.transact([
      add(item('p', 'new')),
      row('p', 'log'),
      { check: { pk: 'p', sk: 'held' }, when: { v: 7 } },
      add(item('p', 'old')),
    ])
    expect(outcome).toEqual({ kind: 'conflict', on: 2 })
    expect(await table.get({ pk: 'p', sk: 'new' })).toBeUndefined()
    expect(await journal.size()).toBe(0)
  })

  it('checks without writing', async () => {
    const { table } = store()
    await table.transact([add(item('p', 'a'))])
    const check = [
      { check: { pk: 'p', sk: 'a' }, when: { v: 1 } },
      { check: { pk: 'p', sk: 'b' }, when: 'absent' },
    ] as const
    expect(await table.transact([...check, add(item('p', 'c'))])).toEqual(done)
    expect((await table.get({ pk: 'p', sk: 'a' }))?.v).toBe(1)
    expect(await table.get({ pk: 'p', sk: 'b' })).toBeUndefined()
    expect(await table.transact([{ check: { pk: 'p', sk: 'c' }, when: 'absent' }])).toEqual({ kind: 'conflict', on: 0 })
  })

  it('takes 100 writes and refuses 101, none, and two of one key', async () => {
    const { table } = store()
    const many = Array.from({ length: 101 }, (_, i) => add(item('p', `s${i}`)))
    await expect(table.transact(many)).rejects.toMatchObject({ code: 'table.badWrite' })
    await expect(table.transact([])).rejects.toMatchObject({ code: 'table.badWrite' })
    await expect(table.transact([add(item('p', 's')), add(item('p', 's'))])).rejects.toMatchObject({
      code: 'table.badWrite',
    })
    expect(await table.get({ pk: 'p', sk: 's0' })).toBeUndefined()
    expect(await table.transact(many.slice(0, 100))).toEqual(done)
    expect(await all(table, { index: 'main', pk: 'p' }, 7)).toHaveLength(100)
  })

  it('refuses a version that skips, a key that is none, and an item beyond 400 KB', async () => {
    const { table } = store()
    const bad = { code: 'table.badWrite' }
    await expect(table.transact([add(item('p', 's', 2))])).rejects.toMatchObject(bad)
    await expect(table.transact([{ put: item('p', 's', 5), when: { v: 1 } }])).rejects.toMatchObject(bad)
    for (const sk of ['', 'a\0b', '\ud800', 'x'.repeat(1025)])
      await expect(table.transact([add(item('p', sk))])).rejects.toMatchObject({ code: 'table.badKey' })
    await expect(table.transact([add(item('p', 's', 1, { body: '信'.repeat(134_000) }))])).rejects.toMatchObject({
      code: 'table.tooLarge',
    })
  })
}

function keepsIndexes(store: Opened): void {
  const under = (index: IndexName, pk: string) => all(store().table, { index, pk })

  it('finds an item under each of its keys, and only there', async () => {
    const index = {
      queue: ['SCJG', '2026-01-05'],
      due: ['0', '2026'],
      subject: ['x', '1'],
      lookup: ['n', '2'],
    } as const
    await store().table.transact([add(item('p', 's', 1, { index })), add(item('p', 'bare'))])
    const kept = { pk: 'p', sk: 's', v: 1, body: { n: 1 }, index }
    for (const name of ['queue', 'due', 'subject', 'lookup'] as const)
      expect(await under(name, index[name][0])).toEqual([kept])
    expect(await under('queue', 'HJ')).toEqual([])
    expect((await store().table.get({ pk: 'p', sk: 's' }))?.index).toEqual(index)
  })

  it('moves, keeps and drops entries as the item changes', async () => {
    const { table } = store()
    const write = (v: number, index: NonNullable<Item['index']>) => item('p', 's', v, { index })
    await table.transact([add(write(1, { queue: ['a', '1'], due: ['d', '1'] }))])
    await table.transact([change(write(2, { queue: ['b', '1'], due: ['d', '1'] }))])
    expect(await under('queue', 'a')).toEqual([])
    expect((await under('queue', 'b')).map((i) => i.v)).toEqual([2])
    expect((await under('due', 'd')).map((i) => i.v)).toEqual([2])
    await table.transact([change(item('p', 's', 3))])
    expect([...(await under('queue', 'b')), ...(await under('due', 'd'))]).toEqual([])
    await table.transact([change(write(4, { due: ['d', '2'] }))])
    await table.transact([{ remove: { pk: 'p', sk: 's' }, when: { v: 4 } }])
    expect(await under('due', 'd')).toEqual([])
  })

  it('leaves entries alone when the transaction fails', async () => {
    const { table } = store()
    await table.transact([add(item('p', 's', 1, { index: { due: ['d', '1'] } }))])
    const moved = change(item('p', 's', 2, { index: { due: ['d', '9'] } }))
    await table.transact([moved, { check: { pk: 'p', sk: 'x' }, when: { v: 1 } }])
    expect((await under('due', 'd')).map((i) => i.index?.due?.[1])).toEqual(['1'])
  })
}

function keepsPages(store: Opened): void {
  const sks = ['a', 'a#1', 'a#2', 'a#3', 'b', '信', '\uffee', '\u{1F600}']
  const seed = () =>
    store().table.transact(
      sks.flatMap((sk) => [add(item('p', sk, 1, { index: { subject: ['all', sk] } })), add(item('q', sk))]),
    )
  const names = async (query: Partial<Query>, limit?: number) => [
    (await all(store().table, { index: 'main', pk: 'p', ...query }, limit)).map((i) => i.sk),
    (await all(store().table, { index: 'subject', pk: 'all', ...query }, limit)).map((i) => i.sk),
  ]
  const both = (list: readonly string[]) => [list, list]

  it('lists by the bytes of the sort key, at every page size, both ways', async () => {
    await seed()
    for (const limit of [1, 2, 3, 8, 9]) {
      expect(await names({}, limit)).toEqual(both(sks))
      expect(await names({ newestFirst: true }, limit)).toEqual(both(sks.toReversed()))
    }
  })

  it('keeps to a range, both ends included, and to a prefix', async () => {
    await seed()
    expect(await names({ from: 'a#1', to: 'b' })).toEqual(both(['a#1', 'a#2', 'a#3', 'b']))
    expect(await names({ from: 'b' })).toEqual(both(['b', '信', '\uffee', '\u{1F600}']))
    expect(await names({ to: 'a' })).toEqual(both(['a']))
    expect(await names({ prefix: 'a#' }, 2)).toEqual(both(['a#1', 'a#2', 'a#3']))
    expect(await names({ prefix: 'a', newestFirst: true }, 1)).toEqual(both(['a#3', 'a#2', 'a#1', 'a']))
    expect(await names({ prefix: '\u{1F600}' })).toEqual(both(['\u{1F600}']))
    expect(await names({ prefix: 'zz' })).toEqual(both([]))
  })

  it('lists all items of one index key', async () => {
    const { table } = store()
    await table.transact(['c', 'a', 'b'].map((pk) => add(item(pk, 's', 1, { index: { due: ['d', 'same'] } }))))
    const found = await all(table, { index: 'due', pk: 'd' }, 1)
    expect(found.map((i) => i.pk).toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('goes on after its cursor although items came and went', async () => {
    const { table } = store()
    await seed()
    const first = await table.query({ index: 'subject', pk: 'all', limit: 2 })
    await table.transact([
      { remove: { pk: 'p', sk: 'a#1' }, when: { v: 1 } },
      add(item('p', 'a#15', 1, { index: { subject: ['all', 'a#15'] } })),
    ])
    const next = await table.query({ index: 'subject', pk: 'all', limit: 2, cursor: first.cursor ?? '' })
    expect(next.items.map((i) => i.sk)).toEqual(['a#15', 'a#2'])
  })

  it('refuses a cursor that is none, and a page of nothing', async () => {
    const { table } = store()
    const query = { index: 'main', pk: 'p', limit: 1 } as const
    for (const cursor of [
      '',
      '!',
      Buffer.from('{}').toString('base64url'),
      Buffer.from('[1,2,3]').toString('base64url'),
    ])
      await expect(table.query({ ...query, cursor })).rejects.toMatchObject({ code: 'table.badCursor' })
    await expect(table.query({ ...query, limit: 0 })).rejects.toMatchObject({ code: 'table.badQuery' })
    await expect(table.query({ ...query, prefix: 'a', to: 'b' })).rejects.toMatchObject({ code: 'table.badQuery' })
  })
}

function keepsJournal(store: Opened): void {
  it('counts log rows from 0 without gaps, in the order written', async () => {
    const { table, journal } = store()
    await table.transact([row('c1', 'log#1', 'a'), add(item('c1', 'case')), row('c1', 'log#2', 'b')])
    await table.transact([row('c2', 'log#1', 'never'), add(item('c1', 'case'))])
    await table.transact([row('c2', 'log#1', 'c')])
    expect(await journal.size()).toBe(3)
    const rows = await journal.since(-1, 10)
    expect(rows.map((r) => [r.position, r.item.body])).toEqual([
      [0, 'a'],
      [1, 'b'],
      [2, 'c'],
    ])
    expect(rows[2]?.item).toEqual({ pk: 'c2', sk: 'log#1', v: 1, body: 'c', log: true })
    expect((await journal.since(0, 1)).map((r) => r.position)).toEqual([1])
    expect(await journal.since(2, 10)).toEqual([])
    expect(await journal.positionOf({ pk: 'c2', sk: 'log#1' })).toBe(2)
    expect(await journal.positionOf({ pk: 'c1', sk: 'case' })).toBeUndefined()
    expect(await journal.positionOf({ pk: 'c9', sk: 'log#1' })).toBeUndefined()
  })

  it('reads log rows like items, among items, and under their index keys', async () => {
    const { table } = store()
    const logged = { pk: 'c', sk: 'log#1', v: 1, body: 1, log: true, index: { subject: ['s', '1'] } } as const
    await table.transact([add(item('c', 'case')), add(logged), row('c', 'log#2'), add(item('c', 'note'))])
    expect(await table.get({ pk: 'c', sk: 'log#1' })).toEqual(logged)
    expect((await all(table, { index: 'main', pk: 'c' }, 1)).map((i) => i.sk)).toEqual([
      'case',
      'log#1',
      'log#2',
      'note',
    ])
    expect((await all(table, { index: 'main', pk: 'c', prefix: 'log#', newestFirst: true })).map((i) => i.sk)).toEqual([
      'log#2',
      'log#1',
    ])
    expect(await all(table, { index: 'subject', pk: 's' })).toEqual([logged])
  })

  it('refuses to change or remove a log row, and keeps it', async () => {
    const { table, journal } = store()
    await table.transact([row('c', 'log#1', 'first')])
    const key = { pk: 'c', sk: 'log#1' }
    const tries: readonly Write[] = [
      { put: { ...key, v: 2, body: 'second', log: true }, when: { v: 1 } },
      { put: { ...key, v: 2, body: 'second' }, when: { v: 1 } },
      { remove: key, when: { v: 1 } },
    ]
    for (const write of tries)
      await expect(table.transact([add(item('c', 'beside')), write])).rejects.toMatchObject({
        code: 'table.appendOnly',
      })
    expect(await table.transact([row('c', 'log#1', 'second')])).toEqual({ kind: 'conflict', on: 0 })
    expect(await table.transact([{ check: key, when: { v: 1 } }])).toEqual(done)
    expect((await table.get(key))?.body).toBe('first')
    expect(await table.get({ pk: 'c', sk: 'beside' })).toBeUndefined()
    expect(await journal.size()).toBe(1)
  })
}

function erasesPayloads(store: Opened): void {
  const key = { pk: 'case#c', sk: 'log#1' }
  const entry = { id: 'c', seq: 1 }
  const logged = { entry, payload: { salt: '00', data: 'words' } }
  const index = { queue: ['q', '1'] } as const
  const erase = (of = key): Write => ({ erase: of, when: { v: 1 } })

  it('takes the payload of a log row and nothing else, as often as it is asked', async () => {
    const { table, journal } = store()
    await table.transact([row('case#c', 'log#0', logged)])
    await table.transact([add({ ...key, v: 1, body: logged, log: true, index }), add(item('case#c', 'case'))])
    const bare = { ...key, v: 1, body: { entry }, log: true, index }
    for (const before of [logged, { entry }]) {
      expect((await table.get(key))?.body).toEqual(before)
      expect(await table.transact([erase(), row('c', `log#${Object.keys(before).length}`)])).toEqual(done)
      expect(await table.get(key)).toEqual(bare)
    }
    expect(await all(table, { index: 'queue', pk: 'q' })).toEqual([bare])
    expect((await all(table, { index: 'main', pk: 'case#c', prefix: 'log#' })).map(({ body }) => body)).toEqual([
      logged,
      { entry },
    ])
    const rows = await journal.since(-1, 10)
    expect(rows.map(({ item: { pk, sk } }) => `${pk} ${sk}`)).toEqual([
      'case#c log#0',
      'case#c log#1',
      'c log#2',
      'c log#1',
    ])
    expect(rows[1]?.item.body).toEqual({ entry })
    await expect(table.transact([{ remove: key, when: { v: 1 } }])).rejects.toMatchObject({ code: 'table.appendOnly' })
  })

  it('erases nothing where another condition fails, where no row is, and of no other item', async () => {
    const { table } = store()
    await table.transact([add({ ...key, v: 1, body: logged, log: true }), add(item('case#c', 'case'))])
    await table.transact([row('case#c', 'log#2', 'no row of ours')])
    expect(await table.transact([erase(), add(item('case#c', 'case'))])).toEqual({ kind: 'conflict', on: 1 })
    expect(await table.transact([add(item('c', 'new')), erase({ ...key, sk: 'log#9' })])).toEqual({
      kind: 'conflict',
      on: 1,
    })
    for (const sk of ['case', 'log#2'])
      await expect(table.transact([add(item('c', 'new')), erase({ ...key, sk })])).rejects.toMatchObject({
        code: 'table.badWrite',
      })
    expect((await table.get(key))?.body).toEqual(logged)
    expect(await table.get({ pk: 'c', sk: 'new' })).toBeUndefined()
  })
}

function keepsApart(store: Opened): void {
  it('lets exactly one of many win a version', async () => {
    const { table, journal } = store()
    await table.transact([add(item('c', 'case'))])
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        table.transact([change(item('c', 'case', 2, { body: i })), row('c', `log#${i}`)]),
      ),
    )
    expect(outcomes.filter((o) => o.kind === 'done')).toHaveLength(1)
    expect(await journal.size()).toBe(1)
    const winner = outcomes.findIndex((o) => o.kind === 'done')
    expect((await table.get({ pk: 'c', sk: 'case' }))?.body).toBe(winner)
  })

  it('keeps every transaction that does not collide, and fails only those that do', async () => {
    const { table, journal } = store()
    await table.transact([add(item('taken', 'case'))])
    const asked = Array.from({ length: 60 }, (_, i) =>
      i % 3 === 2
        ? table.transact([add(item('taken', 'case')), row('taken', `log#x${i}`)])
        : table.transact([add(item(`c${i}`, 'case')), row(`c${i}`, 'log#1', i)]),
    )
    const faulty = table.transact([])
    await expect(faulty).rejects.toMatchObject({ code: 'table.badWrite' })
    const outcomes = await Promise.all(asked)
    expect(outcomes.map((o) => o.kind === 'done')).toEqual(outcomes.map((_, i) => i % 3 !== 2))
    const rows = await journal.since(-1, 1000)
    expect(rows.map((r) => r.position)).toEqual(Array.from({ length: 40 }, (_, i) => i))
    expect(rows.map((r) => r.item.body).toSorted()).toEqual(
      asked
        .map((_, i) => i)
        .filter((i) => i % 3 !== 2)
        .toSorted(),
    )
  })

  it('counts in step however the writers interleave', async () => {
    const { table } = store()
    await table.transact([add(item('n', 'count', 1, { body: 0 }))])
    const increment = async (): Promise<void> => {
      const now = await table.get({ pk: 'n', sk: 'count' })
      if (!now) throw new Error('the counter is gone')
      const next = { ...now, v: now.v + 1, body: Number(now.body) + 1 }
      if ((await table.transact([change(next)])).kind === 'conflict') await increment()
    }
    await Promise.all(Array.from({ length: 20 }, increment))
    expect((await table.get({ pk: 'n', sk: 'count' }))?.body).toBe(20)
  })
}
