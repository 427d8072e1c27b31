import { expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { program } from '#tests/api/program.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { type Site, site } from './site.ts'

const person = (id: string, role: Role, unit: string | null, subject: string | null): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject, conflicts: [] },
  roles: [{ role, unit }],
})
const firm = person('firm', 'applicant', null, sampleRecord.subject.key)
const intake = person('intake', 'intake', 'FGW', null)
const objection = { 'dispute.CF_SY': 'on', 'ground.CF_SY': 'E2', 'claimed.CF_SY': '已覆盖', explanation: '不一致' }

async function town(): Promise<{ open: Site; record: string }> {
  const open = site()
  await open.seat(firm, intake)
  const record = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id: record }, { id: 'import', role: 'system', unit: null })
  return { open, record }
}

/** Refused by two people: a formal answer must be served. */
async function refuse(open: Site, id: string): Promise<void> {
  const by = (who: string, role: Role) => ({ id: who, role, unit: 'FGW' })
  const data = { reason: '不属受理范围', documentChecked: '登记簿' }
  await commit(open.engine, id, { type: 'intake.proposedRefusal', actor: by('i1', 'intake'), data })
  await commit(open.engine, id, { type: 'approver.approved', actor: by('i2', 'intakeHead'), data: {} })
  await open.settle()
}

test.each([
  ['a telephone alone', { phone: '13800000000' }, false],
  ['a mail address without consent', { email: 'z@example.com' }, false],
  ['a mail address and consent', { email: 'z@example.com', consentElectronic: 'on' }, true],
])('files online with %s; papers go electronically by consent alone', async (_name, contact, electronic) => {
  const { open, record } = await town()
  const who = await open.visit(firm)
  const begun = (await who.post(`/my/records/${record}/object`, objection)).headers['location'] ?? ''
  const draft = /drafts\/(\w+)/.exec(begun)?.[1] ?? ''
  const page = (await who.get(`/my/drafts/${draft}/contact`)).body
  expect(page).toContain('不是必须同意')
  expect(page).toContain('可以随时在案件页撤回')
  const nobody = await who.told(`/my/drafts/${draft}/contact`, { name: '张三' })
  expect([nobody.status, nobody.body.includes('请填写邮箱或者电话，至少一项。')]).toEqual([422, true])
  const kept = await who.post(`/my/drafts/${draft}/contact`, { name: '张三', ...contact })
  expect(kept.headers['location']).toBe(`/my/drafts/${draft}/check`)
  expect((await who.post(`/my/drafts/${draft}/submit`)).headers['location']).toBe(`/my/cases/${draft}/receipt`)
  await refuse(open, draft)
  const queue = (await (await open.visit(intake)).get('/desk/service')).body
  expect(queue.includes(`/desk/service/${draft}/`)).toBe(!electronic)
  const told = open.host.mailer.delivered.filter(({ to }) => to === 'z@example.com').length
  expect(told > 0).toBe('email' in contact)
})

test('a program files without consent or mail, as the page does', async () => {
  const { open, record } = await town()
  const items = [{ field: 'CF_SY', ground: 'E2', claimed: '已覆盖' }]
  const contact = { name: '张三', email: '', phone: '13800000000', consentElectronic: false, lang: 'zh' }
  const filing = { record, channel: 'city', items, explanation: '不一致', statement: null, contact }
  expect(await program(open, firm).post('/objections', filing, 'filed-by-telephone')).toMatchObject({ status: 201 })
  const nobody = { ...filing, contact: { ...contact, phone: '' } }
  expect(await program(open, firm).post('/objections', nobody, 'filed-by-nobody-at-all')).toMatchObject({
    status: 422,
    body: { fields: { email: 'reachable' } },
  })
})
