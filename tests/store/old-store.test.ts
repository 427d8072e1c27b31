import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { countsOn, standingOf } from '#engine/figures/workload-counts.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import { recordFile } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { follow } from '#engine/run/follow.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import { kinds } from '#engine/run/kinds.ts'
import { listWaiting } from '#engine/run/list-waiting.ts'
import { sweep } from '#engine/run/wake.ts'
import { caseKey, json, queueOf, recordKey } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { storeFormat } from '#hosts/local/store/format.ts'
import { type LocalTable, localTable } from '#hosts/local/store/table.ts'
import { toHex } from '#ledger/bytes.ts'
import { type Entry, entryHash } from '#ledger/entry.ts'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'

// Written by commit 10596c4: filed, with a unit, proposed, asking.
const written = gunzipSync(readFileSync(new URL('10596c4.db.gz', import.meta.url)))
const cases = [
  '4YV50H4RP0F2Z7PVHSBXNE189C',
  '4W9VHGN07DJACZN2ES814CKKBR',
  '2FSMT3EQ8ZM3HJSEZS5EWFZFAW',
  'HPKFVVT4KYTZJFWB7AFGPE3HZ0',
] as const
const [filed, , proposed] = cases
const folder = mkdtempSync(join(tmpdir(), 'redress-old-'))
let store: LocalTable
let engine: TestEngine

beforeAll(() => {
  writeFileSync(join(folder, 'redress.db'), written)
  store = localTable({ folder })
  engine = { ...testEngine(), table: store.table, journal: store.journal }
})

afterAll(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const fileOf = async (id: string) => {
  const item = await engine.table.get(caseKey(id))
  if (!item) throw new Error(`no case ${id}`)
  return caseFile(item)
}

/** True if entries name their predecessors, and the case the last. */
async function isChained(id: string): Promise<boolean> {
  const rows = await readAll(engine.table, { index: 'main', pk: `case#${id}`, prefix: 'log#' })
  const entries = rows.map(({ body }) => Object(body).entry as Entry)
  const hashes = entries.map((entry) => toHex(entryHash(entry, engine.crypto.sha256)))
  return entries.every(({ prev }, i) => prev === (hashes[i - 1] ?? '')) && (await fileOf(id)).head === hashes.at(-1)
}

it('is opened, marked with the form of today, and holds its cases', async () => {
  const db = new DatabaseSync(join(folder, 'redress.db'), { readOnly: true })
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: storeFormat })
  db.close()
  expect((await Promise.all(cases.map(fileOf))).map(({ state }) => state)).toEqual([
    'awaitingIntake',
    'withProvider',
    'awaitingApproval',
    'withProvider',
  ])
})

it('moves its rows to pages that they share, each as it was', () => {
  const before = join(folder, 'before.db')
  writeFileSync(before, written)
  const db = new DatabaseSync(join(folder, 'redress.db'), { readOnly: true })
  const old = new DatabaseSync(before, { readOnly: true })
  const rows = (of: DatabaseSync) => of.prepare('SELECT p, sk, v, idx, body FROM items ORDER BY p, sk').all()
  const made = (of: DatabaseSync) =>
    String(of.prepare("SELECT sql FROM sqlite_master WHERE name = 'items'").get()?.['sql'])
  expect([made(old), made(db)].map((sql) => sql.includes('WITHOUT ROWID'))).toEqual([true, false])
  expect(rows(db)).toEqual(rows(old))
  for (const one of [db, old]) one.close()
})

