import { hash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { logItem, system } from '#engine/case/log-item.ts'
import { lastCheckpoint } from '#engine/proof/ledger-head.ts'
import { seal } from '#engine/proof/seal.ts'
import { localCrypto } from '#hosts/local/base/crypto.ts'
import { lastBackup } from '#hosts/local/base/last-backup.ts'
import { backup } from '#hosts/local/store/backup.ts'
import { signerOf } from '#hosts/local/store/reader.ts'
import { type LocalTable, localTable } from '#hosts/local/store/table.ts'
import { redress } from '#tests/support/cli.ts'
import { testEngine } from '#tests/support/engine.ts'
import { backupTo } from './store/backup-to.ts'

let root = ''
let live = ''
const at = (name: string) => join(root, name)

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'redress-backup-'))
  live = at('live')
  mkdirSync(join(live, 'files', 'meta'), { recursive: true })
  mkdirSync(join(live, 'files', 'arrivals'), { recursive: true })
  mkdirSync(join(live, 'files', 'open'), { recursive: true })
  const facts = { key: 'a', name: 'a.pdf', size: 3, type: 'application/pdf', sha256: '', receivedAt: 1, state: 'clean' }
  writeFileSync(join(live, 'files', 'meta', 'a.meta'), JSON.stringify(facts))
  writeFileSync(join(live, 'files', 'open', 'a'), 'abc')
  writeFileSync(join(live, 'files', 'arrivals', 'half'), 'x')
})
afterEach(() => rmSync(root, { recursive: true }))

const engineOn = (folder: string, { table, journal }: LocalTable) => ({
  ...testEngine(),
  table,
  journal,
  crypto: localCrypto(folder),
  clock: { now: () => 1_780_000_000_000 },
})

async function write(engine: ReturnType<typeof engineOn>, from: number, count: number, size = 0): Promise<void> {
  for (let i = from; i < from + count; i += 1) {
    const data = { i, text: 'x'.repeat(size) }
    const event = { type: 'test.happened', at: engine.clock.now(), actor: system, data }
    const { item } = logItem(engine, 'case', { id: `c${i}`, seq: 1 }, event, '', null)
    await engine.table.transact([{ put: item, when: 'absent' }])
  }
}

const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n')
const ofKind = (path: string, kind: string) => linesOf(path).filter((line) => line.startsWith(`{"${kind}"`))

