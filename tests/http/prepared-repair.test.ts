import { beforeAll, expect, test } from 'vitest'
import { isReminded, preparedOn } from '#engine/mail/repair-reminder.ts'
import { beginMandate, stepMandate } from '#engine/people/mandate-steps.ts'
import { findMandate } from '#engine/people/mandates.ts'
import { keepContact } from '#engine/people/subject-contact.ts'
import { addRecord, changeRecord, storedRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { recordKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { instantOn, shanghaiDay } from '#law/day.ts'
import { matched } from '#records/normalise.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { type Site, site, type Visitor } from './site.ts'

const code = sampleRecord.subject.key
const person = (id: string, subject: string): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject, conflicts: [] },
  roles: [{ role: 'applicant', unit: null }],
})
const contact = { name: '张三', email: 'z@example.com', phone: '0766-8800000', consentElectronic: 'on' }

const firm = person('firm', code)
const machine = { id: 'import', role: 'system', unit: null } as const

let open: Site
let who: Visitor
let stranger: Visitor

beforeAll(async () => {
  open = site({ now: '2026-11-28' })
  const other = person('other', '91445302735018834C')
  await open.seat(firm, other)
  who = await open.visit(firm)
  stranger = await open.visit(other)
})

async function enter(n: string, on: string, over: Partial<RecordFile> = {}): Promise<string> {
  const id = newId(open.engine.crypto)
  const [version] = sampleRecord.versions
  const fields = { ...version?.fields, CF_JDRQ: on, CF_WSH: `测环罚〔2026〕${n}号` }
  const record: RecordFile = {
    ...{ ...sampleRecord, id, documentNumber: matched(`测环罚〔2026〕${n}号`) },
    versions: [{ n: 1, at: 0, cause: { kind: 'import', batch: 'test' }, fields }],
    ...over,
  }
  await addRecord(open.engine, record, { id: 'import', role: 'system', unit: null })
  return id
}

/** Steps in order, each as name and states. */
async function tasksOf(id: string) {
  const { body } = await who.get(`/my/records/${id}`)
  const list = /<h3>修复要办的事<\/h3><ol>(.*?)<\/ol>/s.exec(body)?.[1] ?? ''
  return [...list.matchAll(/<li[^>]*>(.*?)<\/li>/gs)].map(([, one = '']) => ({
    said: one
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
    path: /href="([^"]+)"/.exec(one)?.[1]?.replaceAll('&amp;', '&') ?? null,
  }))
}

test('what a repair still needs stands as steps, each with its state, its act and the next', async () => {
  const early = await enter('1', '2026-10-01')
  const all = await tasksOf(early)
  expect(all.map(({ said }) => said)).toEqual([
    '失信程度 已完成 认定单位已经确定。',
    '最短公示期 到期自动满足 2027年1月1日起可以申请。',
    expect.stringMatching(/^写明怎样纠正的 由您办理 下一项 .*现在写好$/),
    '上传证明、签承诺书、提交 到期自动满足 以上各项办完后申请。',
  ])
  const bare = await tasksOf(await enter('2', '', { tier: null }))
  expect(bare[0]?.said).toMatch(/^文书日期 由您办理 下一项/)
  expect(bare[0]?.path).toMatch(/\/object\?what=date$/)
  expect(bare[1]?.said).toMatch(/^失信程度 由认定单位办理 /)
  const ready = await tasksOf(await enter('3', '2026-07-01'))
  expect(ready.at(-1)?.said).toMatch(/^上传证明、签承诺书、提交 由您办理 下一项 今天就可以申请/)
  expect(ready.at(-1)?.path).toContain('/my/apply/repair/apply?record=')
})

