import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditOnwards } from '#audit/night/audit-onwards.ts'
import { takeRights } from '#engine/people/security-admin.ts'
import { nightAudit, nightKey } from '#engine/proof/audited.ts'
import { seal } from '#engine/proof/seal.ts'
import { sealing } from '#engine/proof/sealing.ts'
import { auditCheck } from '#engine/run/audit-checks.ts'
import { logEndKeeper } from '#hosts/local/base/log-end.ts'
import { readBody } from '#hosts/local/body/stored-body.ts'
import { nightWorld, past } from '#hosts/local/night-audit.ts'
import { localPublicFolder } from '#hosts/local/store/public-folder.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { addDays, instantOn, shanghaiDay } from '#law/day.ts'
import { toBase64 } from '#ledger/bytes.ts'
import { signCheckpoint } from '#ledger/checkpoint.ts'
import { procedures } from '#workflows/index.ts'
import { busyPeople } from './busy-people.ts'
import { hashesIn, type RanStore, ranStore } from './ran-store.ts'

let store: RanStore

beforeAll(async () => {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  store = await ranStore('objection', example, {
    also: async (engine) => {
      await seal(engine)
      await busyPeople(engine)
    },
  })
})
afterAll(() => store.remove())

const slices = { short: () => true, long: () => false } as const

const placeOf = (dataFolder: string, folder?: string) => ({
  dataFolder,
  witness: { folder, mails: [], cosigners: [] },
})

/** The night after, in slices of one look each, or in one. */
async function night(folder: string, slice: keyof typeof slices, nights = 1, witness?: string) {
  const { table, onDisk, close } = localTable({ folder })
  const { engine } = store
  const before = engine.clock.now()
  const known = hashesIn(folder)
  const world = {
    ...nightWorld(
      { ...engine, ...past({ table }, onDisk), publicFolder: localPublicFolder(folder, engine.clock) },
      placeOf(folder, witness),
    ),
    fileHash: async (key: string) => known.get(key) ?? null,
  }
  let sittings = 0
  try {
    expect(await auditOnwards(world, slices[slice])).toBe(false)
    for (let n = 1; n <= nights; n += 1) {
      engine.setClock(instantOn(addDays(shanghaiDay(before), n), '03:30'))
      while (await auditOnwards(world, slices[slice])) sittings += 1
    }
    return { sittings, audit: await nightAudit({ table }), check: await auditCheck({ table, clock: engine.clock }) }
  } finally {
    engine.setClock(before)
    close()
  }
}

it.each(['short', 'long'] as const)('agrees with what was left as it was, in %s slices', async (slice) => {
  const { audit, check, sittings } = await night(store.copy(), slice)
  expect(audit?.last?.first).toEqual([])
  expect([check.level, check.what.en]).toEqual(['ok', expect.stringMatching(/agrees with the log: \d+ log rows/)])
  expect(audit?.last?.rows).toBeGreaterThan(20)
  if (slice === 'short') expect(sittings).toBeGreaterThan(20)
})

it('looks at a list of any length part by part, and finds what is wrong at its end', async () => {
  const usual = await night(store.copy(), 'short')
  const folder = store.copy()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  db.exec(`INSERT INTO partitions(pk) VALUES ('copyMonth#2020-01');
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 450)
    INSERT INTO items SELECT p, printf('XX#%04d', i), 1, '', iif(i < 450, '{"record":"r","recipient":"XX","seq":1}', '{}')
    FROM n, partitions WHERE pk = 'copyMonth#2020-01'`)
  db.close()
  const { audit, sittings } = await night(folder, 'short')
  expect(sittings).toBe(usual.sittings + 3)
  expect(audit?.last?.items).toBe((usual.audit?.last?.items ?? 0) + 450)
  expect(audit?.last?.found).toBe(1)
})

it('lets others in between two looks, so that a page waits for no slice', async () => {
  const { engine } = store
  const folder = store.copy()
  const { table, journal, close } = localTable({ folder })
  const own = nightWorld({ ...engine, table, journal }, placeOf(folder))
  let turns = 0
  const turn = async () => {
    turns += 1
    await own.turn?.()
  }
  const world = { ...own, turn }
  const before = engine.clock.now()
  try {
    await auditOnwards(world, () => true)
    engine.setClock(instantOn(addDays(shanghaiDay(before), 1), '03:30'))
    await auditOnwards(world, () => true)
    await auditOnwards(world, () => false)
    expect(turns).toBeGreaterThan(20)
  } finally {
    engine.setClock(before)
    close()
  }
})

