import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { changeRecord, recordFile } from '#engine/register/register.ts'
import { sweepCases } from '#engine/run/wake.ts'
import { readBatch } from '#engine/scan/import-batch.ts'
import { importRows } from '#engine/scan/import-rows.ts'
import { everyRecord } from '#engine/scan/scan.ts'
import type { Engine } from '#engine/store/engine.ts'
import { heldItems } from '#engine/store/held-items.ts'
import { documentLookup } from '#engine/store/keys.ts'
import type { ImportHand, RowFate } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { matchKey } from '#records/normalise.ts'
import { handOver, takeInbox } from './import-inbox.ts'
import { openHost } from './index.ts'

const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
})

const head = 'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_XDR_ZJLX,CF_XDR_ZJHM,CF_WSH,CF_SY,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG'
/** One organ by two of its names. */
const organs = ['云浮市市场监督管理局', '云浮市市场监督管理局(知识产权局)'] as const
const firm = (number: string, organ: string = organs[0], what = '罚款伍万元') =>
  `云浮样例甲有限公司,法人及非法人组织,91445300MA62560110,,,${number},事实,罚款,${what},2026-05-20,${organ}`
const person =
  '陈样例,自然人,,身份证,44530219900307001X,云环罚〔2026〕9001号,事实,罚款,罚款,2026-05-20,云浮市市场监督管理局'
const numbers = Array.from({ length: 1100 }, (_, n) => `云环罚〔2026〕${n + 1}号`)

/** New rows, and all that only the service may take. */
const rows = [
  ...numbers.slice(0, 600).map((number) => firm(number)),
  person,
  // Doubled: at once, later, by another name, otherwise.
  firm('云环罚〔2026〕600号'),
  firm('云环罚〔2026〕7号'),
  firm('云环罚〔2026〕600号', organs[1]),
  firm('云环罚〔2026〕8号', organs[0], '罚款陆万元'),
  firm('云环罚〔2026〕9002号').replace('91445300MA62560110', ''),
  ...numbers.slice(600).map((number) => firm(number)),
]

/** The file of a night: all of them again. */
const night = numbers.map((number) => firm(number))

async function opened({ alone = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'redress-hands-'))
  undo.push(() => rmSync(folder, { recursive: true }))
  const variables = { REDRESS_DATA: folder, REDRESS_NOW: '2026-11-23', PORT: '1' }
  const host = await openHost(variables)
  undo.push(() => host.close())
  const { importHand: own, ...rest } = host
  const engine = makeEngine(alone ? rest : host)
  return { folder, engine, hand: own }
}

let n = 0
async function imported({ folder }: { readonly folder: string }, engine: Engine, sheet: readonly string[] = rows) {
  const path = join(folder, 'sheet.csv')
  writeFileSync(path, [head, ...sheet].join('\n'))
  n += 1
  const id = String(n).padStart(26, '0')
  await handOver(folder, path, { id, file: 'sheet.csv', language: 'zh' })
  await takeInbox(engine, folder)
  for (;;) {
    await sweepCases(engine, async () => {})
    const batch = await readBatch(engine, id)
    if (batch?.status !== 'done') continue
    const { read, accepted, unchanged, held, stillHeld, shown, issues } = batch
    return { read, accepted, unchanged, held, stillHeld, shown, issues }
  }
}

async function registerOf({ table }: Engine): Promise<readonly string[]> {
  const found: string[] = []
  for await (const records of everyRecord(table))
    for (const { documentNumber, authority, subject, versions } of records)
      found.push(
        JSON.stringify([documentNumber, authority, subject.kind, versions.map(({ fields }) => fields['CF_NR'])]),
      )
  return found.sort()
}

/** A hand that tells how many rows it took and left. */
function counting(hand: ImportHand | undefined) {
  const counts = { taken: 0, left: 0 }
  const take: ImportHand['take'] = async (part, next) => {
    const fates = (await hand?.take(part, next)) ?? null
    const isLeft = ({ outcome }: RowFate) => outcome === 'left'
    counts.left += fates?.filter(isLeft).length ?? 0
    counts.taken += fates?.filter((fate) => !isLeft(fate)).length ?? 0
    return fates
  }
  return { counts, importHand: { take } }
}

it('a sheet comes in by the thread as by the service alone, and a second time changes nothing', async () => {
  const [by, alone] = [await opened(), await opened({ alone: true })]
  const { counts, importHand } = counting(by.hand)
  const engine = { ...by.engine, importHand }
  const first = await imported(by, engine)
  expect(first).toEqual(await imported(alone, alone.engine))
  expect(first).toMatchObject({ read: 1106, accepted: 1101, held: 2, unchanged: 3 })
  expect(await registerOf(engine)).toEqual(await registerOf(alone.engine))
  expect(counts).toEqual({ taken: 1100, left: 6 })
  const before = await registerOf(engine)
  expect(await imported(by, engine)).toMatchObject({ read: 1106, accepted: 0, unchanged: 1104, stillHeld: 2 })
  expect(await registerOf(engine)).toEqual(before)
})

