import { beforeEach, expect, test } from 'vitest'
import { commit, open as file } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { trackingCode } from '#engine/views/tracking.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { examples } from '#workflows/objection/examples.ts'
import { type Site, site, type Visitor } from './site.ts'

const filer = { id: 'filer', role: 'applicant', unit: null } as const
const officer = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const
const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const

let open: Site
let nobody: Visitor
let id: string
let code: string

beforeEach(async () => {
  open = site()
  id = await begun(await newRecord())
  await commit(open.engine, id, {
    type: 'intake.forwarded',
    actor: intake,
    data: { unit: 'HJ', reason: '张三的电话变了' },
  })
  code = await trackingCode(open.engine, id)
  nobody = await open.visit(null)
})

const ask = (typed: string, path = '/track') => open.ask({ method: 'POST', path, form: { code: typed } })

test('whoever has the code sees where the case is, who has it and by when', async () => {
  const { status, body } = await ask(code.toLowerCase())
  expect(status).toBe(200)
  for (const told of ['单位HJ', '最迟告知结果', '个工作日', '12345']) expect(body).toContain(told)
})

/** Name, state and words of each station. */
const stationsIn = (body: string) =>
  [...body.matchAll(/<li class="(\w+)"[^>]*><span>(.*?)<\/span><small>(.*?)<\/small>/g)].map(
    ([, state, name, said = '']) => [name, state, said.replaceAll(/<wbr ?\/?>/g, '')],
  )

test('the five stations stand as on the case itself: with their days, where it is, and what is to come', async () => {
  const firm = { id: 'filer', name: 'filer', email: 'f@example.com', subject: sampleRecord.subject.key, conflicts: [] }
  await open.seat({ ...firm, roles: [{ role: 'applicant', unit: null }] })
  const own = await open.visit({ ...firm, roles: [{ role: 'applicant', unit: null }] })
  const zh = stationsIn((await ask(code)).body)
  expect(zh).toEqual([
    ['提交', 'done', '2026年9月14日'],
    ['受理', 'done', '2026年9月14日'],
    ['核查', 'now', '正在办理'],
    ['决定与更正', 'later', '未到'],
    ['公布与告知', 'later', '未到'],
  ])
  expect(stationsIn((await own.get(`/my/cases/${id}`)).body)).toEqual(zh)
  const en = stationsIn((await ask(code, '/en/track')).body)
  expect(en.map(([name, state]) => [name, state])).toEqual([
    ['Filed', 'done'],
    ['Intake', 'done'],
    ['Review', 'now'],
    ['Decision and correction', 'later'],
    ['Publication and answer', 'later'],
  ])
  await commit(open.engine, id, { type: 'applicant.withdrew', actor: filer, data: { reason: '' } })
  await open.settle()
  expect(stationsIn((await ask(code)).body).map(([, state]) => state)).toEqual([
    ...['done', 'done', 'ended', 'skipped', 'skipped'],
  ])
})

test('who types the number of the case is told that it is not the code, whether there is such a case or not', async () => {
  const answers = await Promise.all(
    ['445300-20260602-ABCDEFGHJ', '４４５３００－20260602－ABCDEFGHJ', 'WRONG'].map((one) => ask(one)),
  )
  expect(answers.map(({ status, body }) => [status, body.includes('这是案件编号，不是查询码')])).toEqual([
    [404, true],
    [404, true],
    [404, false],
  ])
})

test('shows nothing about a person, the subject or the record, and nothing that anybody typed', async () => {
  await commit(open.engine, id, {
    type: 'head.paused',
    actor: { id: 'hj-head', role: 'head', unit: 'HJ' },
    data: { cause: 'appraisal', reason: '李四病了', expectedEnd: '2026-09-30' },
  })
  await commit(open.engine, id, { type: 'applicant.stated', actor: filer, data: { text: '我的声明' } })
  await commit(open.engine, id, { type: 'unit.resumed', actor: officer, data: { arrivedOn: '2026-09-14' } })
  const { body } = await ask(code)
  const { subject, documentNumber } = sampleRecord
  const secret = [
    subject.name,
    subject.key,
    documentNumber.raw,
    '罚款金额与决定书不一致',
    'applicant@example.com',
    '张三',
    '李四',
    '我的声明',
    'hj-1',
    id,
  ]
  expect(secret.filter((text) => body.includes(text))).toEqual([])
})

