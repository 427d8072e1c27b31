import { beforeEach, expect, test } from 'vitest'
import { commit, open as openCase } from '#engine/begin/commit.ts'
import { adminLog } from '#engine/people/admin-log.ts'
import { beginMandate } from '#engine/people/mandate-steps.ts'
import { keepNumber } from '#engine/register/identity-numbers.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { program } from '#tests/api/program.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { type Site, site } from '../http/site.ts'

const number = '445322198512313332'
const staff = (id: string, role: Person['roles'][number]['role'], unit: string | null): Person => ({
  id,
  name: `名${id}`,
  email: `${id}@example.com`,
  subject: null,
  roles: [{ role, unit }],
  conflicts: [],
})

let open: Site
let key: string
let person: Person
let caseId: string
const intake = staff('intake', 'intake', 'FGW')
const officer = staff('officer', 'officer', 'HJ')
const elsewhere = staff('elsewhere', 'officer', 'SCJG')
const auditor = staff('aud', 'auditor', null)

beforeEach(async () => {
  open = site()
  key = open.engine.crypto.keyed('subject', number)
  person = { ...staff('li', 'applicant', null), subject: key }
  await open.seat(person, intake, officer, elsewhere, auditor)
  const subject = { kind: 'person', key, name: '李某', code: null } as const
  await addRecord(open.engine, { ...sampleRecord, subject }, { id: 'import', role: 'system', unit: null })
  await keepNumber(open.engine, key, number)
  caseId = newId(open.engine.crypto)
  const example = procedures['objection']?.examples[0]
  await openCase(open.engine, {
    id: caseId,
    procedure: 'objection',
    actor: { id: 'li', role: 'applicant', unit: null },
    data: example?.open.data,
    recordId: sampleRecord.id,
    subject: key,
  })
  const actor = { id: 'intake', role: 'intake', unit: 'FGW' } as const
  await commit(open.engine, caseId, { type: 'intake.forwarded', actor, data: { unit: 'HJ', reason: '' } })
})

const path = () => `/desk/cases/${caseId}/number`

test('whoever holds the case sees the number for a reason, which is logged and told to the person', async () => {
  const who = await open.visit(officer)
  expect((await who.get(`/desk/cases/${caseId}`)).body).toContain(path())
  expect((await who.get(path())).body).not.toContain(number)
  expect((await who.post(path(), { reason: ' ' })).status).toBe(422)
  expect(await itemsOf(adminLog(open.engine, undefined))).toEqual([])
  const shown = await who.post(path(), { reason: '核对身份证复印件' })
  expect([shown.status, shown.body.includes(number)]).toEqual([200, true])
  const [entry] = await itemsOf(adminLog(open.engine, undefined))
  expect([entry?.entry.type, JSON.stringify(entry?.payload?.data)]).toEqual([
    'number.revealed',
    expect.stringContaining('核对身份证复印件'),
  ])
  expect(JSON.stringify(entry?.entry)).not.toContain('核对')
  const mine = (await (await open.visit(person)).get('/my/data')).body
  expect(mine).toContain('核对身份证复印件')
  expect(mine).toContain('单位HJ')
  expect(mine).not.toContain('名officer')
})

test.each([intake, elsewhere, auditor])('$id does not see the number', async (who) => {
  const visitor = await open.visit(who)
  expect((await visitor.get(path())).status).toBe(404)
  expect((await visitor.post(path(), { reason: '想看' })).status).toBe(404)
})

test('the subject reads who looked: unit, role, case, never a name; nobody else’s views', async () => {
  await (await open.visit(officer)).get(`/desk/cases/${caseId}`)
  await (await open.visit(auditor)).get(`/audit/cases/${caseId}`)
  const { body } = await (await open.visit(person)).get('/my/data')
  expect(body).toContain('单位HJ')
  expect(body).toContain('审计管理员')
  for (const name of ['名officer', '名aud', 'officer@']) expect(body).not.toContain(name)
  const other = await open.visit({ ...person, id: 'other', subject: 'another' })
  expect((await other.get('/my/data')).body).not.toContain('单位HJ')
})

test('own data come at once as a file: records with versions, cases with what was sent, views; nothing of others', async () => {
  await addRecord(
    open.engine,
    { ...sampleRecord, id: newId(open.engine.crypto), documentNumber: { raw: '别人1号', key: '别人1号' } },
    { id: 'import', role: 'system', unit: null },
  )
  await (await open.visit(officer)).get(`/desk/cases/${caseId}`)
  const answer = await (await open.visit(person)).get('/my/data/export')
  expect(answer.headers['content-disposition']).toBe('attachment; filename="my-data.json"')
  const data = JSON.parse(answer.body)
  expect(data.records).toHaveLength(1)
  expect(data.records[0].versions).toHaveLength(1)
  expect(data.cases[0].items.length).toBeGreaterThan(0)
  expect(data.cases[0].timeline.length).toBeGreaterThan(0)
  expect(data.views).toEqual([expect.objectContaining({ role: 'officer', unit: 'HJ' })])
  for (const foreign of ['别人1号', 'officer@', '名officer', number]) expect(answer.body).not.toContain(foreign)
})

test('the file has all that the page counts: drafts as typed, mandates of both sides, webhooks; no key of another', async () => {
  const firm = { ...staff('firm', 'applicant', null), subject: '91445300MA0DEM013F' }
  const who = await open.visit(person)
  const begun = await who.post(`/my/records/${sampleRecord.id}/object`, {
    ...{ 'dispute.CF_NR_FK': 'on', 'ground.CF_NR_FK': 'E2', 'claimed.CF_NR_FK': '0.55', explanation: '尚未提交的话' },
    later: 'on',
  })
  expect(begun.status).toBe(303)
  const mandate = {
    ...{ id: newId(open.engine.crypto), kind: 'agent', subject: key, subjectName: '李某', agent: firm.subject },
    ...{ agentName: '代办公司', actions: ['see'], records: null, from: '2026-09-14', until: '2026-12-31', letters: [] },
  } satisfies Parameters<typeof beginMandate>[1]
  const by = { id: 'li', role: 'applicant', unit: null } as const
  await beginMandate(open.engine, mandate, { step: 'given', by, reason: '' })
  await program(open, person).post('/webhooks', { url: 'https://filing.example.cn/hook' }, 'hook-of-my-own')
  const data = JSON.parse((await who.get('/my/data/export')).body)
  expect(JSON.stringify(data.drafts)).toContain('尚未提交的话')
  expect(data.mandates).toEqual([expect.objectContaining({ agentName: '代办公司', state: 'inForce' })])
  expect(JSON.stringify(data.mandates)).not.toContain(firm.subject)
  expect(data.webhooks).toEqual([expect.objectContaining({ url: 'https://filing.example.cn/hook', stoppedAt: null })])
})

test('the auditor’s search ends where days end', async () => {
  const who = await open.visit(auditor)
  for (const [from, status] of [
    ['9999-12-31', 200],
    ['0001-01-01', 200],
    ['9999-13-01', 422],
  ] as const)
    expect([from, (await who.get(`/audit?search=on&from=${from}`)).status]).toEqual([from, status])
})
