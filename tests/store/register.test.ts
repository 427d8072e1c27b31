import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { consumeAll } from '#engine/run/consumers.ts'
import type { KindName } from '#engine/run/kind-of.ts'
import type { Item } from '#engine/store/ports.ts'
import { memoryTable } from '#hosts/memory/table.ts'
import { testEngine } from '#tests/support/engine.ts'
import { registered, unregistered } from '#tests/support/registered.ts'
import { runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'

const item = (pk: string, sk: string, body: Item['body'] = null): Item => ({ pk, sk, v: 1, body })
const put = (one: Item) => registered(memoryTable().table).transact([{ put: one, when: 'absent' }])

it('takes no key, form, list or log row that the register does not know', async () => {
  await expect(put(item('planted#A', 'seed'))).rejects.toThrow('planted#A seed: no kind')
  await expect(put(item('sessions#A', 'B'))).rejects.toThrow('sessions#A B: no kind')
  await expect(put(item('code#A', 'code', { hash: null }))).rejects.toThrow('one-time code, code#A code: until')
  const listed = { ...item('standsIn#A', 'B'), index: { queue: ['elsewhere', 'B'] as const } }
  await expect(put(listed)).rejects.toThrow('standsIn ')
  await expect(put({ ...item('standsIn#A', 'B'), log: true })).rejects.toThrow('standsIn is not the log')
  await expect(put(item('case#A', 'log#00000001'))).rejects.toThrow('caseLog is the log')
  expect(await put(item('standsIn#A', 'B'))).toEqual({ kind: 'done' })
})

it('knows each item that a worked case of each procedure writes', async () => {
  const seen = new Set<KindName | null>()
  for (const { id, examples } of Object.values(procedures)) {
    const engine = testEngine()
    const table = registered(engine.table, (name) => void seen.add(name))
    const [example] = examples
    if (example) await runExample({ ...engine, table }, id, example)
    while ((await consumeAll({ ...engine, table })) > 0);
  }
  const ofCases = ['case', 'caseLog', 'figures', 'letter', 'month', 'paper', 'series', 'sole', 'weight'] as const
  const ofRecords = [
    'arrival',
    'copyLog',
    'holding',
    'lifting',
    'notice',
    'noticeLog',
    'place',
    'record',
    'recordLog',
  ] as const
  const others = ['boarded', 'bookmark', 'checkpoint', 'ledgerHead', 'person', 'tile', 'work', 'workload'] as const
  expect([...seen].toSorted()).toEqual([...ofCases, ...ofRecords, ...others].toSorted())
})

/** The store that commit 10596c4 wrote, item by item. */
function* itemsOf(file: string): Generator<Item> {
  const db = new DatabaseSync(file, { readOnly: true })
  const rows = db.prepare('SELECT pk, sk, v, idx, body FROM items JOIN partitions USING (p)').all()
  const logged = db.prepare('SELECT pk, sk, 1 AS v, idx, body, 1 AS log FROM journal JOIN partitions USING (p)').all()
  db.close()
  for (const row of [...rows, ...logged])
    yield {
      ...{ pk: String(row['pk']), sk: String(row['sk']), v: Number(row['v']) },
      body: JSON.parse(String(row['body'])),
      index: listsIn(String(row['idx'])),
      ...(row['log'] === 1 && { log: true as const }),
    }
}

const listsIn = (text: string): NonNullable<Item['index']> =>
  Object.fromEntries(
    z
      .array(Place)
      .parse(JSON.parse(text || '[]'))
      .map(([list, pk, sk]) => [list, [pk, sk]]),
  )
const Place = z.tuple([z.enum(['queue', 'due', 'subject', 'lookup']), z.string(), z.string()])

it('reads each item of a store written by commit 10596c4, under the key and the lists it stands in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-register-'))
  const file = join(folder, 'redress.db')
  writeFileSync(file, gunzipSync(readFileSync(new URL('10596c4.db.gz', import.meta.url))))
  const items = [...itemsOf(file)]
  rmSync(folder, { recursive: true })
  expect(items).toHaveLength(88)
  expect(items.flatMap((one) => unregistered(one) ?? [])).toEqual([])
})