it('lists a case that lay with its applicant before such lists were kept, once, whatever breaks off', async () => {
  const id = filed
  engine.setClock((await fileOf(id)).changedAt + 60_000)
  const actor = { id: 'intake', role: 'intake', unit: 'FGW' } as const
  const asked = { type: 'intake.askedSupplement', actor, data: { list: '决定书' } }
  expect(await commit(engine, id, asked)).toMatchObject({ kind: 'committed' })
  const item = await engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  // As that program wrote it.
  const { held: _held, ...file } = caseFile(item)
  const queue = [queueOf(file.area, 'applicant'), item.index?.queue?.[1] ?? ''] as const
  const old = { ...item, v: item.v + 1, body: json(file), index: { ...item.index, queue } }
  await engine.table.transact([{ put: old, when: { v: item.v } }])
  while ((await consumeAll(engine)) > 0);
  const listed = async (pk: string) =>
    (await readAll(engine.table, { index: 'queue', pk })).map((one) => caseFile(one).id)
  const [unread, waiting] = [queueOf(file.area, 'applicant'), queueOf('FGW', 'waiting')]
  const counted = async () =>
    (await Promise.all([unread, waiting].map((list) => countsOn(engine, list)))).map(
      (counts) => standingOf(counts, engine).open,
    )
  expect([await listed(unread), await listed(waiting), await counted()]).toEqual([[id], [], [1, 0]])
  for (const steps of [0, 1, 1]) {
    let left = steps
    const transact: typeof engine.table.transact = async (writes) => {
      if (left === 0) throw new Error('killed')
      left -= 1
      return engine.table.transact(writes)
    }
    await expect(listWaiting({ ...engine, table: { ...engine.table, transact } })).rejects.toThrow('killed')
  }
  expect([await listWaiting(engine), await listWaiting(engine)]).toEqual([1, 0])
  expect([await listed(unread), await listed(waiting), await counted()]).toEqual([[], [id], [0, 1]])
  const applicant = { id: (await fileOf(id)).applicant, role: 'applicant', unit: null } as const
  const answered = { type: 'applicant.supplemented', actor: applicant, data: { note: '已补', evidence: [] } }
  expect(await commit(engine, id, answered)).toMatchObject({ kind: 'committed' })
  while ((await consumeAll(engine)) > 0);
  expect([await listed(waiting), await counted()]).toEqual([[], [0, 0]])
})

it('goes on: an old case is decided and its record corrected, another is passed on', async () => {
  const head = { id: 'head-of-the-holder', role: 'head', unit: 'HJ' } as const
  const before = await fileOf(proposed)
  engine.setClock(before.changedAt + 3_600_000)
  const officer = { id: 'officer-of-the-holder', role: 'officer', unit: 'HJ' } as const
  const looked = (name: string) => ({
    type: 'evidence.opened',
    actor: officer,
    data: { key: `case/${proposed}/${name}` },
  })
  const rest = [
    { item: '2', code: '06', reason: '已核对', documentChecked: '决定书', value: null, documentProduced: true },
  ]
  for (const sent of [
    { type: 'approver.approved', actor: head, data: {} },
    ...['clean', 'unscanned'].map(looked),
    { type: 'unit.proposed', actor: officer, data: { answers: rest } },
    { type: 'approver.approved', actor: head, data: {} },
  ])
    expect(await commit(engine, proposed, sent)).toMatchObject({ kind: 'committed' })
  const intake = { id: 'intake', role: 'intake', unit: 'FGW' } as const
  const sent = { type: 'intake.forwarded', actor: intake, data: { unit: 'HJ', reason: '' } }
  expect(await commit(engine, filed, sent)).toMatchObject({ kind: 'committed' })
  const publish = async () => {}
  while ((await follow(engine, publish)) + (await sweep(engine, publish)) + (await consumeAll(engine)) > 0);
  const record = recordFile(await engine.table.get(recordKey(before.recordId ?? '')))
  expect(record?.versions.length).toBeGreaterThan(1)
  expect(await Promise.all(cases.map(isChained))).toEqual(cases.map(() => true))
})

it('its papers, which kept no words of their own, are read as they were issued', async () => {
  const papers = (await Promise.all(cases.map((id) => papersOf(engine.table, id)))).flat().map(paperOf)
  const old = papers.filter(({ facts }) => facts.text === undefined)
  expect(old.length).toBeGreaterThan(3)
  for (const paper of old)
    for (const lang of ['zh', 'en'] as const) {
      const sheet = paperSheet(paper, lang, { mark: null, draft: false, url: 'http://localhost', proof: null })
      expect(sheet.blocks.length).toBeGreaterThan(0)
      expect(JSON.stringify({ ...sheet, page: '' })).not.toMatch(/\{\w+\}|undefined/)
    }
})

it('every item in it has the form of its kind', async () => {
  const db = new DatabaseSync(join(folder, 'redress.db'), { readOnly: true })
  const read = new Set<string>()
  const nameless = new Set<string>()
  for (const { pk, sk } of db.prepare('SELECT pk, sk FROM items JOIN partitions USING (p)').all()) {
    const item = await engine.table.get({ pk: String(pk), sk: String(sk) })
    const kind = item && kindOf(item)
    if (item && kind) kinds[kind].read(item)
    if (kind) read.add(kind)
    else nameless.add(String(sk))
  }
  db.close()
  expect(read.size).toBeGreaterThan(15)
  expect([...nameless].filter((sk) => sk !== 'arrival')).toEqual([])
})
