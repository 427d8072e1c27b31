import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { logItem, system } from '#engine/case/log-item.ts'
import { seal } from '#engine/proof/seal.ts'
import { localCrypto } from '#hosts/local/base/crypto.ts'
import { backup } from '#hosts/local/store/backup.ts'
import { type LocalTable, localTable } from '#hosts/local/store/table.ts'
import { redress } from '#tests/support/cli.ts'
import { testEngine } from '#tests/support/engine.ts'

let root = ''
let live = ''
const at = (name: string) => join(root, name)

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'redress-backup-'))
  live = at('live')
  mkdirSync(join(live, 'files', 'meta'), { recursive: true })
  mkdirSync(join(live, 'files', 'arrivals'), { recursive: true })
  writeFileSync(join(live, 'files', 'meta', 'a.meta'), '{}')
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

    const restored = redress(at('new'), ['restore', at('backup'), '--json'])
    expect(restored.stderr).toMatch(/密钥不在.*keys are missing/)
    expect(JSON.parse(restored.stdout)).toEqual({ rows: 35, epoch: 2, keys: false })
    expect(readdirSync(at('new/files'))).toEqual(['meta'])

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
    expect(redress(at('new'), ['restore', at('full')]).status).toBe(0)
    expect(statSync(at('new/keys/ledger.hex')).mode & 0o777).toBe(0o600)
    expect(readFileSync(at('new/keys/subject.hex'), 'utf8')).toBe(readFileSync(join(live, 'keys/subject.hex'), 'utf8'))
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
    const done = await backup(live, at('backup'), { withKeys: false, progress: () => {}, ledgerKey: null })
    writing = false
    await ongoing
    expect(done.rows).toBeGreaterThanOrEqual(60)
    expect(ofKind(at('backup/ledger.jsonl'), 'entry')).toHaveLength(60)
    store.close()
    const restored = redress(at('new'), ['restore', at('backup'), '--json'])
    expect(JSON.parse(restored.stdout)).toMatchObject({ rows: done.rows })
  })

  it('refuse a folder that is not empty, a backup that is not whole, and one that was changed', async () => {
    localTable({ folder: live }).close()
    writeFileSync(at('file'), '')
    expect(redress(live, ['backup', root]).stderr).toMatch(/不是空目录.*not an empty/)
    expect(redress(at('new'), ['restore', live]).stderr).toMatch(/不是完整的备份.*no complete backup/)
    redress(live, ['backup', at('backup')])
    expect(redress(live, ['restore', at('backup')]).stderr).toMatch(/不是空目录.*not empty/)
    const db = at('backup/redress.db')
    const bytes = readFileSync(db)
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(db, bytes)
    expect(redress(at('new'), ['restore', at('backup')])).toMatchObject({ status: 1 })
    expect(existsSync(at('new/redress.db'))).toBe(false)
  })
})

const keyIn = (path: string): string => String(JSON.parse(linesOf(path)[0] ?? '').key)
