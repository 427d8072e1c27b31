import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sentenceOf } from '#audit/audit-words.ts'
import { letterItem } from '#engine/mail/letter.ts'
import { letterKind } from '#engine/mail/letter-kind.ts'
import { administer, change } from '#engine/people/admin-log.ts'
import { takeRights } from '#engine/people/security-admin.ts'
import { seal } from '#engine/proof/seal.ts'
import { sealing } from '#engine/proof/sealing.ts'
import { moment } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { wholeStore } from '#hosts/local/store/whole-store.ts'
import { editBodies } from '#tests/support/edit-bodies.ts'
import { procedures } from '#workflows/index.ts'
import { busyPeople } from './busy-people.ts'
import { type RanStore, ranStore } from './ran-store.ts'

let store: RanStore
let items: readonly Item[]
const actor = { id: 'test', role: 'system', unit: null } as const

beforeAll(async () => {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  store = await ranStore('objection', example, {
    also: async (engine) => {
      await takeRights(engine, none(), async () => 0)
      await busyPeople(engine)
      for (const n of [1, 2]) {
        await seal(engine)
        await administer(engine, { actor }, 'clock.released', async () => change({ n }, []))
      }
    },
  })
  const whole = wholeStore(store.folder)
  items = [...whole.partitions()].flatMap((one) => one.items)
  whole.close()
})
afterAll(() => store.remove())

async function* none() {}

/** Differences told of a copy after an edit. */
async function told(edit: (db: DatabaseSync, folder: string) => unknown): Promise<readonly string[]> {
  const folder = store.copy()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  await edit(db, folder)
  db.close()
  return (await store.look(folder)).found.map((one) => sentenceOf(one).en)
}

const head = (change: (head: Record<string, unknown>) => object) => (db: DatabaseSync) =>
  editBodies(db, 'items', `pk = 'ledger#head'`, (text) => JSON.stringify(change(JSON.parse(text))))

it('agrees with what was left as it was', async () => {
  expect(await told(() => {})).toEqual([])
})

it.each([
  ['another name', () => ({ ledger: 'redress/445300/00000000' }), /head of the ledger.*: ledger/],
  [
    'a later epoch',
    () => ({ epoch: { number: 9, size: 1, root: 'x' }, checkpoint: null }),
    /head of the ledger.*: epoch/,
  ],
  ['a later epoch that says the checkpoint', () => ({ epoch: { number: 9 } }), /head of the ledger.*: epoch/],
])(
  'finds that the head of the ledger has %s, by which no witness’s checkpoint would be of it',
  async (_, more, said) => {
    expect(await told(head((body) => ({ ...body, ...more() })))).toEqual([expect.stringMatching(said)])
  },
)

const of = (pk: string) => `p = (SELECT p FROM partitions WHERE pk = '${pk}')`

