import { expect, test } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { serveByHand } from '#engine/mail/serve-by-hand.ts'
import type { Paper } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { addRecord } from '#engine/register/register.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { receiveMail } from '#functions/mail/receive-mail.ts'
import { nonDelivery } from '#hosts/local/post/non-delivery.ts'
import { filed, sent, stands } from '#tests/mail/filed.ts'
import { caseId, openingOf, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { type Site, site } from './site.ts'

const firm: Person = {
  ...{
    id: 'applicant',
    name: '张三',
    email: 'applicant@example.com',
    subject: sampleRecord.subject.key,
    conflicts: [],
  },
  roles: [{ role: 'applicant', unit: null }],
}
const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
const page = `/my/cases/${caseId}/consent`
const contact = { name: '张三', email: '', phone: '13800000000', lang: 'zh' } as const
const silent = { contact: { ...contact, consentElectronic: false } }

const ask = (town: Site) =>
  commit(town.engine, caseId, { type: 'intake.askedSupplement', actor: intake, data: { list: '营业执照' } })
const papers = async (town: Site): Promise<readonly Paper[]> =>
  (await papersOf(town.engine.table, caseId)).map(paperOf).filter(({ notice }) => notice === 'supplementList')
const log = async (town: Site) =>
  (await town.engine.table.query({ index: 'main', pk: `case#${caseId}`, prefix: 'log#', limit: 100 })).items.map(
    ({ body }) => (body as unknown as LogRow).entry.type,
  )
const queue = async (town: Site) => {
  const who: Person = { ...firm, id: 'intake-1', subject: null, roles: [{ role: 'intake', unit: 'FGW' }] }
  return (await (await town.visit(who)).get('/desk/service')).body
}

test('consent is withdrawn where the page says so: papers then go by hand, and the unit is told', async () => {
  const town = await filed()
  const who = await town.visit(firm)
  expect((await who.get(`/my/cases/${caseId}`)).body).toContain(`href="${page}"`)
  expect((await who.get(page)).body).toContain('applicant@example.com')
  expect((await who.post(page)).headers['location']).toBe(`/my/cases/${caseId}`)
  expect((await who.post(page)).status).toBe(303)
  await town.settle()
  expect((await log(town)).filter((type) => type === 'consent.withdrawn')).toHaveLength(1)
  expect(sent(town, 'intake-1@example.com').at(-1)?.text).toContain('撤回了电子送达同意')
  await ask(town)
  await town.settle()
  expect(await papers(town)).toMatchObject([{ electronic: { consent: false }, served: null }])
  expect(await queue(town)).toContain(`/desk/service/${caseId}/`)
  expect((await stands(town)).clocks['G2']).toBeUndefined()
  const told = sent(town, 'applicant@example.com').at(-1)
  expect([
    told?.subject.includes('补正'),
    told?.attachments?.some(({ name }) => name.endsWith('.pdf')) ?? false,
  ]).toEqual([true, false])
  expect((await who.get(`/my/cases/${caseId}`)).body).toContain('没有同意电子送达')
})

test('consent is given in a running case: papers issued from then on are served electronically', async () => {
  const town = await filed('2026-09-14', silent)
  const who = await town.visit(firm)
  const bad = await who.post(page, { electronic: 'on', email: '张三' })
  expect([bad.status, bad.body.includes('value="张三"')]).toEqual([422, true])
  expect((await who.post(page, { electronic: 'on', email: 'new@example.com' })).status).toBe(303)
  await ask(town)
  await town.settle()
  expect(await papers(town)).toMatchObject([{ served: { channel: 'electronic', on: '2026-09-14' } }])
  expect((await stands(town)).clocks['G2']).toMatchObject({ state: 'running' })
  expect(sent(town, 'new@example.com').some(({ attachments }) => (attachments?.length ?? 0) > 0)).toBe(true)
})

test('what was served stays served, and a paper still on its way when consent ends is served by nobody but a person', async () => {
  const served = await filed()
  await ask(served)
  await served.settle()
  const before = await papers(served)
  await (await served.visit(firm)).post(page)
  await served.settle()
  expect(await papers(served)).toEqual(before)
  expect((await stands(served)).clocks['G2']).toMatchObject({ state: 'running' })

  const late = await filed()
  await ask(late)
  late.host.mailer.next(...Array.from({ length: 3 }, () => ({ kind: 'temporary' as const, reason: '451 later' })))
  await late.settle()
  await (await late.visit(firm)).post(page)
  for (let hour = 0; hour < 8; hour += 1) {
    late.host.clock.set(late.engine.clock.now() + 3_600_000)
    await late.settle()
  }
  expect(sent(late, 'applicant@example.com').at(-1)?.subject).toContain('补正')
  expect(await papers(late)).toMatchObject([{ electronic: { consent: false }, served: null }])
  expect(await queue(late)).toContain(`/desk/service/${caseId}/`)
  expect((await stands(late)).clocks['G2']).toBeUndefined()
})

test('what was withdrawn asks for nothing more, from the same minute, and cannot be withdrawn again', async () => {
  const town = await filed()
  const who = await town.visit(firm)
  await ask(town)
  const path = `/my/cases/${caseId}`
  const asks = async () => (await who.get(path)).body.includes('请补正以下内容')
  expect(await asks()).toBe(true)
  const withdrawing = { event: 'applicant.withdrew', reason: '' }
  const seq = /name="seq" value="(\d+)"/.exec((await who.get(`${path}/withdraw`)).body)?.[1] ?? ''
  expect((await who.post(`${path}/events`, { ...withdrawing, seq })).status).toBe(303)
  expect([(await stands(town)).closed, await asks()]).toEqual([false, false])
  expect((await who.get(`${path}/withdraw`)).headers['location']).toBe(path)
})

test('a list of what is missing waits for service no longer once it is withdrawn or answered', async () => {
  for (const [type, data] of [
    ['applicant.withdrew', { reason: '' }],
    ['applicant.supplemented', { evidence: [], note: '营业执照已提交' }],
  ] as const) {
    const town = await filed('2026-09-14', silent)
    await ask(town)
    await town.settle()
    const [paper] = await papers(town)
    const row = `/desk/service/${caseId}/${paper?.id}`
    expect(await queue(town)).toContain(row)
    const actor = { id: 'applicant', role: 'applicant', unit: null } as const
    expect(await commit(town.engine, caseId, { type, actor, data })).toMatchObject({ kind: 'committed' })
    await town.settle()
    expect(await queue(town)).not.toContain(row)
  }
})

test('a mail that only told and came back undoes no service by hand', async () => {
  const mailed = { ...contact, email: 'applicant@example.com', consentElectronic: false }
  const town = await filed('2026-09-14', { contact: mailed })
  await ask(town)
  await town.settle()
  const [paper] = await papers(town)
  const step = { step: 'served', channel: 'counter', on: '2026-09-14', evidence: '张三签收' } as const
  await serveByHand(town.engine, { caseId, paper: paper?.id ?? '', actor: intake, ...step })
  const before = (await stands(town)).clocks
  expect(before['G2']).toMatchObject({ state: 'running' })
  const to = `bounces+${sent(town, mailed.email).at(-1)?.bounceToken}@redress.test`
  expect(await receiveMail(town.engine, { to, raw: nonDelivery('x@bounced.invalid') })).toBe('bounced')
  expect((await stands(town)).clocks).toEqual(before)
})

test('a closed case changes nothing any more, and says so', async () => {
  const town = await filed()
  const who = await town.visit(firm)
  await commit(town.engine, caseId, {
    type: 'applicant.withdrew',
    actor: { ...intake, role: 'applicant' },
    data: { reason: '' },
  })
  await town.settle()
  expect((await who.get(page)).body).toContain('案件已办结')
  const answer = await who.post(page)
  expect([answer.status, answer.body.includes('案件已办结')]).toEqual([409, true])
  expect(await log(town)).not.toContain('consent.withdrawn')
})

test.each(Object.values(procedures))('every case takes both: $id', async ({ id, examples }) => {
  const [example] = examples
  if (!example) throw new Error('no example')
  const { engine } = site()
  await addRecord(engine, { ...sampleRecord, ...example.record, id: recordId }, { id: 'x', role: 'system', unit: null })
  const opened = await open(engine, openingOf(id, example))
  if (opened.kind === 'refused') throw new Error(opened.refusal.code)
  const actor = { id: 'applicant', role: 'applicant', unit: null } as const
  const data = { name: '张三', email: 'new@example.com', lang: 'zh' }
  for (const [type, now] of [
    ['consent.given', true],
    ['consent.withdrawn', false],
  ] as const) {
    expect((await commit(engine, caseId, { type, actor, data: now ? data : {} })).kind).toBe('committed')
    const item = await engine.table.get(caseKey(caseId))
    const file = item && caseFile(item)
    if (!file) throw new Error('no case')
    const procedure = procedureOf(engine, file)
    expect(procedure.course.data.parse(file.data)).toEqual(file.data)
    expect(procedure.pages.show(file.data).contact).toMatchObject({ email: 'new@example.com', consentElectronic: now })
    expect([file.state, file.clocks]).toEqual([opened.file.state, opened.file.clocks])
  }
})

test('clicked twice at once it is entered once, and the unit is told once', async () => {
  const town = await filed()
  const who = await town.visit(firm)
  const answers = await Promise.all(Array.from({ length: 5 }, () => who.post(page, { seen: 'applicant@example.com' })))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 303))
  await town.settle()
  expect((await log(town)).filter((type) => type.startsWith('consent.'))).toEqual(['consent.withdrawn'])
  expect(sent(town, 'intake-1@example.com').filter(({ text }) => text.includes('撤回了电子送达同意'))).toHaveLength(1)
})