it('a row held at the end of a part is settled by the one that mends it in the next', async () => {
  const { folder, engine } = await opened()
  const mended = firm('云环罚〔2026〕9003号')
  const lacking = mended.replace('91445300MA62560110', '')
  const sheet = [...numbers.slice(0, 499).map((number) => firm(number)), lacking, mended]
  expect(await imported({ folder }, engine, sheet)).toMatchObject({ accepted: 500, held: 1, unchanged: 0 })
  expect(await heldItems(engine, '云环罚〔2026〕9003号', organs[0])).toEqual([])
})

it('one thread takes sheet after sheet, and none is left to the service', async () => {
  const by = await opened()
  const { counts, importHand } = counting(by.hand)
  for (let n = 1; n <= 3; n += 1)
    expect(await imported(by, { ...by.engine, importHand }, [firm(`云环罚〔2026〕${n}号`)])).toMatchObject({
      accepted: 1,
    })
  expect(counts).toEqual({ taken: 3, left: 0 })
})

it('ids of a part begin alike, so that its rows share pages, and are told apart', async () => {
  const by = await opened()
  await imported(
    by,
    by.engine,
    numbers.slice(0, 100).map((number) => firm(number)),
  )
  const ids: string[] = []
  for await (const records of everyRecord(by.engine.table)) ids.push(...records.map(({ id }) => id))
  const beginning = (length: number) => new Set(ids.map((id) => id.slice(0, length))).size
  expect([ids.length, beginning(26), beginning(6) > 1, beginning(3)]).toEqual([100, 100, true, 1])
})

it('two sheets at once take a thread that rests for one of them alone, and each has its own rows', async () => {
  const { folder, engine } = await opened()
  await imported({ folder }, engine, [firm('云环罚〔2026〕1号')])
  const path = join(folder, 'sheet.csv')
  const ids = ['A', 'B'].map((one) => one.repeat(26))
  for (const [i, id] of ids.entries()) {
    writeFileSync(path, [head, firm(`云环罚〔2026〕${i + 2}号`)].join('\n'))
    await handOver(folder, path, { id, file: 'sheet.csv', language: 'zh' })
  }
  await takeInbox(engine, folder)
  await sweepCases(engine, async () => {})
  await sweepCases(engine, async () => {})
  const batches = await Promise.all(ids.map((id) => readBatch(engine, id)))
  expect(batches.map((batch) => [batch?.status, batch?.accepted])).toEqual([
    ['done', 1],
    ['done', 1],
  ])
  expect(await registerOf(engine)).toHaveLength(3)
})

it('holds what was removed and comes again by next night’s file, and what came meanwhile by another way', async () => {
  const { folder, engine, hand } = await opened()
  await imported({ folder }, engine, [firm('云环罚〔2026〕1号')])
  const find = async (number: string) =>
    (await readAll(engine.table, { index: 'lookup', pk: documentLookup(matchKey(number)) })).map(recordFile)
  const [record] = await find('云环罚〔2026〕1号')
  await changeRecord(
    engine,
    record?.id ?? '',
    { kind: 'ended', caseId: 'c1', reason: 'removed', on: '2026-11-23' },
    system,
  )
  // Another way enters a row of the second part.
  let parts = 0
  const importHand: ImportHand = {
    async take(part, next) {
      const fates = (await hand?.take(part, next)) ?? null
      parts += 1
      const lines = [head, firm('云环罚〔2026〕700号', organs[1])].map((one, i) => ({
        line: i + 1,
        cells: one.split(','),
      }))
      if (parts === 1) await importRows(engine, lines, { file: 'other.csv', sha256: '', actor: system, language: 'zh' })
      return fates
    },
  }
  expect(await imported({ folder }, { ...engine, importHand }, night)).toMatchObject({
    accepted: 1098,
    held: 1,
    unchanged: 1,
  })
  expect((await find('云环罚〔2026〕700号')).length).toBe(1)
})

it('goes on by itself where the thread fails, and loses and doubles nothing', async () => {
  const { folder, engine, hand } = await opened()
  let parts = 0
  const importHand: ImportHand = {
    async take(part, next) {
      const fates = (await hand?.take(part, next)) ?? null
      parts += 1
      // Fails once all of the second part has entered.
      if (parts === 2) throw new Error('the thread failed')
      return fates
    },
  }
  let faults = 0
  const path = join(folder, 'sheet.csv')
  writeFileSync(path, [head, person, ...night].join('\n'))
  await handOver(folder, path, { id: '0000000000000000000000000Z', file: 'sheet.csv', language: 'zh' })
  await takeInbox(engine, folder)
  for (;;) {
    await sweepCases({ ...engine, importHand }, async () => {}).catch(() => (faults += 1))
    const batch = await readBatch(engine, '0000000000000000000000000Z')
    if (batch?.status !== 'done') continue
    expect(batch).toMatchObject({ read: 1101, accepted: 1101, held: 0, unchanged: 0 })
    break
  }
  expect([faults, (await registerOf(engine)).length]).toEqual([1, 1101])
})