test('a repair written in advance never expires, is told on its first day and stands in the form, until it is filed', async () => {
  const id = await enter('4', '2026-10-01')
  const path = `/my/records/${id}/prepare`
  expect((await who.get(path)).body).toContain('2027年1月1日起可以申请')
  const empty = await who.post(path, { explanation: ' ' })
  expect([empty.status, empty.body.includes('href="#explanation"')]).toEqual([422, true])
  expect((await stranger.get(path)).status).toBe(404)
  expect((await stranger.post(path, { explanation: '别人写的' })).status).toBe(404)
  await who.post(path, { explanation: '已建成防扬散棚。', signedBy: '张三' })
  expect((await tasksOf(id)).map(({ said }) => said)[2]).toMatch(/^写明怎样纠正的 已完成 .*查看、修改$/)
  expect((await who.get(`/my/apply/repair/apply?record=${id}`)).body).toContain('已建成防扬散棚。')
  expect((await who.get('/my/data/export')).body).toContain('已建成防扬散棚。')

  // Far beyond what a draft lives.
  open.host.clock.set(instantOn('2027-01-01', '09:00'))
  await open.settle()
  const told = open.host.mailer.delivered.filter(
    ({ to, text }) => to === 'firm@example.com' && text.includes(`/my/records/${id}`),
  )
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toContain('事先写好的申请')
  open.host.clock.set(instantOn('2027-06-01', '09:00'))
  await open.settle()
  who = await open.visit(firm)
  expect((await tasksOf(id)).at(-1)?.said).toContain('今天就可以申请')
  const form = await who.get(`/my/apply/repair/apply?record=${id}`)
  expect(form.body).toMatch(new RegExp(`name="record.${id}"[^>]*checked`))
  expect(form.body).toContain('已建成防扬散棚。')
  const typed = { [`record.${id}`]: 'on', explanation: '已建成防扬散棚。', signedBy: '张三', commits: 'on' }
  const kept = await who.post(`/my/apply/repair/apply?record=${id}`, typed)
  const draft = /drafts\/(\w+)/.exec(kept.headers['location'] ?? '')?.[1]
  await who.post(`/my/drafts/${draft}/contact`, contact)
  expect((await who.post(`/my/drafts/${draft}/submit`)).headers['location']).toContain('/receipt')
  expect((await who.get('/my/data/export')).body).not.toContain('"signedBy": "张三"')
})

test('what was written can be changed and deleted', async () => {
  const id = await enter('5', '2027-05-01')
  const path = `/my/records/${id}/prepare`
  await who.post(path, { explanation: '初稿', signedBy: '' })
  await who.post(path, { explanation: '定稿', signedBy: '', version: await versionOn(path) })
  expect((await who.get(path)).body).toMatch(/定稿[\s\S]*prepare\/drop/)
  const version = await versionOn(path)
  await who.post(`${path}/drop`)
  expect((await who.get(path)).body).not.toMatch(/定稿|prepare\/drop/)
  // The page that was left saves by itself once more.
  expect((await who.post(path, { explanation: '定稿二', signedBy: '', version, later: 'on' })).status).toBe(409)
  expect((await who.get(path)).body).not.toMatch(/定稿|prepare\/drop/)
})

const by = { id: 'firm', role: 'applicant', unit: null } as const

/** Mandate from the firm, and its agent in a browser. */
async function entrust(id: string, until = '2029-12-31') {
  const agent = person(id, `agent:${id}`)
  await open.seat(agent)
  const facts = {
    ...{ id: newId(open.engine.crypto), kind: 'agent', subject: code, subjectName: '委托单位', letters: [] },
    ...{ agent: `agent:${id}`, agentName: id, actions: ['see', 'repair.file'], records: null },
    ...{ from: shanghaiDay(open.engine.clock.now()), until },
  } satisfies Parameters<typeof beginMandate>[1]
  const mandate = await beginMandate(open.engine, facts, { step: 'given', by, reason: '' })
  return { mandate, theirs: await open.visit(agent) }
}

/** Mails about repair to somebody, as texts. */
const toldOf = (id: string) =>
  open.host.mailer.delivered.flatMap(({ to, subject, text }) =>
    to === `${id}@example.com` && subject.includes('修复') ? [text] : [],
  )