it('keeps what it found of items, index, log and public files, tells doctor, and looks anew the next night', async () => {
  const folder = store.copy()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  rewrite(db, `items WHERE sk = 'case' AND pk LIKE 'case#%'`, (body) => ({ ...body, state: 'closed2' }))
  db.exec(`DELETE FROM items WHERE p IN (SELECT p FROM partitions WHERE pk LIKE 'seat#%#head')`)
  db.exec(`DELETE FROM by_due WHERE ipk LIKE 'due#%'`)
  rewrite(db, 'journal WHERE position = 9', (body) => ({
    ...body,
    entry: { ...Object(body)['entry'], actor: 'nobody' },
  }))
  db.close()
  rmSync(join(folder, 'public', 'r'), { recursive: true })
  const { audit, check } = await night(folder, 'short')
  const said = audit?.last?.first.map(({ en }) => en).join('\n')
  expect(said).toMatch(/index: its entry is missing/)
  expect(said).toMatch(/case: it is not what the log says: state/)
  expect(said).toMatch(/person, in the directory and at each seat: the log has it, and it is gone/)
  expect(said).toMatch(/log: it is damaged/)
  expect(said).toMatch(/public file: the log has it, and it is gone/)
  expect([check.code, check.level]).toEqual(['audit', 'error'])
  expect(check.what.zh).toContain(`${audit?.last?.found} 处与日志不符`)
  const next = await night(folder, 'long', 2)
  expect(next.audit?.last?.found).toBe(audit?.last?.found)
  expect(next.audit?.last?.ended).toBeGreaterThan(audit?.last?.ended ?? 0)
})

it.each(['idx', 'body'])('goes on past a log row whose %s does not open, and names the log', async (column) => {
  const folder = store.copy()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  db.exec(`UPDATE journal SET ${column} = 'x' WHERE position = 9`)
  db.close()
  rmSync(join(folder, 'public', 'r'), { recursive: true })
  const { audit, check } = await night(folder, 'short')
  const said = audit?.last?.first.map(({ en }) => en).join('\n')
  expect(said).toMatch(/log: it is damaged/)
  expect(said).toMatch(/public file: the log has it, and it is gone/)
  expect(check.level).toBe('error')
})

it('finds that files were said to be of another edition, so that no night compares them', async () => {
  const folder = store.copy()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  db.exec(`INSERT INTO partitions(pk) VALUES ('scan#next')`)
  const scan = { day: '2026-10-09', bucket: 0, after: null, looked: 0, found: 0, pages: 'another' }
  const put = db.prepare(`INSERT INTO items SELECT p, 'scan', 1, '', ? FROM partitions WHERE pk = 'scan#next'`)
  put.run(JSON.stringify(scan))
  db.close()
  const { audit } = await night(folder, 'long')
  expect(audit?.last?.first.map(({ en }) => en)).toEqual([
    'bookmark of the nightly scan: it is not what the log says: pages (scan#next scan)',
  ])
})

