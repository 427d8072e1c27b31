import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { copiesOfRecord } from '#engine/feeds/copies.ts'
import { heldIn, rangeOf } from '#engine/feeds/holding.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { newId } from '#engine/store/id.ts'
import { takeAsks } from '#hosts/local/asks.ts'
import { localTable } from '#hosts/local/store/table.ts'
import type { Recipient } from '#records/recipient.ts'
import { redress } from '#tests/support/cli.ts'
import { directory, testEngine } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'

const recipient = (id: string, kind: Recipient['kind']): Recipient => ({
  ...{ id, name: { zh: '省', en: 'Province' }, sort: 'province', basis: 'GD 46(3)', kind, scope: 'all' },
})
const recipients = [recipient('GD-FGW', 'acknowledges'), recipient('LD-FGW', 'takesFiles')]

let folder = ''
const ids: string[] = []
const digests = new Map<string, string>()
const run = (...args: string[]) => redress(join(folder, 'data'), args, { REDRESS_NOW: '2026-09-24' })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redress-recipients-'))
  const store = localTable({ folder: join(folder, 'data') })
  const bare = testEngine()
  const deployment = { ...bare.deployment, directory: { ...directory, recipients } }
  const engine = { ...bare, deployment, table: store.table, journal: store.journal }
  for (let n = 0; n < 3; n += 1) {
    const id = newId(engine.crypto)
    ids.push(id)
    await addRecord(engine, { ...sampleRecord, id }, system)
  }
  while ((await consumeAll(engine)) > 0);
  const fields = { ...sampleRecord.versions[0]?.fields, CF_NR_FK: '0.55' }
  const changed = { kind: 'corrected', caseId: 'c1', fields, answer: '01' } as const
  await changeRecord(engine, ids[0] ?? '', changed, system)
  while ((await consumeAll(engine)) > 0);
  for (const id of ids)
    for (const { record, digest } of await heldIn(engine, 'all', rangeOf(id))) digests.set(record, digest)
  store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, ...lines: string[]): string => {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}
const line = (id: string, digest = digests.get(id)) => `${id} ${digest}`

type Said = { readonly stdout: string }

/** While a service has the store, and does what commands ask. */
async function besideServed<T>(work: () => Promise<T>): Promise<T> {
  const data = join(folder, 'data')
  const store = localTable({ folder: data })
  const engine = { ...testEngine(), table: store.table, journal: store.journal }
  let isOver = false
  const served = (async () => {
    while (!isOver) {
      await takeAsks(engine, data)
      await setTimeout(50)
    }
  })()
  const said = await work()
  isOver = true
  await served
  store.close()
  return said
}

describe('redress reconcile', () => {
  it('says nothing of what is held right, and ends well', () => {
    const done = run('reconcile', 'GD-FGW', file('right.txt', ...ids.map((id) => line(id))))
    expect([done.status, done.stdout]).toEqual([0, ''])
  })

  it('names what is missing, other and extra, with the content to hold, beside a running server too', () => {
    const running = localTable({ folder: join(folder, 'data') })
    const [first = '', second = '', third = ''] = ids
    const extra = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ'
    const sent = file('wrong.txt', line(first, 'a'.repeat(64)), line(second), line(extra, 'b'.repeat(64)), 'nonsense')
    const done = run('reconcile', 'GD-FGW', sent, '--dry-run', '--json')
    running.close()
    const lines = done.stdout
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one))
    const found = lines.slice(0, -1).map(({ record, what }) => `${record} ${what}`)
    expect(found.toSorted()).toEqual([`${first} other`, `${third} missing`, `${extra} extra`].toSorted())
    expect(lines.find(({ record }) => record === first).content.fields.CF_NR_FK).toBe('0.55')
    expect(lines.find(({ record }) => record === extra).content).toBeNull()
    expect(lines.at(-1)).toEqual({ compared: 3, missing: 1, other: 1, extra: 1, noted: 0, bad: [4] })
    expect(done.status).toBe(1)
  })

  const wrongOf = async (record: string) => {
    const store = localTable({ folder: join(folder, 'data'), readOnly: true })
    const [copy] = await copiesOfRecord(store, record)
    store.close()
    return copy?.changes.at(-1)?.wrong?.note
  }
  const compared = async (...args: string[]) => {
    const env = { ...process.env, REDRESS_DATA: join(folder, 'data'), REDRESS_NOW: '2026-09-24' }
    const all = ['cli/redress.ts', 'reconcile', 'GD-FGW', ...args, '--json']
    // A difference is told by exit 1.
    const { stdout } = await promisify(execFile)(process.execPath, all, { env }).catch((told: Said) => told)
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  }

  it('notes what is other once, by the running service too, and what is missing of a whole file alone', async () => {
    const [first = '', second = '', third = ''] = ids
    const other = file('other.txt', line(first, 'a'.repeat(64)), line(second), line(third))
    const part = file('part.txt', line(second), line(third))
    expect(await compared(part)).toMatchObject({ missing: 1, noted: 0 })
    expect(await wrongOf(first)).toBeUndefined()
    expect(await besideServed(() => compared(other))).toMatchObject({ other: 1, noted: 1 })
    expect(await wrongOf(first)).toBe('other')
    expect(await compared(other)).toMatchObject({ other: 1, noted: 0 })
    expect(await compared(file('bad.txt', line(second), line(third), 'x'), '--whole')).toMatchObject({ noted: 0 })
    expect(await compared(part, '--whole')).toMatchObject({ missing: 1, noted: 1 })
    expect(await wrongOf(first)).toBe('missing')
  })

  it('refuses a recipient that the directory does not name', () => {
    const done = run('reconcile', 'NOBODY', file('any.txt', line(ids[0] ?? '')))
    expect([done.status, done.stderr]).toEqual([1, expect.stringContaining('NOBODY')])
  })
})