test('nobody is told whose mandate ended before the day, nor of a record that became another’s', async () => {
  const [former, agent] = [await entrust('former'), await entrust('agent')]
  const [one, moved, written] = [
    await enter('7', '2027-05-01'),
    await enter('8', '2027-05-01'),
    await enter('9', '2027-05-01'),
  ]
  for (const { mandate, theirs } of [former, agent]) {
    const base = `/clients/${mandate.id}/records`
    for (const id of [one, moved]) expect((await theirs.post(`${base}/${id}/remind`)).status).toBe(303)
    expect((await theirs.post(`${base}/${written}/prepare`, { explanation: '代拟', signedBy: '' })).status).toBe(303)
  }
  const stored = await findMandate(open.engine, former.mandate.id)
  expect(stored && (await stepMandate(open.engine, stored, { step: 'revoked', by, reason: '' }, ''))).toBe(true)
  const other = { name: '云浮样例乙有限公司', code: '91445300MA007919XF' }
  const item = await open.engine.table.get(recordKey(moved))
  const before = item ? currentFields(storedRecord(item).record) : {}
  const fields = { ...before, CF_XDR_MC: other.name, CF_XDR_SHXYM: other.code }
  const subject = { kind: 'organisation', key: other.code, ...other } as const
  const corrected = { kind: 'corrected', caseId: 'c1', fields, answer: '01', subject } as const
  const done = await changeRecord(open.engine, moved, corrected, machine)
  expect(done).toMatchObject({ kind: 'changed' })
  open.host.clock.set(instantOn('2027-08-01', '09:00'))
  await open.settle()
  expect([toldOf('former').length, toldOf('agent').length]).toEqual([0, 2])
})

test('what is written in advance is saved by itself, and goes on from the version that was kept', async () => {
  who = await open.visit(firm)
  const path = `/my/records/${await enter('10', '2027-05-01')}/prepare`
  const shown = (await who.get(path)).body
  expect(shown).toMatch(/<form[^>]*data-saves="刚才填写的内容已自动保存。" data-unsaved="[^"]*“保存”/)
  const first = await who.post(path, { explanation: '写到一半', version: await versionOn(path), later: 'on' })
  expect([first.status, first.headers['location']]).toEqual([303, path])
  const next = await versionOn(path)
  expect((await who.get(path)).body).toMatch(/<textarea[^>]*>写到一半</)
  expect((await who.post(path, { explanation: '写完了', version: next, later: 'on' })).status).toBe(303)
  // A page left open meanwhile sends the same words again.
  expect((await who.post(path, { explanation: '写完了', version: next })).status).toBe(303)
  expect((await who.post(path, { explanation: '别的', version: next, later: 'on' })).status).toBe(409)
})

