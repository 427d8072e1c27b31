import { describe, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord, changeRecord, storedRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { importRows } from '#engine/scan/import-rows.ts'
import { everyRecord, planScan, type Scan, scanKey, scanOnwards } from '#engine/scan/scan.ts'
import { foundOf, foundOn, listed } from '#engine/scan/scan-record.ts'
import { caseKey, recordKey } from '#engine/store/keys.ts'
import { instantOn } from '#law/day.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { instant, nextDue, sampleRecord, settle as settleCases } from '#tests/support/run-example.ts'

/** Everything due now, and everything that follows from it, the scan too. */
async function settle(engine: TestEngine): Promise<void> {
  do await settleCases(engine)
  while ((await consumeAll(engine)) > 0)
}

const importer = { id: 'import', role: 'system', unit: null } as const

function planted(n: number, cells: Readonly<Record<string, string>> = {}, over: Partial<RecordFile> = {}): RecordFile {
  const code = `91445300MA${String(n).padStart(8, '0')}`
  const raw = `测环罚〔2026〕${n}号`
  return {
    ...sampleRecord,
    id: `R${String(n).padStart(25, '0')}`,
    documentNumber: { raw, key: `测环罚(2026)${n}号` },
    subject: { ...sampleRecord.subject, key: code, code },
    versions: [
      {
        n: 1,
        at: 0,
        cause: { kind: 'import', batch: 'b' },
        fields: { ...currentFields(sampleRecord), CF_WSH: raw, CF_XDR_SHXYM: code, ...cells },
      },
    ],
    ...over,
  }
}

async function registerOf(records: readonly RecordFile[], at = '2026-09-14 10:00'): Promise<TestEngine> {
  const engine = testEngine()
  engine.setClock(instant(at))
  for (const record of records) await addRecord(engine, record, importer)
  return engine
}

const open = async (engine: TestEngine) => {
  const files = (await engine.journal.since(-1, 5000))
    .filter(({ item }) => item.pk.startsWith('case#') && item.sk === 'log#00000001')
    .map(({ item }) => item.pk.slice('case#'.length))
  return Promise.all(files.map(async (id) => caseFile((await engine.table.get(caseKey(id))) ?? never())))
}
const never = (): never => {
  throw new Error('nothing there')
}
const rulesOf = async (engine: TestEngine) =>
  (await open(engine))
    .map(({ data, recordId }) => `${recordId?.slice(-2)} ${(data as { rule: string }).rule}`)
    .toSorted()

/** Lets the night come, and looks at every page of it. */
async function night(engine: TestEngine, day: string): Promise<Scan> {
  await planScan(engine)
  engine.setClock(instantOn(day, '02:00'))
  await settle(engine)
  const item = (await engine.table.get(scanKey)) ?? never()
  return item.body as unknown as Scan
}

describe('the nightly scan', () => {
  it('opens the case of a record that comes in at once, before any night', async () => {
    const engine = await registerOf([planted(1, {}, { tier: null })])
    await settle(engine)
    expect(await rulesOf(engine)).toEqual(['01 noTier'])
  })

  it('finds at 02:00 what only time brings, lists what is open in law, and the next night finds nothing more', async () => {
    const engine = await registerOf([
      planted(
        1,
        { CF_GSJZQ: '2029-01-01', CF_JDRQ: '2026-07-01' },
        { tier: { value: 'minor', basis: 't', by: 'HJ', at: 0 }, necessary: true },
      ),
      planted(
        2,
        { CF_JDRQ: '2025-10-01', CF_WSH: '测环罚〔2025〕2号' },
        { documentNumber: { raw: '测环罚〔2025〕2号', key: '测环罚(2025)2号' } },
      ),
      planted(3),
    ])
    await settle(engine)
    expect(await rulesOf(engine)).toEqual(['01 wrongStart'])
    const after = await night(engine, '2026-10-02')
    expect(after.day).toBe('2026-10-03')
    expect(await rulesOf(engine)).toEqual(['01 overPeriod', '01 wrongStart'])
    const items = await itemsOf(listed(engine, '2026-10', undefined))
    expect(items.map((item) => foundOf(item).rule)).toEqual(['overNationalCap'])
    const rows = await engine.journal.size()
    await night(engine, '2026-10-03')
    const opened = (await engine.journal.since(rows - 1, 5000)).filter(({ item }) => item.sk === 'log#00000001')
    expect(opened).toEqual([])
    expect((await itemsOf(listed(engine, '2026-10', undefined))).length).toBe(1)
  })

  it('asks the source on, once the record has expired here', async () => {
    const minor = { tier: { value: 'minor', basis: '测试', by: 'HJ', at: 0 }, necessary: true } as const
    const engine = await registerOf([planted(1, { CF_GSJZQ: '2029-07-01' }, minor)])
    await settle(engine)
    engine.setClock(instant('2026-10-02 10:00'))
    await settle(engine)
    await night(engine, '2026-10-03')
    expect((await recordIn(engine, planted(1).id)).ended?.reason).toBe('expired')
    const files = await open(engine)
    expect(files.map(({ data, state }) => [(data as { rule: string }).rule, state])).toEqual([
      ['wrongStart', 'moot'],
      ['overPeriod', 'awaitingVerification'],
    ])
  })

  it('goes on where it was cut off, looks at every record once more and opens nothing twice', async () => {
    const many = Array.from({ length: 700 }, (_, n) => planted(n, n % 7 === 0 ? { BZ: '决定已撤销' } : {}))
    const engine = await registerOf(many)
    await planScan(engine)
    engine.setClock(instantOn('2026-09-15', '02:00'))
    let pages = 0
    for (
      let item = await engine.table.get(scanKey);
      item && Number(item.index?.due?.[1].slice(0, 15)) <= engine.clock.now();
    ) {
      pages += 1
      const cut = pages === 2
      const dying = {
        ...engine,
        table: { ...engine.table, transact: dyingOn(engine, cut ? 40 : Number.POSITIVE_INFINITY) },
      }
      await scanOnwards(dying, item).catch(() => {})
      item = await engine.table.get(scanKey)
    }
    expect(pages).toBeGreaterThan(4)
    expect((await rulesOf(engine)).length).toBe(100)
    expect(new Set(await rulesOf(engine)).size).toBeLessThanOrEqual(100)
    expect(
      (await open(engine)).every(({ recordId }, i, all) => all.findIndex((one) => one.recordId === recordId) === i),
    ).toBe(true)
  })

  it('reaches every record of the register once, in buckets that no register fills alone', async () => {
    const many = Array.from({ length: 300 }, (_, n) => planted(n))
    const engine = await registerOf(many)
    const ids: string[] = []
    for await (const page of everyRecord(engine.table)) ids.push(...page.map(({ id }) => id))
    expect(ids.toSorted()).toEqual(many.map(({ id }) => id).toSorted())
  })

  it('tells an open case that its reason is gone, and takes back what it listed', async () => {
    const engine = await registerOf([planted(1, {}, { tier: null })])
    await settle(engine)
    const change = {
      kind: 'completed',
      by: 'hj-1',
      fields: {},
      tier: { value: 'general', basis: '标准', by: 'HJ' },
    } as const
    await changeRecord(engine, planted(1).id, change, { id: 'hj-1', role: 'officer', unit: 'HJ' })
    await settle(engine)
    const [file] = await open(engine)
    expect(file).toMatchObject({ state: 'moot', closed: true })
    expect(await foundOn(engine, planted(1).id)).toEqual([])
  })

  it('does not ask again what a unit has found right', async () => {
    const engine = await registerOf([planted(1, { BZ: '决定已撤销' })])
    await settle(engine)
    const [file] = await open(engine)
    if (!file) throw new Error('no case')
    const said = { verdict: 'nothingWrong', reason: '撤销的是另一份决定。', documentChecked: '决定书' }
    await commit(engine, file.id, {
      type: 'unit.proposed',
      actor: { id: 'hj-1', role: 'officer', unit: 'HJ' },
      data: said,
    })
    await commit(engine, file.id, {
      type: 'approver.approved',
      actor: { id: 'hj-head', role: 'head', unit: 'HJ' },
      data: {},
    })
    await settle(engine)
    await night(engine, '2026-09-15')
    await night(engine, '2026-09-16')
    expect((await open(engine)).map(({ state }) => state)).toEqual(['closed'])
  })

  it('is a due moment like any other, and the only one of a quiet register', async () => {
    const engine = testEngine()
    engine.setClock(instant('2026-09-14 10:00'))
    await planScan(engine)
    expect(await nextDue(engine)).toBe(instantOn('2026-09-15', '02:00'))
  })
})

/** A table that dies at its n-th write. */
function dyingOn({ table }: TestEngine, n: number): TestEngine['table']['transact'] {
  let left = n
  return async (writes) => {
    left -= 1
    if (left < 0) throw new Error('died')
    return table.transact(writes)
  }
}

const head = 'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_SY,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,失信严重程度'.split(
  ',',
)
const row = (fine: string, number = '测环罚〔2026〕1号') =>
  `测试有限公司,法人及非法人组织,91445300MA62560110,${number},事实,罚款,罚款,${fine},2026-07-01,单位HJ,一般`.split(',')
const sheet = (...rows: readonly (readonly string[])[]) => [head, ...rows].map((cells, i) => ({ line: i + 1, cells }))

async function sent(engine: TestEngine, rows: readonly (readonly string[])[], full = false) {
  const options = { file: 'sheet.csv', sha256: '', actor: importer, language: 'zh' } as const
  await importRows(engine, sheet(...rows), { ...options, ...(full ? { full: true, sender: 'HJ' } : {}) })
  await settle(engine)
}

const idOf = async (engine: TestEngine) => {
  for await (const [record] of everyRecord(engine.table)) if (record) return record.id
  return never()
}
const recordIn = async (engine: TestEngine, id: string) =>
  storedRecord((await engine.table.get(recordKey(id))) ?? never()).record

describe('what an import brings back (ADR 14)', () => {
  const officer = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const
  const mend = { reason: '已在业务系统删除。', documentChecked: '业务系统' }

  async function removed(): Promise<{ engine: TestEngine; id: string }> {
    const engine = testEngine()
    engine.setClock(instant('2026-09-14 10:00'))
    await sent(engine, [row('5')])
    const id = await idOf(engine)
    await changeRecord(engine, id, { kind: 'ended', reason: 'removed', on: '2026-09-14', caseId: 'THECASE' }, officer)
    await settle(engine)
    return { engine, id }
  }

  it('asks its provider once while the first case is open, and anew when it comes again after that', async () => {
    const { engine } = await removed()
    engine.setClock(instant('2026-09-15 10:00'))
    await sent(engine, [row('5')])
    await sent(engine, [row('5')])
    const [first, ...more] = await open(engine)
    expect(more).toEqual([])
    expect(first).toMatchObject({
      state: 'awaitingSource',
      arisesFrom: 'THECASE',
      holder: { role: 'officer', unit: 'HJ' },
    })
    if (!first) throw new Error('no case')
    await commit(engine, first.id, { type: 'unit.mended', actor: officer, data: mend })
    await settle(engine)
    engine.setClock(instant('2026-09-16 10:00'))
    await night(engine, '2026-09-17')
    expect((await open(engine)).map(({ state }) => state)).toEqual(['closed'])
    engine.setClock(instant('2026-09-17 10:00'))
    await sent(engine, [row('5')])
    const all = await open(engine)
    expect(all.map(({ state }) => state)).toEqual(['closed', 'awaitingSource'])
    expect(all[1]?.arisesFrom).toBe(first.id)
  })

  it('leaves equal content alone, and holds a third value for a person, who may take it over', async () => {
    const engine = testEngine()
    engine.setClock(instant('2026-09-14 10:00'))
    await sent(engine, [row('5')])
    await sent(engine, [row('5')])
    expect(await open(engine)).toEqual([])
    await sent(engine, [row('6')])
    const [file] = await open(engine)
    expect(file).toMatchObject({ state: 'awaitingSource', data: { rule: 'otherContent' } })
    if (!file?.recordId) throw new Error('no case')
    const said = { verdict: 'taken', reason: '以本次报送为准。', documentChecked: '决定书' }
    await commit(engine, file.id, { type: 'unit.proposed', actor: officer, data: said })
    await commit(engine, file.id, {
      type: 'approver.approved',
      actor: { id: 'hj-head', role: 'head', unit: 'HJ' },
      data: {},
    })
    await settle(engine)
    expect(currentFields(await recordIn(engine, file.recordId))['CF_NR_FK']).toBe('6')
    expect(await open(engine)).toMatchObject([{ state: 'closed' }])
  })

  it('asks for the reason of a missing row, and ends nothing by itself; a row that is there again settles it', async () => {
    const engine = testEngine()
    engine.setClock(instant('2026-09-14 10:00'))
    const other = row('1', '测环罚〔2026〕2号').map((cell) => (cell === '事实' ? '另一事实' : cell))
    await sent(engine, [row('5'), other], true)
    await sent(engine, [other], true)
    const [file] = await open(engine)
    expect(file).toMatchObject({ state: 'awaitingVerification', data: { rule: 'absent' } })
    expect((await recordIn(engine, file?.recordId ?? '')).ended).toBeNull()
    await sent(engine, [row('5'), other], true)
    expect(await open(engine)).toMatchObject([{ state: 'moot' }])
  })
})
