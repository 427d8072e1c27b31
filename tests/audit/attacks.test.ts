import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sentenceOf } from '#audit/audit-words.ts'
import { administer, change } from '#engine/people/admin-log.ts'
import { takeRights } from '#engine/people/security-admin.ts'
import { auditItem, plannedAudit } from '#engine/proof/audited.ts'
import { lastCheckpoint } from '#engine/proof/ledger-head.ts'
import { seal } from '#engine/proof/seal.ts'
import { sealing } from '#engine/proof/sealing.ts'
import { hookHeadKeys, hookKeys } from '#engine/run/hook-kinds.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { editBodies, textIn } from '#tests/support/edit-bodies.ts'
import { procedures } from '#workflows/index.ts'
import { busyPeople } from './busy-people.ts'
import { type RanStore, ranStore } from './ran-store.ts'

const actor = { id: 'test', role: 'system', unit: null } as const
let store: RanStore

beforeAll(async () => {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  store = await ranStore('objection', example, {
    isMustered: true,
    also: async (engine) => {
      await takeRights(engine, none(), async () => 0)
      await busyPeople(engine)
      const put = (key: { pk: string; sk: string }, body: object | string) =>
        engine.table.transact([{ put: { ...key, v: 1, body: JSON.parse(JSON.stringify(body)) }, when: 'absent' }])
      for (const subject of ['A', 'B']) {
        const hook = { id: subject, subject, url: 'https://example.com/', createdAt: 1, stoppedAt: null }
        await put(hookHeadKeys.key(subject), '')
        await put(hookKeys.key(subject, subject), hook)
      }
      for (const n of [1, 2]) {
        await seal(engine)
        await administer(engine, { actor }, 'clock.released', async () => change({ n }, []))
      }
    },
  })
})
afterAll(() => store.remove())

async function* none() {}

