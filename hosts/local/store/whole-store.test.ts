import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
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
  const logs = [...whole.logs('case#')].map(({ pk, items, places }) => [pk, items.length, places?.get(row.sk)])
  const others = [...whole.logs('record#')]
  whole.close()
  expect([logs, others]).toEqual([[['case#LOGGED', 1, 0]], []])
  expect(pieces).toEqual([
    ['changes#2026-11-30', 2000],
    ['changes#2026-11-30', 100],
    ['case#LOGGED', 2101],
  ])
})

it('looks through the lists of many rows in little memory, names what stands in one alone, and mends it', async () => {
  const place = await folder()
  onTestFinished(() => place.remove())
  const { table, close } = localTable({ folder: place.path })
  const put = { pk: 'first', sk: 'a', v: 1, body: 1, index: { queue: ['all', '1'] } } as const
  await table.transact([{ put, when: 'absent' }])
  close()
  const db = new DatabaseSync(join(place.path, 'redress.db'))
  const many = 'WITH RECURSIVE many(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM many WHERE n < 300001)'
  db.exec(`BEGIN;
    INSERT INTO partitions(p, pk) ${many} SELECT n, 'more#' || n FROM many;
    INSERT INTO items(p, sk, v, idx, body) ${many} SELECT n, sk, v, idx, body FROM many, items;
    INSERT INTO by_queue(ipk, isk, p, sk) ${many} SELECT ipk, isk, n, sk FROM many, by_queue;
    DELETE FROM by_queue WHERE p = 150000; INSERT INTO by_queue VALUES ('all', '2', 250000, 'a'); COMMIT`)
  db.close()
  const inLittle = (program: string) =>
    JSON.parse(
      execFileSync(
        process.execPath,
        ['--max-old-space-size=48', '--max-semi-space-size=2', '--input-type=module', '--eval', program, place.path],
        { cwd: process.cwd(), encoding: 'utf8' },
      ),
    )
  expect(inLittle(looking)).toEqual([
    { index: 'queue', entry: ['all', '1'], key: { pk: 'more#150000', sk: 'a' }, lacks: 'entry' },
    { index: 'queue', entry: ['all', '2'], key: { pk: 'more#250000', sk: 'a' }, lacks: 'item' },
  ])
  expect(inLittle(mending)).toBe(2)
  const mended = new DatabaseSync(join(place.path, 'redress.db'))
  const entries = mended.prepare('SELECT isk, p FROM by_queue WHERE p IN (150000, 250000) ORDER BY p').all()
  mended.close()
  expect(entries.map(({ isk, p }) => [isk, p])).toEqual([
    ['1', 150000],
    ['1', 250000],
  ])
})

const looking = `
  const { wholeStore } = await import('./hosts/local/store/whole-store.ts')
  const whole = wholeStore(process.argv.at(-1))
  console.log(JSON.stringify([...whole.strays()]))
  whole.close()`

const mending = `
  const { mendIndex } = await import('./hosts/local/store/mend-index.ts')
  console.log(mendIndex(process.argv.at(-1)))`
