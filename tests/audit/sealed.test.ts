import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeRights } from '#engine/people/security-admin.ts'
import { bearsSeal, sealing, takeSeals } from '#engine/proof/sealing.ts'
import { type KindName, kindOf } from '#engine/run/kind-of.ts'
import { kinds } from '#engine/run/kinds.ts'
import type { Item, Key, Table } from '#engine/store/ports.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { editBodies } from '#tests/support/edit-bodies.ts'
import { procedures } from '#workflows/index.ts'
import { busyPeople } from './busy-people.ts'
import { type RanStore, ranStore } from './ran-store.ts'

/** Kinds without log or seal, and why. */
const excused: Partial<Record<KindName, string>> = {
  session: 'has a seal of its own, without which it counts for nothing',
  ownSession: 'its key says all; sessions are held against it',
  hookHead: 'its key says all: that a subject ever had one',
  reply: 'its key says all: the Message-ID of a mail that was entered',
  checkpoint: 'signed by the ledger, and held against the tree',
  cosigned: 'signed by the ledger and by witnesses',
  told: 'held against the public state of its record',
  feedLine: 'held against what was told of its record',
  formerLifting: 'written until 2026-12, gone once it changes',
  mailed: 'an hour: a checkpoint is mailed to the auditor once more or later',
  execution: 'a name of Step Functions, made again where it is missing',
  token: 'a name of Step Functions, made again where it is missing',
  round: 'a bookmark of a round that begins again',
  demo: 'of the sample register alone',
}
const inNoLog = (Object.keys(kinds) as KindName[]).filter((name) => kinds[name].from === 'door')
/** Letters too, of which the log says only part. */
const sealed = (Object.keys(kinds) as KindName[]).filter((name) => kinds[name].sealed)

let store: RanStore
let now = 0
beforeAll(async () => {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  store = await ranStore('objection', example, {
    also: async (engine) => {
      // As a server's first start takes what stands: here nothing.
      await takeRights(engine, none(), async () => 0)
      await busyPeople(engine)
    },
  })
  now = store.engine.clock.now()
})
afterAll(() => store.remove())

async function* none() {}

/** An item of a kind, with whatever stands in it. */
const anItem = (name: KindName): Item => {
  const { key } = kinds[name].keys[0] as unknown as { readonly key: (...parts: string[]) => Key }
  return { ...key('A', 'B', 'C', 'D'), v: 1, body: { planted: now } }
}

it('seals each kind that stands in no log, or knows why not', () => {
  expect(inNoLog.filter((name) => kinds[name].sealed === name in excused)).toEqual([])
  const all = Object.values(kinds).flatMap(({ keys, sealed: wanted }) => keys.map((shape) => ({ shape, wanted })))
  const bears = (shape: { readonly pk: string; readonly sk: string }) =>
    bearsSeal({ pk: shape.pk.replace(/{\w+}/g, 'A'), sk: shape.sk.replace(/{\w+}/g, 'A'), v: 1, body: null })
  expect(all.filter(({ shape, wanted }) => bears(shape) !== wanted).map(({ shape }) => shape.sk)).toEqual([])
})

/** Kinds found after an edit of all. */
async function told(edit: (db: DatabaseSync, at: string) => void, by = sealing): Promise<readonly string[]> {
  const folder = store.copy()
  const { table, close } = localTable({ folder })
  await planted(by(table, store.engine.crypto))
  close()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  for (const name of sealed) {
    const { pk, sk } = anItem(name)
    edit(db, `p = (SELECT p FROM partitions WHERE pk = '${pk}') AND sk = '${sk}'`)
  }
  db.close()
  const { found } = await store.look(folder)
  return found.filter(({ code }) => code === 'unsealed').map(({ key }) => String(kindOf(key)))
}

const planted = async (table: Table) => {
  for (const name of sealed) {
    const { v = 0 } = (await table.get(anItem(name))) ?? {}
    await table.transact([{ put: { ...anItem(name), v: v + 1 }, when: v === 0 ? 'absent' : { v } }])
  }
}

it('finds each of them rewritten, given another version, moved in its lists, or put in without a seal', async () => {
  expect(sealed.length).toBeGreaterThan(30)
  expect(await told(() => {})).toEqual([])
  const all = [...sealed].toSorted()
  const other = (text: string) => text.replace(String(now), String(now + 1))
  expect((await told((db, at) => editBodies(db, 'items', at, other))).toSorted()).toEqual(all)
  expect((await told((db, at) => db.exec(`UPDATE items SET v = v + 1 WHERE ${at}`))).toSorted()).toEqual(all)
  const listed = `[["lookup","elsewhere","A"]]`
  const moved = (db: DatabaseSync, at: string) => db.exec(`UPDATE items SET idx = '${listed}' WHERE ${at}`)
  expect((await told(moved)).toSorted()).toEqual(all)
  expect(
    (
      await told(
        () => {},
        (table) => table,
      )
    ).toSorted(),
  ).toEqual(all)
})

it('reads what is sealed as it was written', async () => {
  const folder = store.copy()
  const { table, close } = localTable({ folder })
  const by = sealing(table, store.engine.crypto)
  const [object, number, list] = [{ on: true }, 5, [{ line: 1 }]]
  const keys = (['subscription', 'linksEnded', 'issues'] as const).map((name) => anItem(name))
  for (const [n, body] of [object, number, list].entries())
    await by.transact([{ put: { ...(keys[n] ?? anItem('used')), body }, when: 'absent' }])
  const items = await Promise.all(keys.map((key) => table.get(key)))
  expect(kinds.subscription.read(items[0] ?? anItem('used'))).toEqual(object)
  expect(kinds.linksEnded.read(items[1] ?? anItem('used'))).toBe(number)
  expect(Object(items[2]?.body).only).toEqual(list)
  close()
})

it('takes what stood before there were seals, once', async () => {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  const older = await ranStore('objection', example)
  const { table, journal, close } = localTable({ folder: older.folder })
  await planted(table)
  const versions = () => Promise.all(sealed.map(async (name) => (await table.get(anItem(name)))?.v ?? 0))
  const before = await versions()
  const engine = { ...older.engine, table: sealing(table, older.engine.crypto), journal }
  const names = async function* () {
    for (const name of sealed) yield anItem(name)
  }
  for (const _ of [1, 2]) await takeRights(engine, names(), (pk) => takeSeals(engine, pk))
  expect(await versions()).toEqual(before.map((v) => v + 1))
  close()
  const { found } = await older.look(older.folder)
  expect(found.filter(({ code }) => code === 'unsealed')).toEqual([])
  older.remove()
})