describe('redress changes', () => {
  it('writes a whole file once, and hands its changes over by it', () => {
    const path = join(folder, 'changes.csv')
    const done = run('changes', 'LD-FGW', path)
    expect([done.status, done.stderr]).toEqual([0, expect.stringContaining('已写出 1 条变更')])
    const text = readFileSync(path, 'utf8')
    expect(text).toMatch(/^\uFEFF变更编号/)
    expect(text).toContain(`${ids[0]}.2`)
    expect(run('changes', 'LD-FGW', path).status).not.toBe(0)
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})

describe('redress results', () => {
  it('enters what was done, once, and names each line that it cannot take', () => {
    const sent = file('results.csv', '变更编号,处理结果', `${ids[0]}.2,已处理,已更新`, `${ids[1]}.9,已处理`, 'x')
    const first = run('results', 'LD-FGW', sent, '--json')
    expect(JSON.parse(first.stdout)).toMatchObject({
      read: 3,
      confirmed: 1,
      already: 0,
      bad: [{ line: 3 }, { line: 4 }],
    })
    expect([first.status, first.stderr]).toEqual([1, expect.stringContaining('第 3 行')])
    const sheet = join(folder, 'results.xlsx')
    writeFileSync(sheet, Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0xff, 0xff))
    const unread = run('results', 'LD-FGW', sheet)
    expect([unread.status, unread.stderr]).toEqual([1, expect.stringContaining('不是文本文件')])
    const again = run('results', 'LD-FGW', file('again.csv', `${ids[0]}.2,done`), '--json')
    expect([again.status, JSON.parse(again.stdout)]).toEqual([0, expect.objectContaining({ confirmed: 0, already: 1 })])
  })
  it('asks the service while it runs, and says what that entered', async () => {
    const sent = file('beside.csv', `${ids[0]}.2,done`, 'x')
    const env = { ...process.env, REDRESS_DATA: join(folder, 'data'), REDRESS_NOW: '2026-09-24' }
    const args = ['cli/redress.ts', 'results', 'LD-FGW', sent, '--json']
    // A bad line is told by exit 1.
    const { stdout } = await besideServed(() =>
      promisify(execFile)(process.execPath, args, { env }).catch((told: Said) => told),
    )
    expect(JSON.parse(stdout)).toMatchObject({ read: 2, already: 1, bad: [{ line: 2 }] })
    expect(readdirSync(join(folder, 'data', 'asks'))).toEqual([])
  })

  it('confirms nothing for a recipient that acknowledges by itself', () => {
    const sent = file('forged.csv', `${ids[0]}.2,已处理`)
    const done = run('results', 'GD-FGW', sent, '--json')
    expect([done.status, done.stdout, done.stderr]).toEqual([1, '', expect.stringContaining('平台不代为确认')])
  })
})
