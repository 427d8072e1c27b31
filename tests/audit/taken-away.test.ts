import { join } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sentenceOf } from '#audit/audit-words.ts'
import { takeRights } from '#engine/people/security-admin.ts'
import { bearsSeal, sealing } from '#engine/proof/sealing.ts'
import type { Item } from '#engine/store/ports.ts'
import { mendIndex } from '#hosts/local/store/mend-index.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { editBodies } from '#tests/support/edit-bodies.ts'
import { procedures } from '#workflows/index.ts'
import { busyPeople } from './busy-people.ts'
import { type RanStore, ranStore } from './ran-store.ts'

let store: RanStore
let earlier: readonly Row[]
beforeAll(async () => {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  store = await ranStore('objection', example, {
    isMustered: true,
    also: async (engine, folder) => {
      await takeRights(engine, none(), async () => 0)
      earlier = sealedRows(folder)
      await busyPeople(engine)
    },
  })
})
afterAll(() => store.remove())

async function* none() {}

type Row = Readonly<Record<string, SQLOutputValue>>

/** Sealed items as they lie, with their number. */
function sealedRows(folder: string): readonly Row[] {
  const db = new DatabaseSync(join(folder, 'redress.db'))
  const all = db.prepare('SELECT items.*, pk FROM items JOIN partitions USING (p)').all()
  db.close()
  return all.filter(({ pk, sk }) => bearsSeal({ pk: String(pk), sk: String(sk), v: 1, body: null }))
}

/** Differences told of a copy after each edit of it. */
async function told(...edits: ((folder: string) => unknown)[]): Promise<readonly string[]> {
  const folder = store.copy()
  for (const edit of edits) await edit(folder)
  return (await store.look(folder)).found.map(({ kind, code, fields }) => `${kind} ${code} ${fields}`)
}

const sql = (edit: (db: DatabaseSync) => unknown) => (folder: string) => {
  const db = new DatabaseSync(join(folder, 'redress.db'))
  edit(db)
  db.close()
}

/** As the program writes, or a program that counts nothing. */
const written =
  (body: number, isCounted = true) =>
  async (folder: string) => {
    const { table, muster, close } = localTable({ folder })
    if (isCounted) await muster(store.engine.crypto)
    const own = sealing(table, store.engine.crypto)
    const { v = 0 } = (await own.get(key)) ?? {}
    await own.transact([{ put: { ...key, v: v + 1, body }, when: v === 0 ? 'absent' : { v } }])
    close()
  }
const key = { pk: 'person#A', sk: 'links-ended' }
const of = (pk: string) => `p = (SELECT p FROM partitions WHERE pk = '${pk}')`

it('agrees with what the program wrote, also by a start after another', async () => {
  expect(await told(written(1), written(2))).toEqual([])
})

it('names the kind of which a sealed item was taken away, also once the program has written on', async () => {
  const gone = sql((db) => db.exec(`DELETE FROM items WHERE ${of(key.pk)}`))
  expect(await told(written(1), gone)).toEqual(['muster takenAway person'])
  expect(await told(written(1), gone, written(2))).toEqual(['muster takenAway person'])
})

it('names an older item that was put back, though its seal is true', async () => {
  let before: Record<string, unknown> = {}
  const kept = sql((db) => {
    before = db.prepare(`SELECT * FROM items WHERE ${of(key.pk)}`).get() ?? {}
  })
  const back = sql((db) => {
    const { v, body } = before
    db.prepare(`UPDATE items SET v = ?, body = ? WHERE ${of(key.pk)}`).run(Number(v), body as Uint8Array)
  })
  expect(await told(written(1), kept, written(2))).toEqual([])
  expect(await told(written(1), kept, written(2), back)).toEqual(['muster takenAway person'])
})

it('names one that a program put in which counts nothing, and the number itself taken away or rewritten', async () => {
  expect(await told(written(1, false))).toEqual(['muster takenAway person'])
  const gone = sql((db) => db.exec(`DELETE FROM items WHERE ${of('sealed#muster')}`))
  // No start counts anew: it would hide what was taken.
  expect(await told(gone, written(1))).toEqual(['muster missing '])
  const other = sql((db) =>
    editBodies(db, 'items', `pk = 'sealed#muster'`, (text) => JSON.stringify({ ...JSON.parse(text), sums: {} })),
  )
  expect(await told(other)).toContain('muster unsealed ')
})

it('names all of them put back as they once were, together with their number', async () => {
  const isLogged = new Set(['holding', 'copyMonth'])
  const folder = store.copy()
  const now = sealedRows(folder)
  expect(now.length).toBeGreaterThan(earlier.length + 5)
  const db = new DatabaseSync(join(folder, 'redress.db'))
  for (const { p = 0, sk = '' } of now) db.prepare('DELETE FROM items WHERE p = ? AND sk = ?').run(p, sk)
  for (const { p = 0, sk = '', v = 0, idx = '', body = '' } of earlier)
    db.prepare('INSERT INTO items(p, sk, v, idx, body) VALUES (?, ?, ?, ?, ?)').run(p, sk, v, idx, body)
  db.close()
  mendIndex(folder)
  const { found } = await store.look(folder)
  // Of some the log says that they were there.
  const [back, ...others] = found.filter(({ kind, code }) => !(isLogged.has(kind) && code === 'missing'))
  expect([`${back?.kind} ${back?.code}`, ...others]).toEqual(['muster putBack'])
  expect(back && sentenceOf(back).en).toMatch(/put back together with all that it counts: \d+ \/ \d+/)
})

it('counts what a borrower adds, and nothing of a conflict', async () => {
  const folder = store.copy()
  const { table, muster, close } = localTable({ folder })
  await muster(store.engine.crypto)
  const own = sealing(table, store.engine.crypto)
  const put: Item = { ...key, v: 1, body: 1 }
  for (const kind of ['done', 'conflict']) expect(await own.transact([{ put, when: 'absent' }])).toMatchObject({ kind })
  await own.transact([{ remove: key, when: { v: 1 } }])
  close()
  expect(bearsSeal(put)).toBe(true)
  expect((await store.look(folder)).found).toEqual([])
})
