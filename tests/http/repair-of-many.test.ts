import { beforeAll, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { matched } from '#records/normalise.ts'
import type { RecordFile } from '#records/record.ts'
import { program } from '#tests/api/program.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { type Answer, type Site, site, type Visitor } from './site.ts'

const code = sampleRecord.subject.key
const person = (id: string, role: Person['roles'][number]['role'], unit: string | null, subject: string | null) => ({
  ...{ id, name: id, email: `${id}@example.com`, subject, conflicts: [] },
  roles: [{ role, unit }],
})
const firm = person('firm', 'applicant', null, code)
const clerk = person('clerk', 'clerk', 'FGW', null)
const intake = person('intake', 'intake', 'FGW', null)
const colleague = { ...firm, id: 'colleague' }
const contact = { name: '张三', email: 'z@example.com', phone: '0766-8800000', consentElectronic: 'on' }
const typed = { explanation: '已经整改', signedBy: '张三', commits: 'on' }

let open: Site
let who: Visitor
/** One that can be repaired now, and two that cannot yet. */
let ready: string
let early: string
let later: string

beforeAll(async () => {
  open = site({ now: '2026-11-28' })
  await open.seat(firm, colleague, clerk, intake)
  ready = await enter('1', '2026-07-01')
  early = await enter('2', '2026-10-01')
  later = await enter('3', '2026-11-01')
  who = await open.visit(firm)
})

async function enter(n: string, on: string): Promise<string> {
  const id = newId(open.engine.crypto)
  const [version] = sampleRecord.versions
  const fields = { ...version?.fields, CF_JDRQ: on, CF_WSH: `测环罚〔2026〕${n}号` }
  const record: RecordFile = {
    ...sampleRecord,
    id,
    documentNumber: matched(`测环罚〔2026〕${n}号`),
    versions: [{ n: 1, at: 0, cause: { kind: 'import', batch: 'test' }, fields }],
  }
  await addRecord(open.engine, record, { id: 'import', role: 'system', unit: null })
  return id
}

const path = '/my/apply/repair/apply'
const ticked = (...ids: readonly string[]) => Object.fromEntries(ids.map((id) => [`record.${id}`, 'on']))
const placeOf = ({ headers }: Answer) => headers['location'] ?? ''
const draftIn = (answer: Answer) => /drafts\/(\w+)/.exec(placeOf(answer))?.[1] ?? ''
const textOf = ({ body }: Answer) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const partOf = (body: string, record: string) =>
  body.split('class="tick').find((part) => part.includes(`record.${record}`)) ?? ''

async function file(by: Visitor, form: Readonly<Record<string, string>>): Promise<Answer> {
  const draft = draftIn(await by.post(path, { ...typed, ...form }))
  await by.post(`/my/drafts/${draft}/contact`, contact)
  return by.post(`/my/drafts/${draft}/submit`)
}

test('each record says how it stands, and what is early asks for its own reason', async () => {
  const { body } = await who.get(`${path}?record=${ready}`)
  expect(partOf(body, ready)).toContain('现在可以申请信用修复')
  expect(partOf(body, ready)).not.toContain('提前申请的理由')
  expect(partOf(body, early)).toContain('最早可申请日是2027年1月1日')
  expect(partOf(body, later)).toContain('最早可申请日是2027年2月1日')
  for (const id of [early, later]) expect(partOf(body, id)).toContain(`name="each.${id}.early"`)
  const refused = await who.told(path, { ...typed, ...ticked(ready, early, later), [`each.${early}.early`]: '工期紧' })
  expect([refused.status, refused.body.includes(`id="each.${later}.early-fault"`)]).toEqual([422, true])
  expect(refused.body.includes(`id="each.${early}.early-fault"`)).toBe(false)
  expect(refused.body).toContain('工期紧')
})

test('check page and receipts say it of each record, and the case keeps its own reason', async () => {
  const reasons = { [`each.${early}.early`]: '工期紧', [`each.${later}.early`]: '投标在即' }
  const draft = draftIn(await who.post(path, { ...typed, ...ticked(early, later), ...reasons }))
  await who.post(`/my/drafts/${draft}/contact`, contact)
  const check = textOf(await who.get(`/my/drafts/${draft}/check`))
  expect(check).toMatch(
    /2号 最早可申请日是2027年1月1日.*提前申请的理由 工期紧.*3号 最早可申请日是2027年2月1日.*投标在即/,
  )
  const receipts = await who.get(placeOf(await who.post(`/my/drafts/${draft}/submit`)))
  expect(textOf(receipts)).toMatch(
    /2号.*最早可申请日 2027年1月1日 提前申请的理由 工期紧.*3号.*2027年2月1日 提前申请的理由 投标在即/,
  )
  const ids = [...receipts.body.matchAll(/\/my\/cases\/(\w+)\/receipt/g)].map(([, id]) => id ?? '')
  const [one = '', two = ''] = await Promise.all(
    ids.map(async (id) => textOf(await who.get(`/my/cases/${id}/receipt`))),
  )
  expect(one).toMatch(/2号.*2027年1月1日.*工期紧/)
  expect(two).toMatch(/3号.*2027年2月1日.*投标在即/)
})

test('after filing the card leads to the case, and no second one is begun by any door', async () => {
  const card = async (id: string) => (await who.get(`/my/records/${id}`)).body
  expect(await card(ready)).toContain('现在可以申请信用修复')
  const first = await file(who, ticked(ready))
  const receipt = placeOf(first)
  const id = /cases\/(\w+)/.exec(receipt)?.[1] ?? ''
  const number = /[0-9]{6}-[0-9]{8}-[0-9A-Z]{9}/.exec((await who.get(receipt)).body)?.[0] ?? 'none'
  const after = await card(ready)
  expect(after).not.toContain('现在可以申请信用修复')
  expect(after).toContain(`href="/my/cases/${id}">${number}</a>`)
  expect(after).not.toContain('/my/apply/repair/apply')
  const list = (await who.get(`${path}?record=${ready}`)).body
  expect(list).not.toContain(`name="record.${ready}"`)
  expect(list).toContain(`已有案件正在办理，不必再提出：<a href="/my/cases/${id}">${number}</a>`)
  const again = await who.told(path, { ...typed, ...ticked(ready) })
  expect([again.status, again.body.includes('id="record-fault"')]).toEqual([422, true])
  const api = await program(open, firm).post(
    '/ways/repair/apply',
    {
      records: [ready],
      data: { explanation: '已经整改', signedBy: '张三', commits: true },
      contact: { ...contact, consentElectronic: true, lang: 'zh' },
    },
    'the-same-repair-again',
  )
  expect(api).toMatchObject({ status: 409, body: { code: 'alreadyOpen', open: { id, number } } })
})

test('a form that was on its way when the other case began is refused with a link to that case', async () => {
  const record = await enter('4', '2026-07-02')
  const other = await enter('5', '2026-07-03')
  const draft = draftIn(await who.post(path, { ...typed, ...ticked(record, other) }))
  await who.post(`/my/drafts/${draft}/contact`, contact)
  const id = /cases\/(\w+)/.exec(placeOf(await file(await open.visit(colleague), ticked(other))))?.[1] ?? ''
  const check = await who.get(`/my/drafts/${draft}/check`)
  expect(check.body).toContain(`/my/cases/${id}"`)
  const refused = await who.post(`/my/drafts/${draft}/submit`)
  expect([refused.status, refused.body.includes(`/my/cases/${id}"`)]).toEqual([409, true])
  expect((await who.get(`/my/records/${record}`)).body).toContain('现在可以申请信用修复')
  expect(placeOf(await who.post(`/my/drafts/${draft}/items`, { ...typed, ...ticked(record) }))).toContain('evidence')
  expect(placeOf(await who.post(`/my/drafts/${draft}/submit`))).toMatch(/receipt/)
})

test('the visitor at a counter hears the number of the open case', async () => {
  const at = await open.visit(clerk)
  const visitor = { name: '来访单位', kind: 'uscc', number: code, phone: '13800000000' }
  const visit = /visits\/(\w+)\//.exec(placeOf(await at.post('/counter/new/present', visitor)))?.[1] ?? ''
  const { body } = await at.get(`/counter/visits/${visit}/apply/repair/apply?record=${ready}`)
  expect(body).toMatch(/已有案件正在办理，不必再提出：<strong>[0-9]{6}-/)
  expect(body).not.toContain(`name="record.${ready}"`)
})

test('an entry that is disputed already leads to its case, and another may be disputed beside it', async () => {
  const record = await enter('6', '2026-07-04')
  const at = `/my/records/${record}/object`
  const items = (field: string) => ({
    ...{ [`dispute.${field}`]: 'on', [`ground.${field}`]: 'E2', [`claimed.${field}`]: '0.55' },
    explanation: '不一致',
  })
  expect((await who.get(at)).body).not.toContain('正在办理')
  const begin = async (field: string) => {
    const draft = draftIn(await who.post(at, items(field)))
    await who.post(`/my/drafts/${draft}/contact`, contact)
    return who.post(`/my/drafts/${draft}/submit`)
  }
  const id = /cases\/(\w+)/.exec(placeOf(await begin('CF_NR_FK')))?.[1] ?? ''
  // The question says so before anything is filled in.
  const asked = (await who.get(at)).body
  expect(asked).toMatch(new RegExp(`这条记录已有异议正在办理[^<]*<a href="/my/cases/${id}"`))
  expect(asked).toContain(`href="${at}?what=amount"`)
  const { body } = await who.get(`${at}?what=none`)
  expect([body.includes('name="dispute.CF_NR_FK"'), body.includes(`/my/cases/${id}"`)]).toEqual([false, true])
  const again = await who.told(at, items('CF_NR_FK'))
  expect([again.status, again.body.includes('id="dispute-fault"')]).toEqual([422, true])
  expect(placeOf(await begin('CF_SY'))).toMatch(/receipt/)
})

test('the officer sees the earlier refusal of the same item: its case, day and reason (L18)', async () => {
  const record = await enter('7', '2026-07-05')
  const object = async () => {
    const items = { 'dispute.CF_SY': 'on', 'ground.CF_SY': 'E2', 'claimed.CF_SY': '已覆盖', explanation: '不一致' }
    const draft = draftIn(await who.post(`/my/records/${record}/object`, items))
    await who.post(`/my/drafts/${draft}/contact`, contact)
    await who.post(`/my/drafts/${draft}/submit`)
    return draft
  }
  const first = await object()
  const by = (id: string, role: Role, unit: string) => ({ id, role, unit })
  const answer = { item: 'i1', code: '05', value: null, reason: '决定书写明未覆盖', documentChecked: '决定书' }
  const steps = [
    { type: 'intake.forwarded', actor: by('i1', 'intake', 'FGW'), data: { unit: 'HJ', reason: '' } },
    {
      type: 'unit.proposed',
      actor: by('h1', 'officer', 'HJ'),
      data: { answers: [{ ...answer, documentProduced: true }] },
    },
    { type: 'approver.approved', actor: by('h2', 'head', 'HJ'), data: {} },
  ]
  for (const step of steps) expect(await commit(open.engine, first, step)).toMatchObject({ kind: 'committed' })
  await open.settle()
  const desk = await open.visit(intake)
  const page = await desk.get(`/desk/cases/${await object()}`)
  expect(page.body).toContain(`/desk/cases/${first}"`)
  expect(textOf(page)).toMatch(
    /六个月内已答复过（1 项，2026年11月28日）：.*情况不属实，维持：决定书写明未覆盖.*没有新材料/,
  )
})
