import { expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { contactsOf, keepContact } from '#engine/people/subject-contact.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { readAll } from '#engine/store/read.ts'
import { instantOn } from '#law/day.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { type Site, site, type Visitor } from './site.ts'

const person = (id: string, role: Role, unit: string | null, subject: string | null): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject, conflicts: [] },
  roles: [{ role, unit }],
})
const firm = person('firm', 'applicant', null, sampleRecord.subject.key)
const intake = person('intake', 'intake', 'FGW', null)
const elsewhere = person('elsewhere', 'officer', 'SCJG', null)
const disputed = { 'dispute.CF_SY': 'on', 'ground.CF_SY': 'E2', 'claimed.CF_SY': '已覆盖', explanation: '不一致' }
const address = '云浮市云城区世纪大道1号'
const machine = { id: 'import', role: 'system', unit: null } as const
const day = 86_400_000
const reach = { email: 'post@example.com', phone: '13800000000', address, consentElectronic: 'on' }

async function town(): Promise<Site> {
  const open = site()
  await open.seat(firm, intake, elsewhere)
  return open
}

/** A new objection's page of contact. */
async function begin(open: Site, who: Visitor): Promise<string> {
  const record = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id: record }, { id: 'import', role: 'system', unit: null })
  const begun = (await who.post(`/my/records/${record}/object`, disputed)).headers['location'] ?? ''
  return begun.replace(/\/\w+$/, '/contact')
}

const ticked = (body: string) => /<input[^>]*name="consentElectronic"[^>]*checked/.test(body)

async function accountLog({ engine }: Site): Promise<readonly string[]> {
  const rows = (await engine.journal.since(-1, 1000)).filter(({ item }) => item.pk.startsWith('account#'))
  return rows.map(({ item }) => (item.body as unknown as LogRow).entry.type)
}

test('consent given and withdrawn in the account holds for what is filed from then on, and stands in a log', async () => {
  const open = await town()
  const who = await open.visit(firm)
  const wrong = await who.post('/account/reach', { ...reach, email: '' })
  expect([wrong.status, wrong.body.includes('同意电子送达的，请填写邮箱'), wrong.body.includes(address)]).toEqual([
    422,
    true,
    true,
  ])
  expect((await who.post('/account/reach', reach)).headers['location']).toBe('/account')
  expect((await who.post('/account/reach', reach)).status).toBe(303)
  const first = await begin(open, who)
  const page = (await who.get(first)).body
  expect([ticked(page), page.includes('post@example.com'), page.includes(address)]).toEqual([true, true, true])
  await who.post(first, { name: '张三', ...reach })
  await who.post(first.replace('contact', 'submit'))
  const { consentElectronic: _no, ...silent } = reach
  expect((await who.post('/account/reach', silent)).status).toBe(303)
  expect(await accountLog(open)).toEqual(['consent.given', 'consent.withdrawn'])
  expect(ticked((await who.get(await begin(open, who))).body)).toBe(false)
  const id = /drafts\/(\w+)/.exec(first)?.[1] ?? ''
  expect((await who.get(`/my/cases/${id}`)).body).toContain('现在：电子送达')
  expect((await (await open.visit(intake)).post('/account/reach', reach)).status).toBe(404)
})

test('a box cleared on the page of contact is not ticked again by the account', async () => {
  const open = await town()
  const who = await open.visit(firm)
  await who.post('/account/reach', reach)
  const page = await begin(open, who)
  expect((await who.told(page, { name: '', email: 'a@example.com' })).status).toBe(422)
  expect(ticked((await who.get(page)).body)).toBe(false)
})

