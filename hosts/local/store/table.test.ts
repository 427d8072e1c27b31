import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Write } from '#engine/store/ports.ts'
import { folder } from '#tests/contract/folder.ts'
import { borrowedTable } from './borrowed-table.ts'
import { demandDurable, openDatabase } from './database.ts'
import { groupCommit } from './group-commit.ts'
import { localTable } from './table.ts'
import { readyToWrite } from './table-writer.ts'

let place: Awaited<ReturnType<typeof folder>>
beforeEach(async () => {
  place = await folder()
})
afterEach(() => place.remove())

const bare = (writes: readonly Write[]) => readyToWrite(writes, { isBare: true })
const row = (n: number) => ({ put: { pk: 'c', sk: `log#${n}`, v: 1, body: n, log: true }, when: 'absent' }) as const

describe('durability', () => {
  it('leaves no byte of an erased payload in its file', async () => {
    const told = Array.from({ length: 100 }, (_, n) => `told ${n}`).join(' ')
    // So that words stand in the file as they are.
    const { table, close } = localTable({ folder: place.path, isThrowaway: true })
    const key = { pk: 'case#c', sk: 'log#1' }
    const logged = { ...key, v: 1, body: { entry: 'e', payload: { data: told } }, log: true } as const
    await table.transact([row(0), { put: logged, when: 'absent' }, row(2)])
    const isThere = () => readFileSync(join(place.path, 'redress.db')).includes(told.slice(0, 60))
    const again = () => localTable({ folder: place.path })
    close()
    expect(isThere()).toBe(true)
    const later = again()
    await later.table.transact([{ erase: key, when: { v: 1 } }])
    later.close()
    expect(isThere()).toBe(false)
    const last = again()
    expect((await last.table.get(key))?.body).toEqual({ entry: 'e' })
    last.close()
  })

  it('runs in WAL with synchronous=FULL, and refuses anything less', () => {
    const db = openDatabase(place.path, { readOnly: false })
    expect(() => demandDurable(db)).not.toThrow()
    db.exec('PRAGMA synchronous=NORMAL')
    expect(() => demandDurable(db)).toThrow(/synchronous=1/)
    db.close()
    expect(() => demandDurable(new DatabaseSync(':memory:'))).toThrow(/journal_mode=memory/)
  })

  it('waits for no disk where a store need not last, and reads the same there as elsewhere', async () => {
    const body = { text: '同样的话。'.repeat(2000) }
    const db = openDatabase(place.path, { readOnly: false, isThrowaway: true })
    expect(db.prepare('PRAGMA synchronous').get()?.['synchronous']).toBe(0)
    db.close()
    const first = localTable({ folder: place.path, isThrowaway: true })
    await first.table.transact([{ put: { pk: 'c', sk: 'x', v: 1, body }, when: 'absent' }])
    first.close()
    const second = localTable({ folder: place.path })
    expect((await second.table.get({ pk: 'c', sk: 'x' }))?.body).toEqual(body)
    second.close()
  })

  it('keeps items, indexes and the journal over a restart', async () => {
    const first = localTable({ folder: place.path })
    await first.table.transact([
      row(1),
      { put: { pk: 'c', sk: 'x', v: 1, body: 1, index: { due: ['d', '1'] } }, when: 'absent' },
    ])
    first.close()
    const second = localTable({ folder: place.path })
    expect((await second.table.query({ index: 'due', pk: 'd', limit: 1 })).items).toHaveLength(1)
    await second.table.transact([row(2)])
    expect((await second.journal.since(-1, 9)).map((r) => [r.position, r.item.body])).toEqual([
      [0, 1],
      [1, 2],
    ])
    second.close()
  })

  it('enters what another thread made ready in one commit: each whole, or not at all, and only while it is alone', async () => {
    const store = localTable({ folder: place.path })
    const borrowed = borrowedTable(place.path)
    const put = (pk: string, lookup: string) =>
      ({ put: { pk, sk: 'x', v: 1, body: pk, index: { lookup: [lookup, pk] } }, when: 'absent' }) as const
    await store.table.transact([put('there', 'taken')])
    const ready = [[put('a', 'one'), row(1)], [put('b', 'two')], [put('c', 'three'), put('there', 'three')]]
    const alone = ['one', 'taken', 'three']
    const all = ready.map((writes, i) => ({ ready: bare(writes), alone: alone[i] ?? '' }))
    const taken = async () => {
      let kinds: readonly string[] = []
      await store.lend(async () => {
        const { outcomes, end } = await borrowed.take(all)
        kinds = outcomes.map(({ kind }) => kind)
        return end
      })
      return kinds
    }
    expect(await taken()).toEqual(['done', 'conflict', 'conflict'])
    // Rows of tests are none of a ledger.
    expect(await store.journal.leaves?.(-1, 9)).toEqual([])
    // A second time: it stands there itself.
    expect(await taken()).toEqual(['conflict', 'conflict', 'conflict'])
    const bodies = await Promise.all(['a', 'b', 'c'].map(async (pk) => (await store.table.get({ pk, sk: 'x' }))?.body))
    expect([bodies, await store.journal.size()]).toEqual([['a', undefined, undefined], 1])
    borrowed.close()
    store.close()
  })

  it('commits nothing while it lends, then all that waited, behind what the borrower entered', async () => {
    const store = localTable({ folder: place.path })
    const borrowed = borrowedTable(place.path)
    // Asked for before: its absence must not be remembered.
    const log = (pk: string) => ({ put: { pk, sk: 'log#1', v: 1, body: pk, log: true }, when: 'absent' }) as const
    const check = { check: { pk: 'theirs', sk: 'log#1' }, when: 'absent' } as const
    await store.table.transact([check, log('first')])
    const told: string[] = []
    const lent = store.lend(async () => {
      void store.table.transact([log('ours')]).then(() => told.push('ours'))
      await sleep(30)
      expect([await store.journal.size(), told]).toEqual([1, []])
      const { end } = await borrowed.take([{ ready: bare([log('theirs')]), alone: '' }])
      // Followers read on meanwhile.
      expect((await store.journal.since(0, 9)).map(({ item }) => item.pk)).toEqual(['theirs'])
      told.push('theirs')
      return end
    })
    const later = store.lend(async () => {
      told.push('second loan')
      return null
    })
    await Promise.all([lent, later])
    expect(told).toEqual(['theirs', 'ours', 'second loan'])
    expect((await store.journal.since(-1, 9)).map(({ item }) => item.pk)).toEqual(['first', 'theirs', 'ours'])
    expect(await store.table.transact([{ ...check, when: { v: 1 } }])).toEqual({ kind: 'done' })
    borrowed.close()
    store.close()
  })

  it('writes again after a borrower ended in the midst of its loan, and changes no row by one', async () => {
    const store = localTable({ folder: place.path })
    await store.table.transact([row(1)])
    const text = `const { DatabaseSync } = require('node:sqlite')
      const db = new DatabaseSync(${JSON.stringify(join(place.path, 'redress.db'))})
      db.exec("BEGIN IMMEDIATE; INSERT INTO partitions(pk) VALUES ('half')")
      require('node:worker_threads').parentPort.postMessage('held')
      for (;;);`
    const thread = new Worker(text, { eval: true })
    const loan = store.lend(async () => {
      await once(thread, 'message')
      await thread.terminate()
      throw new Error('ended')
    })
    await expect(loan).rejects.toThrow('ended')
    expect(await store.table.transact([row(2)])).toEqual({ kind: 'done' })
    expect(await store.journal.size()).toBe(2)
    const borrowed = borrowedTable(place.path)
    await expect(borrowed.take([{ ready: readyToWrite([row(3)]), alone: '' }])).rejects.toThrow('changes no row')
    borrowed.close()
    store.close()
  })

  it('writes what is still asked for when it closes', async () => {
    const store = localTable({ folder: place.path })
    const asked = store.table.transact([row(1)])
    await Promise.resolve()
    store.close()
    expect(await asked).toEqual({ kind: 'done' })
    const again = localTable({ folder: place.path })
    expect(await again.journal.size()).toBe(1)
    again.close()
  })
})