test('of two windows the second is told what the first kept, loses no word, and may then replace it', async () => {
  who = await open.visit(firm)
  const path = `/my/records/${await enter('6', '2027-05-01')}/prepare`
  const version = await versionOn(path)
  expect((await who.post(path, { explanation: '甲窗口', signedBy: '', version })).status).toBe(303)
  const late = await who.post(path, { explanation: '乙窗口', signedBy: '', version })
  expect([late.status, late.body.includes('另一个窗口已经保存'), late.body.includes('甲窗口')]).toEqual([
    409,
    true,
    true,
  ])
  expect(late.body).toMatch(/<textarea[^>]*>乙窗口</)
  expect((await who.get(path)).body).toMatch(/<textarea[^>]*>甲窗口</)
  const next = /name="version" value="(\d+)"/.exec(late.body)?.[1] ?? ''
  expect((await who.post(path, { explanation: '两段合一', signedBy: '', version: next })).status).toBe(303)
  const both = await Promise.all(
    ['丙', '丁'].map((explanation) => who.post(path, { explanation, signedBy: '', version: `${Number(next) + 1}` })),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
})

test('an agent’s reminder leads to the mandate that holds; where none does, the subject is told in its place', async () => {
  const id = await enter('11', '2027-10-01')
  const [renewed, lapsed] = [await entrust('renewed', '2027-12-01'), await entrust('lapsed', '2027-12-01')]
  for (const { mandate, theirs } of [renewed, lapsed])
    expect((await theirs.post(`/clients/${mandate.id}/records/${id}/remind`)).status).toBe(303)
  await keepContact(open.engine, firm, 'zh')
  const next = await entrust('renewed')
  const before = toldOf('firm').length
  open.host.clock.set(instantOn('2028-01-01', '09:00'))
  await open.settle()
  expect(toldOf('lapsed')).toEqual([])
  const [agents] = toldOf('renewed')
  expect([toldOf('renewed').length, agents?.includes(`/clients/${next.mandate.id}/records/${id}`)]).toEqual([1, true])
  const firms = toldOf('firm').slice(before)
  expect(firms).toHaveLength(1)
  for (const text of [`/my/records/${id}`, '您的代理人请我们', '授权已经结束']) expect(firms[0]).toContain(text)
  expect(firms[0]).not.toContain('/clients/')
})

test('a repair that was filed before its day reminds nobody, and takes along what was written', async () => {
  who = await open.visit(firm)
  const id = await enter('12', '2028-01-01')
  const colleague = person('colleague', code)
  await open.seat(colleague)
  const theirs = await open.visit(colleague)
  for (const one of [who, theirs]) expect((await one.post(`/my/records/${id}/remind`)).status).toBe(303)
  await theirs.post(`/my/records/${id}/prepare`, { explanation: '同事写的。', signedBy: '李四' })
  const typed = {
    [`record.${id}`]: 'on',
    [`each.${id}.early`]: '需要投标。',
    explanation: '已纠正。',
    signedBy: '张三',
    commits: 'on',
  }
  const kept = await who.post(`/my/apply/repair/apply?record=${id}`, typed)
  const draft = /drafts\/(\w+)/.exec(kept.headers['location'] ?? '')?.[1]
  await who.post(`/my/drafts/${draft}/contact`, contact)
  expect((await who.post(`/my/drafts/${draft}/submit`)).headers['location']).toContain('/receipt')
  const before = [toldOf('firm').length, toldOf('colleague').length]
  expect(await isReminded(open.engine, id, 'firm')).toBe(false)
  open.host.clock.set(instantOn('2028-04-01', '09:00'))
  await open.settle()
  expect([toldOf('firm').length, toldOf('colleague').length]).toEqual(before)
  // A colleague's words stay until the record has ended.
  expect((await preparedOn(open.engine, id, 'colleague')).text?.explanation).toBe('同事写的。')
  const ended = { kind: 'ended', caseId: 'c2', reason: 'repaired', on: '2028-04-01' } as const
  expect(await changeRecord(open.engine, id, ended, machine)).toMatchObject({ kind: 'changed' })
  open.host.clock.set(instantOn('2028-05-01', '09:00'))
  await open.settle()
  expect((await preparedOn(open.engine, id, 'colleague')).text).toBeNull()
})

test('what was written in advance stands in a draft that was begun before, and beside what it says otherwise', async () => {
  who = await open.visit(firm)
  const id = await enter('13', '2028-02-01')
  const form = `/my/apply/repair/apply?record=${id}`
  const begun = await who.post(form, { [`record.${id}`]: 'on', signedBy: '张三', later: 'on' })
  const draft = /drafts\/(\w+)/.exec(begun.headers['location'] ?? '')?.[1]
  await who.post(`/my/records/${id}/prepare`, { explanation: '事先写好的一段。', signedBy: '' })
  const at = (await who.get(form)).headers['location'] ?? ''
  expect(at).toBe(`/my/drafts/${draft}/items`)
  expect((await who.get(at)).body).toMatch(/<textarea[^>]*>事先写好的一段。</)
  await who.post(at, { [`record.${id}`]: 'on', explanation: '草稿里写的。', signedBy: '张三', later: 'on' })
  const { body } = await who.get(at)
  expect(body).toMatch(/<textarea[^>]*>草稿里写的。</)
  for (const text of ['您事先写好的内容', '事先写好的一段。']) expect(body).toContain(text)
})

/** The version that the form sends along. */
async function versionOn(path: string): Promise<string> {
  return /name="version" value="(\d+)"/.exec((await who.get(path)).body)?.[1] ?? ''
}