test('a postal address is for the unit that serves the papers, and for nobody else at a desk', async () => {
  const open = await town()
  const who = await open.visit(firm)
  const page = await begin(open, who)
  const long = await who.told(page, { name: '张三', phone: '13800000000', address: '路'.repeat(201) })
  expect(long.status).toBe(422)
  await who.post(page, { name: '张三', phone: '13800000000', address })
  expect((await who.get(page.replace('contact', 'check'))).body).toContain(address)
  await who.post(page.replace('contact', 'submit'))
  const id = /drafts\/(\w+)/.exec(page)?.[1] ?? ''
  const by = { id: 'intake', role: 'intake', unit: 'FGW' } as const
  await commit(open.engine, id, { type: 'intake.askedSupplement', actor: by, data: { list: '营业执照' } })
  await open.settle()
  const papers = (await papersOf(open.engine.table, id)).map(paperOf)
  const paper = papers.find(({ notice }) => notice === 'supplementList')?.id
  const desk = await open.visit(intake)
  expect((await desk.get(`/desk/service/${id}/${paper}`)).body).toContain(address)
  expect((await (await open.visit(elsewhere)).get(`/desk/service/${id}/${paper}`)).status).toBe(404)
  for (const path of [`/desk/cases/${id}`, '/desk/service', `/papers/${id}/${paper}`])
    expect([path, (await desk.get(path)).body.includes(address)]).toEqual([path, false])
  expect((await who.get('/my/data/export')).body).toContain(address)
})

test('an account is told of new records for a year after it last signed in, and until a colleague takes it off', async () => {
  const open = await town()
  const [leaver, mute] = [
    { ...firm, id: 'leaver', email: 'gone@example.com' },
    { ...firm, id: 'mute', email: '' },
  ]
  const other = { ...firm, id: 'other', subject: '91445302735018834C' }
  await open.seat(leaver, mute, other)
  for (const one of [firm, leaver, mute]) await keepContact(open.engine, one, 'zh')
  let n = 0
  const told = async () => {
    const before = open.host.mailer.delivered.length
    n += 1
    await addRecord(open.engine, { ...sampleRecord, id: `RECO000000000000000000030${n}` }, machine)
    open.host.clock.advance(day)
    await open.settle()
    return open.host.mailer.delivered.slice(before).map(({ to }) => to)
  }
  expect((await told()).toSorted()).toEqual(['firm@example.com', 'gone@example.com'])
  const who = await open.visit(firm)
  const page = (await who.get('/account/reach')).body
  for (const part of ['新记录通知哪些账户', '超过 365 天没有登录', 'g…@example.com', '没有邮箱', '（您）'])
    expect(page).toContain(part)
  for (const secret of ['gone@example.com', 'leaver']) expect(page).not.toContain(secret)
  const row = /g…@example[\s\S]*?name="id" value="(\w+)"/.exec(page)?.[1] ?? ''
  // Another subject's account takes nobody off.
  expect((await (await open.visit(other)).post('/account/reach/drop', { id: row })).status).toBe(303)
  expect((await who.get('/account/reach')).body).toContain('g…@example.com')
  expect((await who.post('/account/reach/drop', { id: row })).headers['location']).toBe('/account/reach')
  expect((await who.get('/account/reach')).body).not.toContain('g…@example.com')
  expect(await told()).toEqual(['firm@example.com'])
  // The last day of the year, and the one after it.
  open.host.clock.set(instantOn('2027-09-14', '08:00'))
  expect((await contactsOf(open.engine, sampleRecord.subject.key)).map(({ person }) => person)).toEqual([
    'firm',
    'mute',
  ])
  open.host.clock.set(instantOn('2027-09-15', '00:00'))
  expect(await contactsOf(open.engine, sampleRecord.subject.key)).toEqual([])
  const kept = async () =>
    (await readAll(open.engine.table, { index: 'main', pk: `contact#subject#${firm.subject}` })).length
  expect(await kept()).toBe(2)
  await open.settle()
  expect(await kept()).toBe(0)
  await keepContact(open.engine, leaver, 'zh')
  expect((await contactsOf(open.engine, sampleRecord.subject.key)).map(({ person }) => person)).toEqual(['leaver'])
})

test('an account that signed in before days were kept is told for a year from then', async () => {
  const open = site({ now: '2027-12-01' })
  const body = { person: 'old', email: 'old@example.com', lang: 'zh' }
  await open.engine.table.transact([{ put: { pk: 'contact#subject#S', sk: 'old', v: 1, body }, when: 'absent' }])
  expect(await contactsOf(open.engine, 'S')).toHaveLength(1)
  open.host.clock.advance(day)
  expect(await contactsOf(open.engine, 'S')).toEqual([])
})