it('gives a row that was just written as a later start reads it, and lets nobody change it', async () => {
  const key = { pk: 'c', sk: 'x' }
  const body = { gone: undefined, none: Number.NaN, list: [1, { n: -0 }], text: '\ud800' }
  const first = localTable({ folder: place.path })
  await first.table.transact([{ put: { ...key, v: 1, body, index: { due: ['d', '1'] } }, when: 'absent' }])
  const fresh = await first.table.get(key)
  first.close()
  const second = localTable({ folder: place.path })
  expect(fresh).toStrictEqual(await second.table.get(key))
  const later = { list: [1], kept: { n: 1 } }
  await second.table.transact([{ put: { ...key, v: 2, body: later }, when: { v: 1 } }])
  expect(() => later.list.push(2)).toThrow(TypeError)
  expect(() => Object.assign(later.kept, { n: 2 })).toThrow(TypeError)
  expect(await second.table.get(key)).toStrictEqual({ ...key, v: 2, body: { list: [1], kept: { n: 1 } } })
  second.close()
})

it('gives a log row that was just written as a later start reads it, by key, list and journal', async () => {
  const put = { ...row(1).put, body: { gone: undefined, list: [1, { n: -0 }] }, index: { due: ['d', '1'] } } as const
  const all = async ({ table, journal }: ReturnType<typeof localTable>) => [
    await table.get(put),
    ...(await table.query({ index: 'main', pk: put.pk, limit: 9 })).items,
    ...(await table.query({ index: 'due', pk: 'd', limit: 9 })).items,
    ...(await journal.since(-1, 9)).map(({ item }) => item),
  ]
  const first = localTable({ folder: place.path })
  await first.table.transact([{ put, when: 'absent' }])
  const fresh = await all(first)
  await expect(first.table.transact([{ remove: put, when: { v: 1 } }])).rejects.toThrow('is a log row')
  first.close()
  const second = localTable({ folder: place.path })
  expect(fresh).toHaveLength(4)
  expect(fresh).toStrictEqual(await all(second))
  second.close()
})

