import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readBatch } from '#engine/scan/import-batch.ts'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'
import { askService, takeAsks } from './asks.ts'
import { asideFiles } from './base/inbox-notes.ts'
import { handOver, takeInbox } from './import-inbox.ts'

const sheet =
  'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_SY,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG\n云浮样例甲有限公司,法人及非法人组织,91445300MA62560110,云样罚〔2026〕1号,事实,罚款,罚款伍万元,2026-05-20,某局\n'
const id = (n: number) => String(n).padStart(26, '0')
let folder: string
let engine: TestEngine
let said: [string, unknown][]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-notes-'))
  writeFileSync(join(folder, 'sheet.csv'), sheet)
  said = []
  engine = { ...testEngine(), log: (name, fields) => void said.push([name, Object(fields)['file']]) }
})
afterEach(() => rmSync(folder, { recursive: true }))

const handed = (n: number) =>
  handOver(folder, join(folder, 'sheet.csv'), { id: id(n), file: 'sheet.csv', language: 'zh' })
const lying = (...names: string[]) => readdirSync(join(folder, ...names)).toSorted()

it('takes each sheet by itself; a torn note and a sheet that is not whole are named and set aside', async () => {
  for (const n of [1, 2, 3]) await handed(n)
  writeFileSync(join(folder, 'inbox', `${id(1)}.json`), '{"id":"')
  writeFileSync(join(folder, 'inbox', `${id(2)}.csv`), sheet.slice(0, -40))
  expect(await takeInbox(engine, folder)).toBe(1)
  expect(await readBatch(engine, id(3))).toMatchObject({ status: 'running' })
  expect(said).toEqual([])
  await takeInbox(engine, folder)
  await takeInbox(engine, folder)
  expect(said).toEqual([
    ['inbox.aside', `${id(1)}.json`],
    ['inbox.aside', `${id(2)}.json`],
  ])
  expect(lying('inbox')).toEqual(['aside'])
  expect(asideFiles(folder).toSorted()).toEqual(
    [1, 2].flatMap((n) => ['csv', 'json'].map((end) => `inbox/aside/${id(n)}.${end}`)),
  )
  expect(await readBatch(engine, id(2))).toBeNull()
})

it('lets a sheet wait while nothing can be written, however long', async () => {
  await handed(1)
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
  const transact = async () => {
    throw full
  }
  for (let n = 0; n < 5; n += 1)
    expect(await takeInbox({ ...engine, table: { ...engine.table, transact } }, folder)).toBe(0)
  expect([lying('inbox').length, said]).toEqual([2, []])
  expect(await takeInbox(engine, folder)).toBe(1)
})

it('answers what commands asked, beside one that cannot be done, whose command is told so', async () => {
  const note = { what: 'handed', recipient: 'SCJG', at: 1, changes: [], next: '' } as const
  const bad = askService(folder, { ...note, id: '00000000-bad' }, new Uint8Array())
  const refused = expect(bad).rejects.toMatchObject({ code: 'serviceRefused' })
  rmSync(join(folder, 'asks', '00000000-bad.bytes'))
  const good = askService(folder, { ...note, id: '00000002-good' }, new Uint8Array())
  for (let n = 0; n < 3; n += 1) await takeAsks(engine, folder)
  expect(await good).toBeNull()
  await refused
  expect(said).toEqual([['inbox.aside', '00000000-bad.ask']])
})