it('finds a tile, a checkpoint gone, a head of another name, a log cut short and one that a witness saw go further', async () => {
  const folder = store.copy()
  const outside = join(folder, 'outside')
  mkdirSync(outside)
  mkdirSync(join(folder, 'keys'))
  const { publicKey, sign, sha256 } = store.engine.crypto
  const key = await publicKey()
  writeFileSync(join(folder, 'keys', 'ledger.public'), toBase64(key))
  const lost = { origin: 'redress/445300/00000000', size: 10_000, root: sha256(key), extensions: [] }
  const note = await signCheckpoint(lost, { name: lost.origin, publicKey: key }, sign, sha256)
  writeFileSync(join(outside, 'checkpoint-2026-09-01T10.txt'), note)
  const db = new DatabaseSync(join(folder, 'redress.db'))
  const of = (pk: string) => `p = (SELECT p FROM partitions WHERE pk = '${pk}')`
  const first = `(SELECT min(sk) FROM items WHERE ${of('ledger#checkpoints')})`
  db.exec(`DELETE FROM items WHERE ${of('ledger#checkpoints')} AND sk = ${first}`)
  rewrite(db, `items WHERE pk = 'ledger#head'`, (body) => ({ ...body, ledger: 'another' }))
  const tile = db.prepare(`UPDATE items SET body = ? WHERE ${of('ledger#tile#0#0')}`)
  tile.run(JSON.stringify(toBase64(sha256(key))))
  db.close()
  const seen = async (nights: number, witness?: string) =>
    (await night(folder, 'short', nights, witness)).audit?.last?.first.map(({ en }) => en.replace(/ \(.*/, ''))
  const said = [
    'tile of the ledger: it is not what the log says: body',
    'checkpoint: it is not what the log says: after',
    'head of the ledger: it is not what the log says: ledger',
  ]
  expect((await seen(1))?.toSorted()).toEqual(said.toSorted())
  expect(await seen(2, outside)).toContainEqual(
    expect.stringMatching(/^log: it does not have the witness’s checkpoint/),
  )
  logEndKeeper(folder).keep({ rows: 10_000, newest: '0'.repeat(64) })
  expect(await seen(3)).toContainEqual(expect.stringMatching(/^log: it ends before what this machine noted/))
})

it('finds its own bookmark moved on by hand, and begins anew at once', async () => {
  const folder = store.copy()
  const { table, journal, close } = localTable({ folder })
  const engine = { ...store.engine, table: sealing(table, store.engine.crypto), journal }
  await takeRights(engine, nothing(), async () => 0)
  const world = nightWorld(engine, placeOf(folder))
  await auditOnwards(world, () => true)
  const planned = await table.get(nightKey)
  const body = { ...Object(planned?.body), phase: 'public', after: '/zz', began: 1, day: '2026-01-01' }
  await table.transact([{ put: { ...nightKey, v: 2, body }, when: { v: 1 } }])
  while (await auditOnwards(world, () => false));
  const last = (await nightAudit({ table }))?.last
  expect(last?.rows).toBeGreaterThan(20)
  expect(last?.first.map(({ en }) => en)).toContainEqual(expect.stringMatching(/seal.*\(audit#nightly audit\)$/))
  close()
})

async function* nothing() {}

/** As somebody with SQL does. */
function rewrite(db: DatabaseSync, which: string, change: (body: object) => object): void {
  const [table = ''] = which.split(' ')
  const rows = db
    .prepare(`SELECT p, pk, sk, body FROM ${which.replace(' WHERE', ' JOIN partitions USING (p) WHERE')}`)
    .all()
  for (const row of rows)
    db.prepare(`UPDATE ${table} SET body = ? WHERE p = ? AND sk = ?`).run(
      JSON.stringify(change(Object(readBody(row)))),
      Number(row['p']),
      String(row['sk']),
    )
}

it('lets a server end while SQLite looks at its file, and looks anew at the next start', async () => {
  const stopping = new AbortController()
  const world = nightWorld(store.engine, placeOf(store.folder), stopping.signal)
  const { NODE_OPTIONS: before = '' } = process.env
  // A look that never ends, as at a file of many gigabytes.
  process.env['NODE_OPTIONS'] = '--import=data:text/javascript,await(new(Promise)(()=>setInterval(()=>{},1e3)))'
  try {
    const looking = world.database()
    stopping.abort()
    await expect(looking).rejects.toMatchObject({ code: 'ABORT_ERR' })
  } finally {
    process.env['NODE_OPTIONS'] = before
  }
})

it('says after three days without a whole audit that it stands still', async () => {
  const { table, close } = localTable({ folder: store.copy() })
  const { engine } = store
  const now = engine.clock.now()
  const at = (days: number) => auditCheck({ table, clock: { now: () => now + days * 24 * 3_600_000 } })
  expect((await at(0)).level).toBe('ok')
  await auditOnwards({ ...nightWorld({ ...engine, table }, placeOf(store.folder)) }, () => true)
  expect(await table.get(nightKey)).toBeDefined()
  expect([(await at(2)).level, (await at(5)).level]).toEqual(['ok', 'warning'])
  close()
})