it('reads past memory what another process changed on the disk', async () => {
  const key = { pk: 'c', sk: 'x' }
  const own = localTable({ folder: place.path })
  await own.table.transact([row(1), { put: { ...key, v: 1, body: 1 }, when: 'absent' }])
  const db = new DatabaseSync(join(place.path, 'redress.db'))
  db.exec("UPDATE items SET body = '2'; UPDATE journal SET body = '2'")
  db.close()
  const { table, journal } = own.onDisk
  expect([await own.table.get(key), await own.table.get(row(1).put)]).toMatchObject([{ body: 1 }, { body: 1 }])
  expect([await table.get(key), await table.get(row(1).put)]).toMatchObject([{ body: 2 }, { body: 2 }])
  const { items } = await table.query({ index: 'main', pk: 'c', limit: 9 })
  const logged = (await journal.since(-1, 9)).map(({ item }) => item)
  expect([...items, ...logged].map(({ body }) => body)).toEqual([2, 2, 2])
  own.close()
})

it('keeps a log row in half its JSON, and names a row whose bytes are damaged', async () => {
  const entry = { id: 'c', seq: 1, at: 1795957311775, payload: 'ab'.repeat(32), prev: 'cd'.repeat(32) }
  const first = localTable({ folder: place.path })
  await first.table.transact([
    { put: { pk: 'c', sk: 'log#1', v: 1, body: { entry }, log: true }, when: 'absent' },
    { put: { pk: 'c', sk: 'x', v: 1, body: { entry } }, when: 'absent' },
  ])
  first.close()
  const db = openDatabase(place.path, { readOnly: false })
  const [row] = db.prepare('SELECT length(body) AS bytes FROM journal').all()
  expect(Number(row?.['bytes'])).toBeLessThan(JSON.stringify({ entry }).length / 2)
  db.exec(`UPDATE items SET body = CAST(substr(body, 2) AS BLOB)`)
  db.close()
  const second = localTable({ folder: place.path })
  await expect(second.table.get({ pk: 'c', sk: 'x' })).rejects.toThrow('c x: body')
  expect(await second.table.get({ pk: 'c', sk: 'log#1' })).toMatchObject({ body: { entry } })
  second.close()
})