it('finds a checkpoint that was taken out, by the one signed after it', async () => {
  const first = `${of('ledger#checkpoints')} AND sk = (SELECT min(sk) FROM items WHERE ${of('ledger#checkpoints')})`
  expect(await told((db) => db.exec(`DELETE FROM items WHERE ${first}`))).toEqual([
    expect.stringMatching(/^checkpoint: it is not what the log says: after \(ledger#checkpoints /),
  ])
})

/** Puts an item in as a hand with SQL does. */
function plant(db: DatabaseSync, pk: string, sk: string, body: unknown): void {
  db.prepare('INSERT OR IGNORE INTO partitions(pk) VALUES (?)').run(pk)
  db.prepare(`INSERT INTO items SELECT p, ?, 1, '', ? FROM partitions WHERE pk = ?`).run(sk, JSON.stringify(body), pk)
}

const named = (prefix: string, sk: string) => {
  const item = items.find((one) => one.pk.startsWith(prefix) && one.sk.startsWith(sk))
  if (!item) throw new Error(`no ${prefix} ${sk}`)
  return item
}

it('finds a place of a record where it does not stand, and an opening that its case did not make', async () => {
  const sole = named('record#', 'open#objection#')
  const place = named('register#', '')
  const elsewhere = place.sk.replace(/^./, '0')
  const said = await told((db) => {
    plant(db, sole.pk, 'open#repair#record', sole.body)
    plant(db, sole.pk, 'open#objection#other', sole.body)
    plant(db, 'register#000', elsewhere, place.body)
  })
  const where = [`register#000 ${elsewhere}`, `${sole.pk} open#objection#other`, `${sole.pk} open#repair#record`]
  expect(said.map((one) => /no log supports it \((.*)\)$/.exec(one)?.[1]).toSorted()).toEqual(where.toSorted())
})

it('finds a row of a log that is no case’s in a list', async () => {
  const said = await told((db) => {
    const row = db
      .prepare(`SELECT position, p, sk FROM journal JOIN partitions USING (p) WHERE pk LIKE 'record#%' LIMIT 1`)
      .get()
    const [list, at] = ['breach#445300#2026-09', `${moment(1)}#planted`]
    db.prepare('UPDATE journal SET idx = ? WHERE position = ?').run(
      JSON.stringify([['queue', list, at]]),
      Number(row?.['position']),
    )
    db.prepare('INSERT INTO by_queue VALUES (?, ?, ?, ?)').run(list, at, Number(row?.['p']), String(row?.['sk']))
  })
  expect(said).toEqual([expect.stringMatching(/log of a record: it is not what the log says: index /)])
})

const in2099 = moment(Date.UTC(2099, 0, 1))

/** Gives an item another due moment, in its lists and its index. */
function putOff(db: DatabaseSync, { pk, sk, index = {} }: Item): void {
  const [list = '', at = ''] = index.due ?? []
  const later = in2099 + at.slice(15)
  const lists = Object.entries({ ...index, due: [list, later] }).map(([name, [one, two]]) => [name, one, two])
  db.prepare(`UPDATE items SET idx = ? WHERE ${of(pk)} AND sk = ?`).run(JSON.stringify(lists), sk)
  db.prepare(`UPDATE by_due SET isk = ? WHERE ${of(pk)} AND sk = ?`).run(later, sk)
}

it('finds a letter that is due in 2099, so that nobody would be told', async () => {
  const letter = items.find((one) => letterKind.holds(one) && !letterKind.read(one).formal)
  if (!letter) throw new Error('no letter')
  const now = store.engine.clock.now()
  const waiting = letterItem({ ...letterKind.read(letter), state: 'waiting', acceptedAt: null }, letter, now)
  const wait = async (folder: string) => {
    const { table, close } = localTable({ folder })
    await sealing(table, store.engine.crypto).transact([{ put: waiting, when: { v: letter.v } }])
    close()
  }
  expect(await told((_, folder) => wait(folder))).toEqual([])
  const said = await told(async (db, folder) => {
    await wait(folder)
    putOff(db, waiting)
  })
  expect(said).toContainEqual(
    expect.stringMatching(/letter, by mail or as a text: it is not what the log says: index\.due\.1 /),
  )
})

it('finds bookmarks that were moved on, behind which nothing would be done', async () => {
  const marks = items.filter(({ sk, pk }) => sk === 'position' && pk.startsWith('follower#'))
  expect(marks.length).toBeGreaterThan(3)
  const on = (body: Record<string, unknown>) =>
    'only' in body ? { ...body, only: Number(body['only']) + 1 } : { ...body, lines: 900, written: 900 }
  for (const { pk } of marks) {
    const said = await told((db) =>
      editBodies(db, 'items', `pk = '${pk}'`, (text) => JSON.stringify(on(JSON.parse(text)))),
    )
    expect(said).toContainEqual(expect.stringMatching(new RegExp(`seal.*\\(${pk} position\\)`)))
  }
})