describe('redress backup and restore', () => {
  it('restore to a checkpoint kept elsewhere: of several backups the earliest that holds it, and none of another log', async () => {
    const store = localTable({ folder: live })
    const engine = engineOn(live, store)
    const notes: string[] = []
    for (const n of [1, 2, 3]) {
      await write(engine, 10 * n, 10)
      await seal(engine)
      notes.push((await lastCheckpoint(store.table)) ?? '')
      const since = n === 1 ? null : at(`all/${n - 1}`)
      if (n > 1) mkdirSync(at('all'), { recursive: true })
      if (n === 1) expect(lastBackup(live)).toBe(null)
      await backup(live, at(`all/${n}`), { withKeys: false, progress: () => {}, signer: signerOf(live), since })
    }
    store.close()
    const { at: whole } = JSON.parse(readFileSync(at('all/3/backup.json'), 'utf8'))
    expect(lastBackup(live)).toBe(Date.parse(whole))
    expect(await Promise.all(notes.map(async (note) => (await backupTo(at('all'), note, null)).source))).toEqual(
      [1, 2, 3].map((n) => at(`all/${n}`)),
    )
    rmSync(at('all/3'), { recursive: true })
    writeFileSync(at('kept'), notes[2] ?? '')
    const refused = redress(at('new'), ['restore', at('all'), '--to', at('kept'), '--accept'])
    expect([refused.status, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/2 份备份都不含.*none of the 2 backups/s),
    ])
    expect(existsSync(at('new'))).toBe(false)
    writeFileSync(at('kept'), notes[1] ?? '')
    const restored = redress(at('new'), ['restore', at('all'), '--to', at('kept'), '--accept', '--json'])
    expect(JSON.parse(restored.stdout)).toMatchObject({ rows: 20 })
  })

  it('refuse to restore to a checkpoint a database that is not of the log beside it', async () => {
    const store = localTable({ folder: live })
    const engine = engineOn(live, store)
    mkdirSync(at('all'))
    for (const n of [1, 2]) {
      await write(engine, 10 * n, 10)
      await seal(engine)
      await backup(live, at(`all/${n}`), { withKeys: false, progress: () => {}, signer: signerOf(live), since: null })
    }
    writeFileSync(at('kept'), (await lastCheckpoint(store.table)) ?? '')
    store.close()
    // An older database is put in, and the list loses its signature.
    copyFileSync(at('all/1/redress.db'), at('all/2/redress.db'))
    const hashOf = (name: string) => hash('sha256', readFileSync(at(name)))
    const sums = linesOf(at('all/2/SHA256SUMS')).map((line) =>
      line.endsWith('  redress.db') ? `${hashOf('all/2/redress.db')}  redress.db` : line,
    )
    writeFileSync(at('all/2/SHA256SUMS'), sums.map((line) => `${line}\n`).join(''))
    const manifest = JSON.parse(readFileSync(at('all/2/backup.json'), 'utf8'))
    const unsigned = { ...manifest, sums: hashOf('all/2/SHA256SUMS'), key: null, signature: null }
    writeFileSync(at('all/2/backup.json'), JSON.stringify(unsigned))
    const { status, stderr } = redress(at('new'), ['restore', at('all'), '--to', at('kept'), '--accept'])
    expect([status, stderr]).toEqual([1, expect.stringMatching(/does not hold that checkpoint/)])
    expect(existsSync(at('new/restoring.json'))).toBe(true)
  })

  it('go through the whole drill: the backup is a prefix of the live ledger, the restored one a new epoch', async () => {
    const store = localTable({ folder: live })
    const engine = engineOn(live, store)
    await write(engine, 0, 30)
    await seal(engine)
    await write(engine, 30, 5)
    const done = redress(live, ['backup', at('backup'), '--json'])
    expect(done).toMatchObject({ status: 0 })
    expect(JSON.parse(done.stdout)).toEqual({ rows: 35, sealed: 30, files: 1, keys: false })
    await write(engine, 35, 10)
    await seal(engine)
    redress(live, ['ledger', 'export', at('live.jsonl')])
    store.close()

    const [backed, now] = [at('backup/ledger.jsonl'), at('live.jsonl')]
    expect(linesOf(now)[0]).toBe(linesOf(backed)[0])
    // Rows after the checkpoint: in the copy, not its ledger.
    expect(ofKind(now, 'entry').slice(0, 30)).toEqual(ofKind(backed, 'entry'))
    expect(ofKind(now, 'checkpoint').slice(0, 1)).toEqual(ofKind(backed, 'checkpoint'))
    expect(redress(live, ['verify', backed, '--key', keyIn(now)]).status).toBe(0)

    // Rows of no case are no case: the audit says so, and nothing opens what it refused.
    const refused = redress(at('new'), ['restore', at('backup')])
    expect([refused.status, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/35 处与日志不符.*differs from its log/s),
    ])
    expect(redress(at('new'), ['doctor']).stderr).toMatch(/再次运行.*begins anew/s)
    const restored = redress(at('new'), ['restore', at('backup'), '--accept', '--json'])
    expect(restored.stderr).toMatch(/密钥不在.*keys are missing/s)
    const whole = { rows: 35, epoch: 2, keys: false, checked: 4, signed: 'own', differences: 35 }
    expect(JSON.parse(restored.stdout)).toEqual(whole)
    expect(readdirSync(at('new/files'))).toEqual(['meta', 'open'])

    mkdirSync(at('new/keys'))
    writeFileSync(at('new/keys/ledger.hex'), readFileSync(join(live, 'keys/ledger.hex')), { mode: 0o600 })
    const again = localTable({ folder: at('new') })
    const second = engineOn(at('new'), again)
    await write(second, 100, 3)
    await seal(second)
    again.close()
    const sound = redress(at('new'), ['verify', '--data', at('new'), '--json'])
    expect(JSON.parse(sound.stdout)).toMatchObject({ ok: true, rows: 38, sealed: 38 })

    // A kept checkpoint of the branch shows the loss.
    writeFileSync(at('kept'), String(JSON.parse(ofKind(now, 'checkpoint').at(-1) ?? '').checkpoint))
    const fork = redress(at('new'), ['verify', '--data', at('new'), '--checkpoint', at('kept')])
    expect(fork.status).toBe(1)
    expect(fork.stderr).toMatch(/forked|shrunk/)
  })

  it('take the keys only when asked, and keep them to their owner', async () => {
    const store = localTable({ folder: live })
    const engine = engineOn(live, store)
    await write(engine, 0, 3)
    await seal(engine)
    store.close()
    expect(redress(live, ['backup', at('plain')]).status).toBe(0)
    expect(existsSync(at('plain/keys'))).toBe(false)
    expect(redress(live, ['backup', at('full'), '--with-keys']).stderr).toContain('lock it away')
    expect(redress(at('new'), ['restore', at('full'), '--accept']).status).toBe(0)
    expect(statSync(at('new/keys/ledger.hex')).mode & 0o777).toBe(0o600)
    expect(readFileSync(at('new/keys/subject.hex'), 'utf8')).toBe(readFileSync(join(live, 'keys/subject.hex'), 'utf8'))
  })

  it('need the keys for a person to be known again, and never lay a backup’s keys over those at hand', async () => {
    const store = localTable({ folder: live })
    const engine = engineOn(live, store)
    await write(engine, 0, 3)
    await seal(engine)
    store.close()
    const known = (folder: string) => localCrypto(folder).keyed('subject', '441802198001011234')
    const before = known(live)
    redress(live, ['backup', at('full'), '--with-keys'])
    redress(live, ['backup', at('plain')])
    const without = redress(at('without'), ['restore', at('plain'), '--accept', '--json'])
    expect([JSON.parse(without.stdout).keys, existsSync(at('without/keys'))]).toEqual([false, false])
    expect(redress(at('without'), ['doctor']).stdout).toMatch(/没有日志密钥.*The ledger key is missing/s)
    cpSync(join(live, 'keys'), at('without/keys'), { recursive: true })
    expect(known(at('without'))).toBe(before)

    mkdirSync(at('own/keys'), { recursive: true })
    writeFileSync(at('own/keys/subject.hex'), `${'cd'.repeat(32)}\n`, { mode: 0o600 })
    redress(at('own'), ['restore', at('full'), '--accept'])
    expect(readdirSync(at('own/keys'))).toEqual(['subject.hex'])
    expect(known(at('own'))).not.toBe(before)
  })

  it('copy one moment while a writer goes on writing', async () => {
    const store = localTable({ folder: live })
    const engine = engineOn(live, store)
    await write(engine, 0, 60, 100_000)
    await seal(engine)
    let writing = true
    const ongoing = (async () => {
      for (let i = 60; writing; i += 1) await write(engine, i, 1, 10_000)
    })()
    const done = await backup(live, at('backup'), { withKeys: false, progress: () => {}, signer: null, since: null })
    writing = false
    await ongoing
    expect(done.rows).toBeGreaterThanOrEqual(60)
    expect(ofKind(at('backup/ledger.jsonl'), 'entry')).toHaveLength(60)
    store.close()
    const restored = redress(at('new'), ['restore', at('backup'), '--accept', '--json'])
    expect(JSON.parse(restored.stdout)).toMatchObject({ rows: done.rows })
  })

  it('refuse a folder that is not empty, a backup that is not whole, and one that was changed', async () => {
    localTable({ folder: live }).close()
    writeFileSync(at('file'), '')
    expect(redress(live, ['backup', root]).stderr).toMatch(/不是空目录.*not an empty/s)
    expect(redress(at('new'), ['restore', live]).stderr).toMatch(/不是完整的备份.*no complete backup/s)
    redress(live, ['backup', at('backup')])
    expect(redress(live, ['restore', at('backup')]).stderr).toMatch(/不是空目录.*not empty/s)
    const db = at('backup/redress.db')
    const bytes = readFileSync(db)
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(db, bytes)
    expect(redress(at('new'), ['restore', at('backup')])).toMatchObject({ status: 1 })
    expect(redress(at('new'), ['doctor']).stderr).toMatch(/恢复没有完成.*did not finish/s)
  })

  it('link the evidence of an earlier backup, and copy what is new or was changed there', async () => {
    localTable({ folder: live }).close()
    expect(redress(live, ['backup', at('first')]).status).toBe(0)
    expect(redress(live, ['backup', at('second'), '--since', at('first')]).status).toBe(0)
    expect(statSync(at('second/files/open/a')).ino).toBe(statSync(at('first/files/open/a')).ino)
    writeFileSync(at('first/files/open/a'), 'rot', { flag: 'w' })
    expect(redress(live, ['backup', at('third'), '--since', at('first')]).status).toBe(0)
    expect(readFileSync(at('third/files/open/a'), 'utf8')).toBe('abc')
    expect(redress(at('new'), ['restore', at('second')]).stderr).toMatch(/files\/open\/a is not what was backed up/)
    expect(redress(at('newer'), ['restore', at('third')]).status).toBe(0)
  })

  it('hold the signature against the key at hand, and take none of another ledger', async () => {
    const store = localTable({ folder: live })
    await seal(engineOn(live, store))
    store.close()
    redress(live, ['backup', at('backup')])
    const keys = (name: string) => {
      mkdirSync(at(`${name}/keys`), { recursive: true })
      return at(`${name}/keys/ledger.hex`)
    }
    writeFileSync(keys('own'), readFileSync(join(live, 'keys/ledger.hex')))
    expect(redress(at('own'), ['restore', at('backup')]).stderr).toContain('signed by the key of this ledger')
    writeFileSync(keys('other'), `${'ab'.repeat(32)}\n`)
    expect(redress(at('other'), ['restore', at('backup')]).stderr).toContain('signed by the key of another ledger')
    const text = readFileSync(at('backup/backup.json'), 'utf8')
    writeFileSync(at('backup/backup.json'), text.replace('"files":1', '"files":0'))
    expect(redress(at('none'), ['restore', at('backup')]).stderr).toMatch(/签名不符.*not as it was signed/s)
  })

  it('restore a backup of the former kind, and say what of it could be checked', () => {
    localTable({ folder: live }).close()
    redress(live, ['backup', at('backup')])
    const sha256 = hash('sha256', readFileSync(at('backup/redress.db')))
    const former = { format: 1, at: '2026-11-01T00:00:00.000Z', sha256, rows: 0, sealed: 0, files: 1, keys: false }
    writeFileSync(at('backup/backup.json'), JSON.stringify(former))
    const { status, stderr } = redress(at('new'), ['restore', at('backup')])
    expect([status, stderr]).toEqual([0, expect.stringMatching(/former kind.*not signed/s)])
    expect(readFileSync(at('new/files/open/a'), 'utf8')).toBe('abc')
  })

  it('start nothing beside what is left of a store without its database', () => {
    rmSync(join(live, 'redress.db'), { force: true })
    expect(redress(live, ['scan', '--dry-run']).stderr).toMatch(/没有数据库 redress.db.*second ledger would begin/s)
    expect(existsSync(join(live, 'redress.db'))).toBe(false)
  })
})

const keyIn = (path: string): string => String(JSON.parse(linesOf(path)[0] ?? '').key)
