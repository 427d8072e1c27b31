import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sentenceOf } from '#audit/audit-words.ts'
import { commit, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { logRows } from '#engine/case/log-kinds.ts'
import { addRecord } from '#engine/register/register.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { caseKey, nearestDue } from '#engine/store/keys.ts'
import { instantOn, shanghaiDay } from '#law/day.ts'
import { matchKey } from '#records/normalise.ts'
import { ranStore } from '#tests/audit/ran-store.ts'
import { redress } from '#tests/support/cli.ts'
import { seatStaff, type TestEngine, testEngine } from '#tests/support/engine.ts'
import { passTime, sampleRecord, settle } from '#tests/support/run-example.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { procedures } from '#workflows/index.ts'
import { columns } from './carry-words.ts'
import { readCaseSheet } from './case-sheet.ts'
import { moved } from './import-cases.ts'
import { runningId } from './read-case.ts'

const today = '2026-09-29'
type Row = Partial<Record<keyof typeof columns, string>>

const documentOf = (n: number) => `测环罚〔2026〕${n}号`
const objection = (n: number, more: Row = {}): Row => ({
  ...{ number: `旧-${n}`, procedure: '异议', subject: '91445300MA62560110', document: documentOf(n) },
  ...{ receivedOn: '2026-09-24', contact: '张三', phone: '0766-0000000' },
  ...{ ground: 'E2', field: 'CF_NR_FK', claimed: '0.55', explanation: '罚款金额与决定书不一致。', ...more },
})
const repair = (n: number, more: Row = {}): Row => ({
  ...{ number: `旧-${n}`, procedure: '信用修复', subject: '91445300MA62560110', document: documentOf(n) },
  ...{ receivedOn: '2026-09-21', contact: '张三', phone: '0766-0000000', explanation: '已整改', signedBy: '张三' },
  ...{ receiptOn: '2026-09-21', code: 'XYXF-1', pushedOn: '2026-09-22', ...more },
})

const sheetOf = (rows: readonly Row[]): string => {
  const names = Object.entries(columns)
  const cells = (row: Row) => names.map(([key]) => `"${Object.entries(row).find(([name]) => name === key)?.[1] ?? ''}"`)
  return [names.map(([, { zh }]) => zh), ...rows.map(cells)].map((line) => line.join(',')).join('\n')
}

async function rowsOf(engine: TestEngine, text: string) {
  const sheet = await engine.readSheet(async function* () {
    yield new TextEncoder().encode(text)
  })
  if (sheet.kind === 'refused') throw new Error(sheet.code)
  return readCaseSheet(sheet.lines())
}

async function importing(engine: TestEngine, rows: readonly Row[], isDry = false) {
  const sheet = await rowsOf(engine, sheetOf(rows))
  if (sheet.kind === 'refused') throw new Error(sheet.code)
  const { bad, would: _, ...tally } = await moved(engine, isDry ? null : engine, sheet.rows, 'old.csv')
  return { ...tally, bad: bad.map(({ line, fault }) => [line, fault.code]) }
}

async function register(engine: TestEngine, ns: readonly number[]) {
  engine.setClock(instantOn('2026-08-03', '09:00'))
  for (const n of ns) {
    const documentNumber = { raw: documentOf(n), key: matchKey(documentOf(n)) }
    const id = `RECORD${String(n).padStart(20, '0')}`
    await addRecord(engine, { ...sampleRecord, id, documentNumber }, { id: 'import', role: 'system', unit: null })
  }
  engine.setClock(instantOn(today, '15:00'))
}

async function city(...ns: readonly number[]): Promise<TestEngine> {
  const engine = testEngine()
  await seatStaff(engine)
  await register(engine, ns)
  return engine
}

async function caseOf(engine: TestEngine, n: number): Promise<CaseFile> {
  const item = await engine.table.get(caseKey(runningId(engine, `旧-${n}`)))
  if (!item) throw new Error(`no case ${n}`)
  return caseFile(item)
}

const logOf = (engine: TestEngine, { id }: CaseFile) => logRows(engine.table, caseKey(id).pk)
const dues = ({ clocks }: CaseFile) =>
  Object.fromEntries(
    Object.entries(clocks).map(([id, { startDay, due, state, extendedBy }]) => [
      id,
      { startDay, due, state, extendedBy },
    ]),
  )
const by = (role: Actor['role'], unit: string): Actor => ({ id: `${unit}-1`, role, unit })

it('counts each limit from the receipt and the steps in the sheet, as a case worked here on those days', async () => {
  const rows = [
    objection(1),
    objection(2, { forwardedOn: '2026-09-25', forwardedTo: 'HJ' }),
    // A Saturday, and the day of 中秋: days off.
    objection(3, { receivedOn: '2026-09-19', supplementAskedOn: '2026-09-21', supplementList: '决定书复印件' }),
    objection(4, {
      ...{ supplementAskedOn: '2026-09-24', supplementList: '决定书复印件' },
      ...{ supplementedOn: '2026-09-26', forwardedOn: '2026-09-28', forwardedTo: '单位HJ' },
    }),
    objection(5, { forwardedOn: '2026-09-24', forwardedTo: 'FGW' }),
    objection(6, {
      channel: 'direct',
      acceptedOn: '2026-09-25',
      extendedOn: '2026-09-28',
      extendedBy: '3',
      extensionReason: '需鉴定',
    }),
    repair(7),
    repair(8, { acceptedOn: '2026-09-23' }),
  ]
  const engine = await city(...rows.map((_, i) => i + 1))
  expect(await importing(engine, rows)).toEqual({ read: 8, taken: 8, already: 0, bad: [] })
  for (const n of rows.keys()) {
    const file = await caseOf(engine, n + 1)
    const twin = await livedTwin(file, await logOf(engine, file), n + 1)
    expect([n + 1, file.state, dues(file)]).toEqual([n + 1, twin.state, dues(twin)])
    expect(shanghaiDay(file.openedAt)).toBe(rows[n]?.receivedOn)
  }
  const first = await caseOf(engine, 1)
  // By hand: 25 September is 中秋, then a weekend.
  expect(first.clocks['A3']).toMatchObject({ startDay: '2026-09-24', due: '2026-09-29' })
  expect(first.number).toMatch(/^445300-20260924-/)
  const served = { supplementAskedOn: '2026-09-24', supplementList: '证明', supplementServedOn: '2026-09-25' }
  const other = await city(1)
  await importing(other, [objection(1, served)])
  expect((await caseOf(other, 1)).clocks['G2']).toMatchObject({ startDay: '2026-09-25', state: 'running' })
})

it('says in a dry run where each case would stand, by the targets that the city has set', async () => {
  const rows = [
    objection(1),
    objection(2, { forwardedOn: '2026-09-28', forwardedTo: 'HJ' }),
    objection(3, { channel: 'direct', receivedOn: '2026-09-28' }),
    repair(4, { acceptedOn: '2026-09-23' }),
  ]
  const bare = await city(1, 2, 3, 4)
  const engine = { ...bare, deployment: { ...bare.deployment, targets: { A11: 3 } } }
  const sheet = await rowsOf(bare, sheetOf(rows))
  if (sheet.kind === 'refused') throw new Error(sheet.code)
  const { would } = await moved(engine, null, sheet.rows, 'old.csv')
  // Counted by hand: A11 of one day would end on 29 September.
  expect(would[2]).toEqual({ line: 4, number: '旧-3', state: 'awaitingIntake', due: '2026-10-08' })
  await moved(engine, engine, sheet.rows, 'old.csv')
  for (const [i, { state, due }] of would.entries()) {
    const file = await caseOf(engine, i + 1)
    expect([i, state, due]).toEqual([i, file.state, nearestDue(file)])
  }
})

/** The same events, sent on their own days in another city. */
async function livedTwin(file: CaseFile, log: Awaited<ReturnType<typeof logOf>>, n: number): Promise<CaseFile> {
  const engine = await city(n)
  for (const { entry, payload } of log) {
    if (!payload) throw new Error('no payload')
    const { actor, event, imported } = payload.data
    engine.setClock(imported?.on ?? entry.at)
    const { id, procedure, recordId, subject } = file
    const done =
      entry.seq === 1
        ? await open(engine, { id, procedure, actor, data: event, recordId, subject })
        : await commit(engine, id, { type: entry.type, actor, data: event })
    if (done.kind === 'refused') throw new Error(`${entry.type}: ${done.refusal.code}`)
  }
  return caseOf(engine, n)
}

it('writes in the log that each step was imported, when and from which line, and tells nobody anew', async () => {
  const engine = await city(1)
  await importing(engine, [objection(1, { forwardedOn: '2026-09-28', forwardedTo: 'HJ' })])
  const log = await logOf(engine, await caseOf(engine, 1))
  expect(log.map(({ entry, payload }) => [entry.type, shanghaiDay(entry.at), payload?.data.imported])).toEqual([
    ['applicant.submitted', today, { on: instantOn('2026-09-24', '09:00'), file: 'old.csv', line: 2 }],
    ['intake.forwarded', today, { on: instantOn('2026-09-28', '09:00'), file: 'old.csv', line: 2 }],
  ])
  expect(log.flatMap(({ payload }) => [payload?.data.notices, payload?.data.papers])).toEqual(Array(4).fill(undefined))
  await settle(engine)
  expect(engine.mails).toEqual([])
})

it('goes on as any other case, to its answer; what ran out meanwhile is a breach of today', async () => {
  const engine = await city(1, 2)
  await importing(engine, [
    objection(1, { forwardedOn: '2026-09-28', forwardedTo: 'HJ', email: 'a@example.com', electronic: '是' }),
    objection(2, { receivedOn: '2026-09-21' }),
  ])
  await settle(engine)
  const late = await logOf(engine, await caseOf(engine, 2))
  expect(late.map(({ entry }) => entry.type)).toContain('clock.A3.breach')
  expect(late.filter(({ entry }) => entry.type.endsWith('.half') || entry.type.endsWith('.atRisk'))).toEqual([])
  expect((await caseOf(engine, 2)).state).toBe('withProvider')
  const { id } = await caseOf(engine, 1)
  const said = { reason: '已核对。', documentChecked: '行政处罚决定书', documentProduced: true }
  const answers = [{ item: 'i1', code: '01', value: '0.55', ...said }]
  expect(
    await commit(engine, id, { type: 'unit.proposed', actor: by('officer', 'HJ'), data: { answers } }),
  ).toMatchObject({ kind: 'committed' })
  await commit(engine, id, { type: 'approver.approved', actor: { ...by('head', 'HJ'), id: 'hj-head' }, data: {} })
  await passTime(engine, instantOn('2026-10-30', '09:00'))
  expect((await caseOf(engine, 1)).state).toBe('closed')
  expect(engine.mails.length).toBeGreaterThan(0)
})

it('names what is wrong with each unkind row, in dry run as in earnest, and takes the others', async () => {
  const engine = await city(...Array.from({ length: 20 }, (_, i) => i + 1))
  const unkind: readonly [Row, string][] = [
    [objection(1, { receivedOn: '2026-09-30' }), 'future'],
    [objection(2, { receivedOn: '2017-12-29' }), 'beforeCalendar'],
    [objection(3, { receivedOn: '二十四日' }), 'badDay'],
    [objection(4, { forwardedOn: '2026-09-23', forwardedTo: 'HJ' }), 'beforeReceipt'],
    [objection(5, { forwardedOn: '2026-09-28', forwardedTo: '不存在的局' }), 'unknownUnit'],
    [objection(6, { forwardedOn: '2026-09-28' }), 'missing'],
    [objection(7, { forwardedTo: 'HJ' }), 'missing'],
    [objection(8, { acceptedOn: '2026-09-25' }), 'notYet'],
    [
      objection(9, { supplementedOn: '2026-09-24', supplementAskedOn: '2026-09-28', supplementList: '证明' }),
      'disorder',
    ],
    [objection(10, { document: '测环罚〔2026〕99号' }), 'unknownRecord'],
    [objection(11, { subject: '91445300MA4WLYRT2F' }), 'unknownRecord'],
    [objection(12, { procedure: '投诉' }), 'unknownProcedure'],
    [objection(13, { field: '没有的栏目' }), 'unknownField'],
    [objection(14, { ground: '不服' }), 'badForm'],
    [objection(14, { number: '旧-21', phone: '一三八零零' }), 'badForm'],
    [objection(14, { number: '旧-22', phone: '12' }), 'badForm'],
    [objection(15, { number: '旧-20' }), 'numberTwice'],
    [objection(15, { number: '旧－20' }), 'numberTwice'],
    [objection(20, { number: '旧-16' }), 'alreadyOpen'],
    [{ number: '旧-17' }, 'missing'],
    [repair(18, { acceptedOn: '2026-09-21' }), 'notYet'],
  ]
  const rows = [objection(20), ...unkind.map(([row]) => row), objection(19)]
  const bad = unkind.map(([, code], i) => [i + 3, code])
  expect(await importing(engine, rows, true)).toEqual({ read: 23, taken: 2, already: 0, bad })
  expect(await engine.table.get(caseKey(runningId(engine, '旧-20')))).toBeUndefined()
  expect(await importing(engine, rows)).toEqual({ read: 23, taken: 2, already: 0, bad })
  expect((await importing(engine, rows)).already).toBe(2)
})

it('names the open case in the way, in dry run as in earnest', async () => {
  const engine = await city(1)
  await importing(engine, [objection(1)])
  const { number } = await caseOf(engine, 1)
  const sheet = await rowsOf(engine, sheetOf([objection(1, { number: '旧-2' })]))
  for (const earnest of [null, engine]) {
    const { taken, bad } = await moved(engine, earnest, sheet.kind === 'read' ? sheet.rows : [], 'old.csv')
    expect([taken, bad.map(({ fault }) => fault)]).toEqual([0, [{ code: 'alreadyOpen', values: { what: number } }]])
  }
})

it('names the column whose content no form takes', async () => {
  const engine = await city(1, 2, 3)
  const rows = [objection(1, { ground: '不服' }), objection(2, { email: '没有' }), objection(3, { phone: '不详' })]
  const sheet = await rowsOf(engine, sheetOf(rows))
  const { bad } = await moved(engine, null, sheet.kind === 'read' ? sheet.rows : [], 'old.csv')
  expect(bad.map(({ fault: { values } }) => values['what'])).toEqual([
    { zh: '异议理由', en: 'ground' },
    { zh: '邮箱', en: 'email' },
    { zh: '电话', en: 'phone' },
  ])
})

it('keeps address and number as a form would, typed in full width', async () => {
  const engine = await city(1)
  await importing(engine, [objection(1, { phone: '０７６６－１２３４５６７', email: 'a＠example.com' })])
  const { data } = await caseOf(engine, 1)
  expect(data).toMatchObject({ contact: { phone: '0766-1234567', email: 'a@example.com' } })
})

it('refuses a number that another system’s case moved in with, about another record', async () => {
  const engine = await city(1, 2)
  await importing(engine, [objection(1)])
  const clash = [objection(2, { number: '旧-1' })]
  const refused = { read: 1, taken: 0, already: 0, bad: [[2, 'numberTaken']] }
  expect([await importing(engine, clash, true), await importing(engine, clash)]).toEqual([refused, refused])
})

it.each([0, 1, 101])('takes %i rows, and a second import of them changes nothing', async (n) => {
  const rows = Array.from({ length: n }, (_, i) => objection(i + 1, { forwardedOn: '2026-09-28', forwardedTo: 'HJ' }))
  const engine = await city(...rows.map((_, i) => i + 1))
  expect(await importing(engine, rows)).toEqual({ read: n, taken: n, already: 0, bad: [] })
  const size = await engine.journal.size()
  expect(await importing(engine, rows)).toEqual({ read: n, taken: 0, already: n, bad: [] })
  expect(await engine.journal.size()).toBe(size)
})

it('goes on where an import broke off, and leaves alone what has moved on since', async () => {
  const engine = await city(1, 2)
  const rows = [1, 2].map((n) => objection(n, { forwardedOn: '2026-09-28', forwardedTo: 'HJ' }))
  await importing(
    engine,
    rows.map((row) => ({ ...row, forwardedOn: '', forwardedTo: '' })),
  )
  const second = await caseOf(engine, 2)
  await commit(engine, second.id, { type: 'intake.kept', actor: by('intake', 'FGW'), data: {} })
  expect(await importing(engine, rows)).toMatchObject({ taken: 1, already: 1 })
  expect([(await caseOf(engine, 1)).state, (await caseOf(engine, 2)).state]).toEqual(['withProvider', 'platformReview'])
})

it('refuses a sheet with a column that it does not know, or without the number', async () => {
  const engine = testEngine()
  expect(await rowsOf(engine, '原编号,经办\n1,2\n')).toEqual({ kind: 'refused', code: 'unknownColumn', what: '经办' })
  expect(await rowsOf(engine, '程序\n异议\n')).toMatchObject({ code: 'noNumber' })
  expect(await rowsOf(engine, '')).toMatchObject({ code: 'noNumber' })
  expect(await rowsOf(engine, '原编号,程序\n1,"异议\n')).toMatchObject({ code: 'broken' })
  expect(await rowsOf(engine, 'Number,Procedure\n1,x\n')).toMatchObject({ kind: 'read' })
})

it('leaves a store in which the audit finds nothing', async () => {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  const store = await ranStore('objection', example, {
    also: async (engine) => {
      await register(engine, [1, 2, 3])
      engine.setClock(instantOn('2026-10-30', '15:00'))
      const rows = [
        objection(1, { forwardedOn: '2026-09-28', forwardedTo: 'HJ' }),
        objection(2, { supplementAskedOn: '2026-09-24', supplementList: '证明', supplementServedOn: '2026-09-25' }),
        repair(3, { acceptedOn: '2026-09-23' }),
      ]
      expect(await importing(engine, rows)).toMatchObject({ taken: 3, bad: [] })
      await passTime(engine, instantOn('2026-11-12', '09:00'))
    },
  })
  const { found } = await store.look(store.folder)
  store.remove()
  expect(found.map((one) => sentenceOf(one).en)).toEqual([])
})

it('is a command: checks without writing, moves in, and the audit agrees', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-cases-'))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const head = 'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_SY,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,失信严重程度'
  const row = `测试有限公司,法人及非法人组织,91445300MA62560110,${documentOf(1)},事实,罚款,罚款,5.5,2026-05-20,云浮市生态环境局,一般`
  const run = (...args: readonly string[]) => redress(join(folder, 'data'), args, { REDRESS_NOW: today })
  expect(run('import', file('records.csv', `${head}\n${row}\n`)).status).toBe(0)
  const cases = file('cases.csv', sheetOf([objection(1), objection(2)]))
  const dry = run('import-cases', cases, '--dry-run', '--json')
  expect([dry.status, JSON.parse(dry.stdout)]).toMatchObject([1, { read: 2, taken: 1, already: 0, bad: [{ line: 3 }] }])
  expect(dry.stderr).toContain(`第 3 行（旧-2）：没有这个主体、这个决定书文号的记录，请先导入记录`)
  expect(dry.stderr).toContain('没有写入')
  expect(run('import-cases', cases).stderr).toContain('转入 1，此前已转入 0')
  expect(run('import-cases', cases).stderr).toContain('转入 0，此前已转入 1')
  const audit = run('audit')
  expect([audit.status, audit.stdout]).toEqual([0, ''])
  rmSync(folder, { recursive: true })
})