const of = (pk: string) => `p = (SELECT p FROM partitions WHERE pk LIKE '${pk}' ORDER BY pk LIMIT 1)`
const ofCase = of('case#%')
/** Swaps a column of two rows; unique ones by a place between. */
const swapped = (table: string, column: string, one: string, other: string) => (db: DatabaseSync) => {
  const value = (where: string) => db.prepare(`SELECT rowid AS row, ${column} AS it FROM ${table} WHERE ${where}`).get()
  const [a, b] = [value(one), value(other)]
  if (!a || !b || a['row'] === b['row']) throw new Error('nothing to swap')
  const put = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`)
  put.run(typeof a['it'] === 'number' ? -9 : 'between', Number(a['row']))
  put.run(a['it'] ?? null, Number(b['row']))
  if (column === 'position') db.exec(`UPDATE ${table} SET position = ${b['it']} WHERE position = -9`)
  else put.run(b['it'] ?? null, Number(a['row']))
}

const body =
  (table: 'items' | 'journal', where: string, edit: (body: Record<string, unknown>) => object) => (db: DatabaseSync) =>
    editBodies(db, table, where, (text) => JSON.stringify(edit(JSON.parse(text))))

/** A copy of an item elsewhere. */
const copied =
  (from: string, pk: string, sk: string, p = '') =>
  (db: DatabaseSync) => {
    db.exec(`INSERT OR IGNORE INTO partitions(${p && 'p, '}pk) VALUES (${p && `${p}, `}'${pk}')`)
    db.exec(
      `INSERT INTO items SELECT (SELECT p FROM partitions WHERE pk = '${pk}'), '${sk}', v, '', body FROM items WHERE ${from}`,
    )
  }

const attacks: Readonly<Record<string, string | ((db: DatabaseSync) => unknown)>> = {
  'two rows of the log change places': swapped('journal', 'position', 'position = 1', 'position = 5'),
  'a key is unique no more, and stands twice': (db) =>
    db.exec(`DROP INDEX items_key; CREATE INDEX items_key ON items(p, sk);
      INSERT INTO items SELECT p, sk, v, idx, body FROM items WHERE ${ofCase} AND sk = 'case'`),
  'a row stands before the first': (db) =>
    db.exec(
      `INSERT INTO journal SELECT -1, p, 'log#00000999', idx, body FROM journal WHERE ${ofCase} ORDER BY position DESC LIMIT 1`,
    ),
  'a row stands far behind the last': (db) =>
    db.exec(
      `INSERT INTO journal SELECT 5000000000, p, 'log#00000999', idx, body FROM journal WHERE ${ofCase} ORDER BY position DESC LIMIT 1`,
    ),
  'a log row stands among items': `INSERT INTO items SELECT p, 'log#00000999', 1, '', body FROM journal WHERE ${ofCase} LIMIT 1`,
  'two persons change places': swapped('partitions', 'pk', `pk = 'person#hj-1'`, `pk = 'person#hj-head'`),
  'a case has another name': `UPDATE partitions SET pk = pk || 'X' WHERE pk LIKE 'case#%'`,
  'a person stands before the first partition': copied(
    `${of('person#hj-1')} AND sk = 'person'`,
    'person#mallory',
    'person',
    '-700',
  ),
  'a person stands far behind the last': copied(
    `${of('person#hj-1')} AND sk = 'person'`,
    'person#mallory',
    'person',
    '4611686018427387904',
  ),
  'a person stands far behind the last, where numbers are whole': copied(
    `${of('person#hj-1')} AND sk = 'person'`,
    'person#mallory',
    'person',
    '9000000000000',
  ),
  'a webhook’s head is gone, so that nothing is sent': `DELETE FROM items WHERE ${of('hooks#A')} AND sk = 'head'`,
  'a webhook is another’s': copied(`${of('hooks#A')} AND sk LIKE 'hook#%'`, 'hooks#B', 'hook#A'),
  'two webhooks change places': swapped(
    'items',
    'body',
    `${of('hooks#A')} AND sk LIKE 'hook#%'`,
    `${of('hooks#B')} AND sk LIKE 'hook#%'`,
  ),
  'a case is another unit’s': body('items', `pk LIKE 'case#%' AND sk = 'case'`, (file) => ({ ...file, unit: 'RS' })),
  'an entry stands in a list of another': (db) => {
    db.exec(`INSERT INTO by_queue SELECT 'elsewhere', isk, p, sk FROM by_queue LIMIT 1`)
  },
  'a setting holds that nobody confirmed': body('items', `pk = 'settings' AND sk = 'values'`, (one) => ({
    ...one,
    n: 99,
  })),
  'a paper’s series goes back': body('items', `pk LIKE 'series#%'`, (one) => ({ ...one, last: 0 })),
  'an erasure is confirmed by nobody': body('items', `pk LIKE 'erasure#%'`, (one) => ({ ...one, state: 'confirmed' })),
  'the head, all tiles and checkpoints are gone': `DELETE FROM items WHERE p IN (SELECT p FROM partitions WHERE pk LIKE 'ledger#%' OR pk LIKE 'tile%')`,
  'an entry of the log is of later rules': body('journal', `pk LIKE 'case#%' AND sk = 'log#00000001'`, (row) => ({
    ...row,
    entry: { ...Object(row['entry']), rules: 'objection@1/2099-01.1' },
  })),
}

/** Sentences told of a copy after an edit. */
async function told(edit: string | ((db: DatabaseSync) => unknown)): Promise<readonly string[]> {
  const folder = store.copy()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  if (typeof edit === 'string') expect(Number(db.prepare(edit).run().changes)).toBeGreaterThan(0)
  else edit(db)
  db.close()
  return (await store.look(folder)).found.map((one) => sentenceOf(one).en)
}

it('agrees with what was left as it was', async () => {
  expect(await told(() => {})).toEqual([])
})

it.each(Object.keys(attacks))('tells that %s', async (name) => {
  expect(await told(attacks[name] ?? '')).not.toEqual([])
})

it('tells of each log that an entry has another’s content, and looks at the rest all the same', async () => {
  const db = new DatabaseSync(join(store.folder, 'redress.db'), { readOnly: true })
  const rows = db
    .prepare('SELECT position, pk, sk, body FROM journal JOIN partitions USING (p) ORDER BY position')
    .all()
  db.close()
  const all = rows.map((row) => ({ pk: String(row['pk']), at: Number(row['position']), row: JSON.parse(textIn(row)) }))
  const logs = Map.groupBy(all, ({ pk }) => pk.split('#')[0] ?? '')
  expect(logs.size).toBeGreaterThan(5)
  const silent = []
  for (const [name, [one]] of logs) {
    const stranger = all.find(({ row }) => row.entry.type !== one?.row.entry.type)
    const said = await told((edited) => {
      body('journal', `position = ${one?.at}`, (row) => ({ ...row, payload: stranger?.row.payload }))(edited)
      body('items', `pk LIKE 'erasure#%'`, (item) => ({ ...item, state: 'confirmed' }))(edited)
      edited.exec(`DELETE FROM items WHERE ${ofCase} AND sk = 'case'`)
    }).catch((error: unknown) => [String(error)])
    // Without its log nothing of administration is known.
    const other = name === 'admin' ? /\(case#\w+ case\)/ : /\(erasure#/
    const isBoth = said.some((text) => text.includes(`(${one?.pk} `)) && said.some((text) => other.test(text))
    if (!isBoth) silent.push([name, said])
  }
  expect(silent).toEqual([])
})

it('tells that all was signed anew, by the checkpoint that the night before had', async () => {
  const folder = store.copy()
  const { table, close } = localTable({ folder })
  const own = sealing(table, store.engine.crypto)
  const signed = (await lastCheckpoint(table)) ?? ''
  const night = { ...plannedAudit(store.engine.clock.now(), null), signed }
  await own.transact([{ put: auditItem(night, 1), when: 'absent' }])
  close()
  const look = async () => (await store.look(folder)).found.map(({ kind, code }) => `${kind} ${code}`)
  const before = await look()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  db.exec(String(attacks['the head, all tiles and checkpoints are gone']))
  db.close()
  const again = localTable({ folder })
  await seal({ ...store.engine, table: again.table, journal: again.journal })
  again.close()
  // The bookmark of this test is counted by nobody.
  expect([before, await look()]).toEqual([['muster takenAway'], ['muster takenAway', 'checkpoint missing']])
})
