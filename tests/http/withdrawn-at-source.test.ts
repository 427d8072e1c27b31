import { expect, test } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { countsOf } from '#engine/figures/tally.ts'
import { importRows } from '#engine/scan/import-rows.ts'
import { newId } from '#engine/store/id.ts'
import { caseKey, json } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { trackingCode } from '#engine/views/tracking.ts'
import { filed, sent, stands } from '#tests/mail/filed.ts'
import { staff } from '#tests/support/engine.ts'
import { sampleSheet } from '#tests/support/pages/sample-sheet.ts'
import { caseId, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { found, hj, system } from '#workflows/exofficio/sample-case.ts'
import type { Site } from './site.ts'

const filer: Person = {
  ...{ id: 'applicant', name: '张三', email: 'applicant@example.com', subject: sampleRecord.subject.key },
  roles: [{ role: 'applicant', unit: null }],
  conflicts: [],
}
const secondHead: Person = {
  ...{ id: 'hj-head-2', name: 'hj-head-2', email: 'hj-head-2@example.com', subject: null, conflicts: [] },
  roles: [{ role: 'head', unit: 'HJ' }],
}
const auditor: Person = {
  ...{ id: 'auditor', name: 'auditor', email: 'auditor@example.com', subject: null, conflicts: [] },
  roles: [{ role: 'auditor', unit: null }],
}
const seated = (id: string) => [...staff, secondHead].find((one) => one.id === id) ?? null
const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (town: Site, who: Person | null, path: string) =>
  textOf((await (await town.visit(who)).get(path)).body)
const said = { documentChecked: '行政处罚决定书', reason: '罚款金额误报。' }

async function press(town: Site, who: string, id: string, event: string, form: object = {}): Promise<string> {
  const seen = await town.engine.table.get(caseKey(id))
  const seq = String(seen && caseFile(seen).seq)
  const answer = await (await town.visit(seated(who))).post(`/desk/cases/${id}/events`, { event, seq, ...form })
  await town.settle()
  return textOf(answer.body)
}

/** A unit's complete report lacks the record under objection. */
async function missing(): Promise<{ town: Site; other: string }> {
  const town = await filed()
  await town.seat(filer, secondHead)
  const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
  await commit(town.engine, caseId, { type: 'intake.forwarded', actor: intake, data: { unit: 'HJ', reason: '' } })
  const other = newId(town.engine.crypto)
  await open(town.engine, {
    ...{ id: other, procedure: 'exofficio', recordId, subject: sampleRecord.subject.key, area: '445300' },
    actor: system,
    data: found('absent', 'GD 44'),
  })
  await town.settle()
  return { town, other }
}

async function withdrawn(cause: string): Promise<Site> {
  const { town, other } = await missing()
  await press(town, hj.officer.id, other, 'unit.proposed', { ...said, verdict: 'withdrawnAtSource', cause })
  await press(town, hj.head.id, other, 'approver.approved')
  const item = await town.engine.table.get(caseKey(other))
  expect(item && caseFile(item).state).toBe('closed')
  return town
}

const track = async (town: Site) => {
  const code = await trackingCode(town.engine, caseId)
  return textOf((await town.ask({ method: 'POST', path: '/track', form: { code } })).body)
}
const figures = async (town: Site) => (await countsOf(town.engine, '2026-09')).city
const mails = (town: Site) => sent(town, 'applicant@example.com').map(({ subject, text }) => `${subject} ${text}`)

test('a row missing from a report ends nothing, and without its reason nothing is withdrawn', async () => {
  const { town, other } = await missing()
  expect(await stands(town)).toMatchObject({ state: 'withProvider' })
  const refused = await press(town, hj.officer.id, other, 'unit.proposed', { ...said, verdict: 'withdrawnAtSource' })
  expect(refused).toContain('来源撤回须写明撤回的原因。')
  expect(refused).toContain('不应公示')
})

test.each([
  ['error', '信息有误'],
  ['notPublishable', '不应公示'],
])('withdrawn as %s is proposed as upheld by one person of the unit and approved by another', async (cause, name) => {
  const town = await withdrawn(cause)
  expect(await stands(town)).toMatchObject({ state: 'sourceWithdrawn', holder: { role: 'officer', unit: 'HJ' } })
  expect(sent(town, `${hj.officer.id}@example.com`).at(-1)?.text).toContain('来源已撤回，待提出意见')
  expect(mails(town).at(-1)).toContain(`说明的原因为“${name}”`)
  const desk = await page(town, seated(hj.officer.id), `/desk/cases/${caseId}`)
  expect(desk).toContain(`来源撤回的原因 ${name}`)
  expect(desk).toContain('异议成立（因来源撤回）')
  await press(town, hj.head.id, caseId, 'unit.proposedOnWithdrawal', { ...said, verdict: 'upheld' })
  expect(await press(town, hj.head.id, caseId, 'approver.approved')).toContain('提出处理意见的人不能自己审批')
  expect((await stands(town)).state).toBe('awaitingApproval')
  const before = await page(town, seated('hj-head-2'), `/desk/cases/${caseId}/approval`)
  expect(before).toContain('记录已不再公示，同意后没有变动')
  await press(town, 'hj-head-2', caseId, 'approver.approved')
  for (const who of ['hj-head-2', hj.head.id]) {
    const after = await page(town, seated(who), `/desk/cases/${caseId}/approval`)
    expect(after).toContain('这件案件现在没有待审批的处理意见，当前状态：办结。')
    expect(after).not.toMatch(/同意后|不能自己审批|退回重新提出/)
  }
  for (const told of [await page(town, filer, `/my/cases/${caseId}`), await track(town)]) {
    expect(told).toContain('公示信息已更新')
    expect(told).not.toMatch(/记录已更正|已公布/)
  }
  expect(await stands(town)).toMatchObject({ state: 'closed', data: { ending: 'decided' } })
  expect(mails(town).at(-1)).toContain(`成立：信息提供单位以“${name}”为由撤回了该记录`)
  expect(await page(town, filer, `/my/cases/${caseId}`)).toContain(`来源撤回的原因 ${name}`)
  expect(await track(town)).toContain('异议成立：信息提供单位已撤回该记录')
  expect(await figures(town)).toMatchObject({
    'objection.answered': 1,
    'objection.upheld': 1,
    'objection.upheldByWithdrawal': 1,
  })
})

test.each([
  ['lapsed', '期满或者已失效'],
  ['elsewhere', '改由其他单位报送'],
  ['other', '其他原因'],
])('withdrawn as %s ends the objection moot, told so and counted apart', async (cause, name) => {
  const town = await withdrawn(cause)
  expect(await stands(town)).toMatchObject({ state: 'moot', data: { ending: 'moot' } })
  expect(mails(town).at(-1)).toContain(`说明的原因为“${name}”`)
  expect(mails(town).at(-1)).toContain('不表示异议成立或者不成立')
  expect(await track(town)).toContain('信息提供单位因其他原因撤回了该记录')
  const counted = await figures(town)
  expect(counted).toMatchObject({ 'objection.moot': 1, [`objection.moot.${cause}`]: 1 })
  expect(counted['objection.answered']).toBeUndefined()
})

test('where it is about something else, two people say so: moot, with the reason', async () => {
  const town = await withdrawn('error')
  await press(town, hj.officer.id, caseId, 'unit.proposedOnWithdrawal', {
    ...{ verdict: 'unrelated', documentChecked: '登记簿' },
    reason: '误报的是决定日期，与金额无关。',
  })
  await press(town, hj.head.id, caseId, 'approver.approved')
  expect((await stands(town)).state).toBe('moot')
  expect(await page(town, filer, `/my/cases/${caseId}`)).toContain('误报的是决定日期，与金额无关。')
  expect(await figures(town)).toMatchObject({ 'objection.moot.error': 1 })
})

test('an objection begun on the chart before ends moot with its record, as that chart says', async () => {
  const { town, other } = await missing()
  const item = await town.engine.table.get(caseKey(caseId))
  if (!item) throw new Error('no case')
  const put = { ...item, v: item.v + 1, body: json({ ...caseFile(item), chart: 2 }) }
  await town.engine.table.transact([{ put, when: { v: item.v } }])
  await press(town, hj.officer.id, other, 'unit.proposed', { ...said, verdict: 'withdrawnAtSource', cause: 'error' })
  await press(town, hj.head.id, other, 'approver.approved')
  expect(await stands(town)).toMatchObject({ state: 'moot', chart: 2 })
})

test('a row with its reason in an import puts the withdrawal before its unit, the reason chosen', async () => {
  const town = await filed()
  const [heading, row] = sampleSheet('penalty', [{ authority: '单位HJ', n: 1, cells: { CF_SJLY: '单位HJ' } }])
  if (!heading || !row || !('cells' in heading) || !('cells' in row)) throw new Error('no sheet')
  const importer = { id: 'importer', role: 'intake', unit: 'FGW' } as const
  const options = { file: 'a.csv', sha256: '00', actor: importer, language: 'zh' } as const
  await importRows(town.engine, [heading, row], options)
  const back = [
    { ...heading, cells: [...heading.cells, '撤回原因'] },
    { ...row, cells: [...row.cells, '不应公示'] },
  ]
  expect(await importRows(town.engine, back, options)).toMatchObject({ batch: { held: 1, accepted: 0 } })
  await town.settle()
  const desk = await (await town.visit(seated(hj.officer.id))).get('/desk')
  const pages = [...desk.body.matchAll(/href="(\/desk\/cases\/[^"]+)"/g)].map(([, path]) => path ?? '')
  const bodies = await Promise.all(
    pages.map(async (path) => (await (await town.visit(seated(hj.officer.id))).get(path)).body),
  )
  const one = bodies.find((body) => body.includes('信息提供单位说明已撤回'))
  expect(one && textOf(one)).toContain('信息提供单位报送撤回该记录，原因为“不应公示”')
  expect(one).toMatch(/<option value="notPublishable" selected|value="notPublishable"[^>]*checked/)
})

test('the letter of a correction that goes by hand is not called served, and no day is counted from it', async () => {
  const { town, other } = await missing()
  await press(town, hj.officer.id, other, 'unit.proposed', { ...said, verdict: 'withdrawnAtSource', cause: 'error' })
  await press(town, hj.head.id, other, 'approver.approved')
  const seen = await page(town, filer, `/my/cases/${other}`)
  expect(seen).toContain('待另行送达')
  expect(seen).toContain('行政复议')
  expect(seen).not.toContain('截止')
  expect(seen).not.toContain('答复已送达')
  await town.seat(auditor)
  const log = await page(town, auditor, `/audit/cases/${other}`)
  expect([log.includes('处理结果已作出'), log.includes('答复已送达')]).toEqual([true, false])
  const told = sent(town, 'applicant@example.com').filter(({ subject }) => subject.includes('依职权'))
  expect(told.flatMap(({ attachments = [] }) => attachments.map(({ name }) => name))).toEqual([])
})

test('a record that an answer took off the public pages was neither corrected nor published, in any list of steps', async () => {
  const town = await filed()
  await town.seat(filer, secondHead, auditor)
  const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
  await commit(town.engine, caseId, { type: 'intake.forwarded', actor: intake, data: { unit: 'HJ', reason: '' } })
  const answers = { 'code.1': '03', 'reason.1': '已核对', 'documentChecked.1': '决定书', 'documentProduced.1': 'on' }
  await press(town, hj.officer.id, caseId, 'unit.proposed', answers)
  await press(town, 'hj-head-2', caseId, 'approver.approved')
  expect(await stands(town)).toMatchObject({ state: 'closed' })
  const told = [
    await page(town, filer, `/my/cases/${caseId}`),
    await page(town, seated(hj.officer.id), `/desk/cases/${caseId}`),
    await page(town, auditor, `/audit/cases/${caseId}`),
    await track(town),
  ]
  for (const steps of told) {
    expect(steps).not.toMatch(/记录已更正|已公布/)
    for (const step of ['记录已停止公示', '公示信息已更新']) expect(steps).toContain(step)
  }
})