test('of two tabs the one that no longer shows how things stand enters nothing, and shows it', async () => {
  const town = await filed('2026-09-14', silent)
  const who = await town.visit(firm)
  const seenIn = (body: string) => /name="seen" value(?:="([^"]*)")?/.exec(body)?.slice(1).join('')
  const stale = seenIn((await who.get(page)).body)
  expect(stale).toBe('')
  await who.post(page, { electronic: 'on', email: 'new@example.com', seen: '' })
  const late = await who.post(page, { electronic: 'on', email: 'old@example.com', seen: stale ?? '' })
  expect([late.status, late.body.includes('这次操作没有执行'), late.body.includes('new@example.com')]).toEqual([
    409,
    true,
    true,
  ])
  expect(seenIn(late.body)).toBe('new@example.com')
  const other = seenIn((await who.get(page)).body) ?? ''
  expect((await who.post(page, { seen: other })).status).toBe(303)
  await who.post(page, { electronic: 'on', email: 'third@example.com', seen: '' })
  expect((await who.post(page, { seen: other })).status).toBe(409)
  expect((await stands(town)).data).toMatchObject({ contact: { email: 'third@example.com', consentElectronic: true } })
  expect((await log(town)).filter((type) => type.startsWith('consent.'))).toHaveLength(3)
})
