import { expect, test } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { mailNow } from '#engine/mail/addressee.ts'
import { beginMandate, stepMandate } from '#engine/people/mandate-steps.ts'
import { findMandate } from '#engine/people/mandates.ts'
import { keepContact } from '#engine/people/subject-contact.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readAll } from '#engine/store/read.ts'
import { instantOn } from '#law/day.ts'
import { staff } from '#tests/support/engine.ts'
import { caseId, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { objection } from '#workflows/objection/index.ts'
import { contact, firm } from './closing-objection.ts'
import { objection as objecting } from './firm-objects.ts'
import { type Site, site } from './site.ts'

const agent: Person = { ...firm, id: 'agent', name: '代办公司', email: 'agent@example.com', subject: 'agent:1' }
const by = { id: firm.id, role: 'applicant', unit: null } as const
const own = 'own@example.com'
const mandate = 'MANDATE0000000000000000001'

const colleague = { ...agent, id: 'colleague', email: 'colleague@example.com' }
const mailless = { ...agent, email: '' }

/** Objection that an agent filed, giving its own address. */
async function filedByAgent(signsIn: Person = agent): Promise<Site> {
  const one = site()
  await one.seat(...staff, firm, signsIn)
  for (const who of [firm, signsIn]) await keepContact(one.engine, who, 'zh')
  const parties = { subject: firm.subject ?? '', subjectName: '委托单位', agent: 'agent:1', agentName: agent.name }
  const time = { from: '2026-09-14', until: '2026-09-20' }
  const facts = { id: mandate, kind: 'agent' as const, ...parties, ...time, records: null, letters: [] }
  const actions = ['see', 'objection.file', 'objection.withdraw', 'objection.consent'] as const
  await beginMandate(one.engine, { ...facts, actions: [...actions] }, { step: 'given', by, reason: '' })
  await addRecord(one.engine, { ...sampleRecord, id: recordId }, { id: 'import', role: 'system', unit: null })
  await open(one.engine, {
    ...{ id: caseId, procedure: 'objection', recordId, subject: sampleRecord.subject.key, area: '445300' },
    actor: { id: agent.id, role: 'applicant', unit: null, onBehalfOf: firm.subject ?? '', mandate },
    data: Object.assign({}, objection.examples[0]?.open.data, { contact: { ...contact, email: agent.email } }),
  })
  await one.settle()
  return one
}

async function askMore({ engine, settle }: Site): Promise<void> {
  const data = { list: '决定书原件照片' }
  await commit(engine, caseId, {
    type: 'intake.askedSupplement',
    actor: { id: 'i1', role: 'intake', unit: 'FGW' },
    data,
  })
  await settle()
}

/** Addresses of the applicant's letters about the case. */
const mailed = ({ host }: Site) =>
  host.mailer.delivered
    .filter(({ messageId }) => messageId.includes(caseId))
    .map(({ to }) => to)
    .filter((to) => [agent.email, firm.email, own].includes(to))

const revoke = async ({ engine }: Site) => {
  const stored = await findMandate(engine, mandate)
  if (stored) await stepMandate(engine, stored, { step: 'revoked', by, reason: '' }, '')
}

test('a running case goes to the agent’s mail while the mandate holds, then to its principal’s', async () => {
  const one = await filedByAgent()
  expect(mailed(one)).toEqual([agent.email])
  await revoke(one)
  await askMore(one)
  expect(mailed(one)).toEqual([agent.email, firm.email])
  const who = await one.visit(firm)
  for (const path of ['', '/consent']) {
    const { body } = await who.get(`/my/cases/${caseId}${path}`)
    expect([body.includes(firm.email), body.includes(`到 ${agent.email}`)], path).toEqual([true, false])
  }
})

test('where the principal has no mail either, its channel is used, and never the former agent’s address', async () => {
  const one = await filedByAgent(mailless)
  const mobile = '13800000000'
  const agents = await one.visit(mailless)
  await agents.post('/account/reach', { email: '', phone: '13900000000', address: '', 'notice.sms': 'on' })
  const who = await one.visit(firm)
  await who.post('/account/reach', { email: '', phone: mobile, address: '', 'notice.sms': 'on' })
  await revoke(one)
  await askMore(one)
  expect(mailed(one)).toEqual([agent.email])
  expect(one.host.couriers.sms.delivered.map(({ to }) => to)).toEqual([mobile])
})

test('where nothing of the principal is known, nobody is told in its place', async () => {
  const one = await filedByAgent(mailless)
  for (const item of await readAll(one.engine.table, { index: 'main', pk: `contact#subject#${firm.subject}` }))
    await one.engine.table.transact([{ remove: { pk: item.pk, sk: item.sk }, when: { v: item.v } }])
  await revoke(one)
  await askMore(one)
  expect(mailed(one)).toEqual([agent.email])
})

test('an address that a colleague of the agent chose ends with the mandate', async () => {
  const one = await filedByAgent()
  const page = `/my/cases/${caseId}/consent`
  await (await one.visit(firm)).post(page, { seen: agent.email })
  await (await one.visit(colleague)).post(page, { electronic: 'on', email: colleague.email, seen: '' })
  const now = async () => {
    const item = await one.engine.table.get(caseKey(caseId))
    return item && mailNow(one.engine, caseFile(item))
  }
  expect(await now()).toBe(colleague.email)
  await revoke(one)
  expect(await now()).toBe(firm.email)
})

test('an address that the principal chose itself stays, whatever became of the agent', async () => {
  const one = await filedByAgent()
  await revoke(one)
  const who = await one.visit(firm)
  const page = `/my/cases/${caseId}/consent`
  await who.post(page, { seen: agent.email })
  await who.post(page, { electronic: 'on', email: own, seen: '' })
  await askMore(one)
  expect(mailed(one).at(-1)).toBe(own)
})

test('the day after a mandate’s last day it is the principal who is told', async () => {
  const one = await filedByAgent()
  one.host.clock.set(instantOn('2026-09-21', '09:00'))
  await askMore(one)
  expect(mailed(one).at(-1)).toBe(firm.email)
})

test('in mid-draft the agent reads that the mandate is over, and nobody else that there was a draft', async () => {
  const one = await filedByAgent()
  const who = await one.visit(agent)
  const other = newId(one.engine.crypto)
  await addRecord(one.engine, { ...sampleRecord, id: other }, { id: 'import', role: 'system', unit: null })
  const begun = await who.post(`/clients/${mandate}/records/${other}/object`, { ...objecting })
  const draft = begun.headers['location'] ?? ''
  expect((await who.get('/my/drafts')).body).toContain('委托单位')
  await revoke(one)
  for (const answer of [await who.get(draft), await who.post(draft.replace('evidence', 'items'), { ...objecting })]) {
    expect(answer.status).toBe(403)
    expect(answer.body).toContain(refusals.mandateOver.zh)
    expect(answer.body).toContain('href="/my/mandates"')
  }
  const stranger = await one.visit(firm)
  expect((await stranger.get(draft)).status).toBe(404)
})