test('mistyped, unknown and empty codes are told alike, and cost the budget of their address', async () => {
  const never = await trackingCode(open.engine, newId(open.engine.crypto))
  const wrong = [
    '',
    code.slice(1),
    `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`,
    never,
    '<script>',
    'Z'.repeat(5000),
  ]
  const pages = new Set<string>()
  for (const typed of wrong) {
    const answer = await ask(typed)
    expect(answer.status).toBe(404)
    pages.add(answer.body.replace(/ value(="[^"]*")?/g, ''))
  }
  expect(pages.size).toBe(1)
  const statuses = await Promise.all(Array.from({ length: 60 }, () => ask('0'.repeat(28)).then(({ status }) => status)))
  expect(new Set(statuses)).toEqual(new Set([404, 429]))
  expect((await ask(code)).status).toBe(429)
})

test('a code is taken from a form and from no address', async () => {
  const page = await nobody.get(`/track?code=${code}`)
  expect(page.body).not.toContain(code)
  expect(page.body).not.toContain('单位HJ')
})

test('the due days come as a calendar of whole days whose UIDs stay the same', async () => {
  const before = await ask(code, '/track/dates')
  expect(before.headers['content-type']).toBe('text/calendar; charset=utf-8')
  const uids = (body: string) => [...body.matchAll(/^UID:(.*)\r?$/gm)].map(([, uid]) => uid)
  expect(uids(before.body).length).toBeGreaterThan(1)
  expect(before.body).toContain('DTSTART;VALUE=DATE:2026')
  expect(uids((await ask(code, '/track/dates')).body)).toEqual(uids(before.body))
  expect((await ask('wrong', '/track/dates')).status).toBe(404)
})

test('an objection that was withdrawn says so, and nothing of an answer or of publication', async () => {
  await commit(open.engine, id, { type: 'applicant.withdrew', actor: filer, data: { reason: '' } })
  await open.settle()
  const { body } = await ask(code)
  for (const told of ['已撤回', '异议标注已取消', '公示信息已更新', '已告知信息使用单位现状', '撤回确认'])
    expect(body).toContain(told)
  for (const untrue of ['答复已送达', '已分发', '已公布', '>公布<', '>推送更正信息<', '>答复送达<'])
    expect(body).not.toContain(untrue)
})

test('one whose record ended, and one not accepted, name what was served, which was no answer', async () => {
  const engine = { id: 'engine', role: 'system', unit: null } as const
  await commit(open.engine, id, { type: 'record.ended', actor: engine, data: { by: 'law' } })
  const refused = await begun(await newRecord())
  const data = { reason: '记录不属于本平台归集。', documentChecked: '登记簿' }
  await commit(open.engine, refused, { type: 'intake.proposedRefusal', actor: intake, data })
  const head = { id: 'intake-2', role: 'intakeHead', unit: 'FGW' } as const
  await commit(open.engine, refused, { type: 'approver.approved', actor: head, data: {} })
  await open.settle()
  const pages = [await ask(code), await ask(await trackingCode(open.engine, refused))]
  expect(pages[0]?.body).toContain('终结告知')
  expect(pages[1]?.body).toContain('不予受理告知')
  for (const untrue of ['答复已送达', '已分发', '已公布'])
    expect(pages.filter(({ body }) => body.includes(untrue))).toEqual([])
})

async function newRecord() {
  const recordId = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id: recordId }, { id: 'import', role: 'system', unit: null })
  return recordId
}

async function begun(recordId: string) {
  const caseId = newId(open.engine.crypto)
  const filed = await file(open.engine, {
    id: caseId,
    procedure: 'objection',
    actor: filer,
    recordId,
    subject: sampleRecord.subject.key,
    data: examples[0]?.open.data,
  })
  expect(filed.kind).toBe('committed')
  return caseId
}