describe('group commit', () => {
  const open = () => {
    const db = new DatabaseSync(':memory:')
    db.exec('CREATE TABLE t(n INTEGER PRIMARY KEY) ')
    return db
  }

  it('fails the whole batch when the disk does, acknowledging nothing', async () => {
    const db = open()
    let undone = 0
    const { add } = groupCommit<number>({ db, undone: () => undone++, done() {} })
    const insert = (n: number) => add(() => Number(db.prepare('INSERT INTO t VALUES (?)').run(n).changes))
    db.exec('PRAGMA page_size=512; PRAGMA max_page_count=3')
    const big = add(() => {
      db.exec('CREATE TABLE u(x); INSERT INTO u VALUES (zeroblob(100000))')
      return 0
    })
    const outcomes = await Promise.allSettled([insert(1), big, insert(2)])
    expect(outcomes.map((o) => o.status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(outcomes.map((o) => o.status === 'rejected' && o.reason.code)).toEqual(Array(3).fill('store.failed'))
    expect(db.prepare('SELECT count(*) AS n FROM t').get()?.['n']).toBe(0)
    expect(undone).toBe(1)
    expect(await insert(3)).toBe(1)
  })

  it('commits many batches in order', async () => {
    const db = open()
    const { add } = groupCommit<number>({ db, undone() {}, done() {}, most: 3 })
    const insert = (n: number) => add(() => Number(db.prepare('INSERT INTO t VALUES (?)').run(n).lastInsertRowid))
    expect(await Promise.all(Array.from({ length: 10 }, (_, n) => insert(n)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })
})

describe('one writer', () => {
  it('turns a second writer away in both languages, and lets it in afterwards', () => {
    const first = localTable({ folder: place.path })
    expect(() => localTable({ folder: place.path })).toThrow(
      /正被另一个进程使用.*\n.*in use by another process.*"pid":\d+/,
    )
    first.close()
    localTable({ folder: place.path }).close()
  })

  it.runIf(process.platform === 'linux')('turns a second writer away even where writer.lock was taken away', () => {
    const writer = localTable({ folder: place.path })
    rmSync(join(place.path, 'writer.lock'))
    expect(() => localTable({ folder: place.path })).toThrow(/正被另一个进程使用/)
    writer.close()
    localTable({ folder: place.path }).close()
  })

  it('lets a reader in beside the writer, who sees what is committed', async () => {
    const writer = localTable({ folder: place.path })
    await writer.table.transact([row(1)])
    const reader = localTable({ folder: place.path, readOnly: true })
    expect(await reader.journal.size()).toBe(1)
    await writer.table.transact([row(2)])
    expect(await reader.journal.size()).toBe(2)
    await expect(reader.table.transact([row(3)])).rejects.toThrow(/reading only/)
    reader.close()
    writer.close()
  })

  it('takes over from a writer that was killed, with all it acknowledged', async () => {
    const program = `
      import { localTable } from ${JSON.stringify(new URL('table.ts', import.meta.url).href)}
      const { table } = localTable({ folder: ${JSON.stringify(place.path)} })
      for (let n = 0; ; n += 1) {
        await table.transact([{ put: { pk: 'c', sk: 'log#' + n, v: 1, body: n, log: true }, when: 'absent' }])
        process.stdout.write(n + '\\n')
      }`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (part) => {
      said += part
      if (said.length > 500) child.kill('SIGKILL')
    })
    await once(child, 'close')
    const acknowledged = said.split('\n').slice(0, -1).length
    const store = localTable({ folder: place.path })
    expect(acknowledged).toBeGreaterThan(100)
    expect(await store.journal.size()).toBeGreaterThanOrEqual(acknowledged)
    store.close()
  })
})

it('backs up beside a running writer', async () => {
  const store = localTable({ folder: place.path })
  await store.table.transact([row(1)])
  const copy = await folder()
  const progress: number[] = []
  await store.backup(`${copy.path}/redress.db`, (left) => progress.push(left))
  store.close()
  const restored = localTable({ folder: copy.path })
  expect(await restored.table.get({ pk: 'c', sk: 'log#1' })).toMatchObject({ body: 1 })
  restored.close()
  await copy.remove()
})

it('lets others be answered while somebody reads the log on and on', async () => {
  const store = localTable({ folder: place.path })
  await store.table.transact(Array.from({ length: 60 }, (_, n) => row(n)))
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  for (let after = -1; after < 59; ) after = (await store.journal.since(after, 2)).at(-1)?.position ?? 59
  isOver = true
  expect(turns).toBeGreaterThan(20)
  store.close()
})

it('takes a partition that came, went, and comes again', async () => {
  const store = localTable({ folder: place.path })
  const there = { put: { pk: 'a', sk: 'x', v: 1, body: 1 }, when: 'absent' } as const
  const gone = { remove: { pk: 'a', sk: 'x' }, when: { v: 1 } } as const
  const check = { check: { pk: 'a', sk: 'x' }, when: 'absent' } as const
  const all = [[check], [there], [there], [gone], [check], [there], [gone], [there]] as const
  const kinds: string[] = []
  for (const writes of all) kinds.push((await store.table.transact(writes)).kind)
  expect(kinds).toEqual(['done', 'done', 'conflict', 'done', 'done', 'done', 'done', 'done'])
  expect((await store.table.get({ pk: 'a', sk: 'x' }))?.body).toBe(1)
  store.close()
})

it('forgets a partition with its last item', async () => {
  const store = localTable({ folder: place.path })
  await store.table.transact([{ put: { pk: 's', sk: 's', v: 1, body: 1 }, when: 'absent' }, row(1)])
  await store.table.transact([{ remove: { pk: 's', sk: 's' }, when: { v: 1 } }])
  store.close()
  const db = openDatabase(place.path, { readOnly: true })
  expect(
    db
      .prepare('SELECT pk FROM partitions')
      .all()
      .map((r) => r['pk']),
  ).toEqual(['c'])
  db.close()
})
