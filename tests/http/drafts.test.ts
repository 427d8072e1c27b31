import { beforeEach, expect, test } from 'vitest'
import { allDraftsOf } from '#engine/begin/drafts.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { draftKey } from '#engine/store/keys.ts'
import type { Key } from '#engine/store/ports.ts'
import { trackedCase, trackingCode } from '#engine/views/tracking.ts'
import { samples } from '#tests/contract/sample-files.ts'
import { testEngine } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { contact, firm, objection } from './firm-objects.ts'
import { type Site, site, type Visitor } from './site.ts'

const system = { id: 'import', role: 'system', unit: null } as const
const days30 = 30 * 86_400_000

let open: Site
let phone: Visitor
let record: string

beforeEach(async () => {
  open = site()
  await open.seat(firm)
  record = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id: record }, system)
  phone = await open.visit(firm)
})

const draftIn = (location: string | undefined) => /drafts\/(\w+)\//.exec(location ?? '')?.[1] ?? ''
const begin = async (form: object = objection) =>
  draftIn((await phone.post(`/my/records/${record}/object`, { ...form })).headers['location'])

async function attach(id: string): Promise<void> {
  const page = await phone.get(`/my/drafts/${id}/evidence`)
  const fields = [...page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const of = (name: string) => fields.find(([, one]) => one === name)?.[2]?.replaceAll('&amp;', '&') ?? ''
  const names = ['key', 'success_action_redirect', 'policy', 'x-amz-signature']
  const form = Object.fromEntries(names.map((name) => [name, of(name)]))
  expect(await open.host.files.upload(form, { name: '决定书.pdf', bytes: samples.pdf })).toContain('key=')
}

test('a draft is found on another device with its files, at the step it had reached', async () => {
  const id = await begin()
  await attach(id)
  const desk = await open.visit(firm)
  const list = await desk.get('/my/drafts')
  for (const told of ['决定书.pdf', `/my/drafts/${id}/evidence`, '2026年10月14日']) expect(list.body).toContain(told)
  expect((await desk.get('/my/cases')).body).toContain('/my/drafts"')
  expect((await desk.get(`/my/drafts/${id}/items`)).body).toContain('罚款金额与决定书不一致。')
  await desk.post(`/my/drafts/${id}/contact`, contact)
  expect((await phone.get('/my/drafts')).body).toContain(`/my/drafts/${id}/check`)
})

test('what is not complete is saved too, and shown again as typed', async () => {
  const id = await begin({ explanation: '只写了一半', later: 'on' })
  expect((await phone.get(`/my/drafts/${id}/later`)).status).toBe(200)
  expect((await phone.get(`/my/drafts/${id}/items`)).body).toContain('只写了一半')
  for (const step of ['evidence', 'contact', 'check'])
    expect((await phone.get(`/my/drafts/${id}/${step}`)).headers['location']).toBe(`/my/drafts/${id}/items`)
  expect((await phone.post(`/my/drafts/${id}/submit`)).headers['location']).toBe(`/my/drafts/${id}/items`)
  await phone.post(`/my/drafts/${id}/items`, objection)
  expect((await phone.get(`/my/drafts/${id}/contact`)).body).toMatch(
    /<form[^>]*data-saves="刚才填写的内容已存入草稿。"/,
  )
  await phone.post(`/my/drafts/${id}/contact`, { name: '李四', later: 'on' })
  expect((await phone.get(`/my/drafts/${id}/contact`)).body).toContain('value="李四"')
})

test('going back to the record’s form, or sending it twice, leads to the same draft', async () => {
  const id = await begin()
  expect((await phone.get(`/my/records/${record}/object`)).headers['location']).toBe(`/my/drafts/${id}/items`)
  expect(await begin()).toBe(id)
})

test('the code of a filed case is known with it, before its receipt is opened', async () => {
  const id = await begin()
  await phone.post(`/my/drafts/${id}/contact`, contact)
  const { headers } = await phone.post(`/my/drafts/${id}/submit`)
  const filed = /cases\/(\w+)\/receipt/.exec(headers['location'] ?? '')?.[1] ?? ''
  const { crypto } = open.engine
  const code = await trackingCode({ crypto, table: testEngine().table }, filed)
  expect(filed).not.toBe('')
  expect(await trackedCase(open.engine, code)).toBe(filed)
})

test('the link to oneself asks to sign in, and names nobody', async () => {
  const id = await begin()
  await phone.post(`/my/drafts/${id}/contact`, contact)
  const sent = await phone.post(`/my/drafts/${id}/later`, { by: 'mail' })
  expect(sent.headers['location']).toBe(`/my/drafts/${id}/later?sent=yes`)
  const mail = open.host.mailer.delivered.at(-1)
  expect(mail?.to).toBe('z@example.com')
  expect(mail?.text).toContain(`http://localhost:8080/my/drafts/${id}/check`)
  expect(mail?.text).not.toContain('张三')
  const stranger = await open.visit(null)
  expect((await stranger.get(`/my/drafts/${id}/check`)).headers['location']).toMatch(/^\/sign-in/)
})

test('nobody floods a mailbox by the link to oneself: three in ten minutes, whoever asks', async () => {
  const id = await begin()
  await phone.post(`/my/drafts/${id}/contact`, contact)
  const send = async (from = phone) => (await from.post(`/my/drafts/${id}/later`, { by: 'mail' })).status
  expect([await send(), await send(), await send(), await send()]).toEqual([303, 303, 303, 429])
  expect(open.host.mailer.delivered.filter(({ to }) => to === contact.email)).toHaveLength(3)
  open.host.clock.advance(600_000)
  expect(await send()).toBe(303)
  const other = { ...firm, id: 'other', subject: '91445300MA62560110' }
  await open.seat(other)
  const desk = await open.visit(other)
  const typed = { 'dispute.whole': 'on', 'ground.whole': 'E3', 'claimed.whole': '应有许可', explanation: '漏列。' }
  const theirs = draftIn((await desk.post('/my/object', typed)).headers['location'])
  await desk.post(`/my/drafts/${theirs}/contact`, contact)
  const byOther = async () => (await desk.post(`/my/drafts/${theirs}/later`, { by: 'mail' })).status
  expect([await byOther(), await byOther(), await byOther()]).toEqual([303, 303, 429])
})

test('a draft is kept for thirty days after it was last saved, then goes with its files', async () => {
  const id = await begin()
  await attach(id)
  open.host.clock.advance(days30 - 1)
  await open.settle()
  expect(await open.engine.files.list(`case/${id}/`)).toHaveLength(1)
  open.host.clock.advance(1)
  await open.settle()
  expect(await open.engine.files.list(`case/${id}/`)).toEqual([])
  expect(await open.engine.table.get(draftKey(id))).toBeUndefined()
})

test('what was filed keeps its files when its draft goes', async () => {
  const id = await begin()
  await attach(id)
  await phone.post(`/my/drafts/${id}/contact`, contact)
  expect((await phone.post(`/my/drafts/${id}/submit`)).headers['location']).toBe(`/my/cases/${id}/receipt`)
  expect((await phone.get('/my/drafts')).body).not.toContain(id)
  open.host.clock.advance(days30)
  await open.settle()
  expect(await open.engine.table.get(draftKey(id))).toBeUndefined()
  expect(await open.engine.files.list(`case/${id}/`)).toHaveLength(1)
})

test('what was filed leaves its writer’s list, so that the next form reads none of it', async () => {
  const filed: string[] = []
  for (let n = 0; n < 3; n += 1) {
    record = newId(open.engine.crypto)
    await addRecord(open.engine, { ...sampleRecord, id: record }, system)
    const id = await begin()
    await phone.post(`/my/drafts/${id}/contact`, contact)
    expect((await phone.post(`/my/drafts/${id}/submit`)).headers['location']).toBe(`/my/cases/${id}/receipt`)
    filed.push(id)
  }
  const { table } = open.engine
  const get = (key: Key) => Promise.reject(new Error(`read ${key.pk}`))
  expect(await allDraftsOf({ table: { ...table, get } }, firm.id)).toEqual([])
  expect((await phone.post(`/my/drafts/${filed[0]}/submit`)).headers['location']).toBe(`/my/cases/${filed[0]}/receipt`)
})

test('a draft is deleted when its writer says so', async () => {
  const id = await begin()
  await attach(id)
  expect((await phone.post(`/my/drafts/${id}/discard`)).headers['location']).toBe('/my/drafts')
  expect(await open.engine.files.list(`case/${id}/`)).toEqual([])
  expect((await phone.get(`/my/drafts/${id}/items`)).status).toBe(404)
})

test('what a step refuses is saved all the same, and the page says “saved” only of what is', async () => {
  const refused = await phone.post(`/my/records/${record}/object`, { explanation: '写了一小时' })
  expect([refused.status, refused.body.includes('刚才填写的内容已保存在草稿里')]).toEqual([422, true])
  const id = /action="\/my\/drafts\/(\w+)\/items"/.exec(refused.body)?.[1] ?? ''
  const desk = await open.visit(firm)
  const again = await desk.get(`/my/drafts/${id}/items`)
  expect(again.body).toContain('写了一小时')
  expect(again.body).toContain('点“继续”或者“保存，以后再填”时保存')
  expect(again.body).not.toContain('已自动保存')
  await phone.post(`/my/drafts/${id}/items`, objection)
  const untouched = await phone.get(`/my/drafts/${id}/contact`)
  expect(untouched.body).toContain('点“继续”或者“保存，以后再填”时保存')
  const wrong = await phone.post(`/my/drafts/${id}/contact`, { name: '张三', phone: '13800000000', email: '不是邮箱' })
  expect([wrong.status, wrong.body.includes('刚才填写的内容已保存在草稿里')]).toEqual([422, true])
  const contactPage = (await desk.get(`/my/drafts/${id}/contact`)).body
  for (const typed of ['13800000000', '不是邮箱', '张三']) expect(contactPage).toContain(`value="${typed}"`)
  expect((await phone.post(`/my/drafts/${id}/submit`)).headers['location']).toBe(`/my/drafts/${id}/contact`)
})

test('the form says of no record that it is public where it is not', async () => {
  const id = newId(open.engine.crypto)
  const versions = sampleRecord.versions.map((one) => ({ ...one, fields: { ...one.fields, 信息使用范围: '1' } }))
  const number = { raw: '测环罚〔2026〕2号', key: '测环罚(2026)2号' }
  await addRecord(
    open.engine,
    { ...sampleRecord, id, versions, documentNumber: number },
    { id: 'import', role: 'system', unit: null },
  )
  expect((await phone.get(`/my/records/${id}`)).body).toContain('未公示的原因')
  const { body } = await phone.get(`/my/records/${id}/object?what=none`)
  expect(body).toContain('现登记')
  expect(body).not.toContain('现公示')
})

test('the check page promises a dispute mark only on a record that there is', async () => {
  const check = async (location: string | undefined) => {
    const id = draftIn(location)
    await phone.post(`/my/drafts/${id}/contact`, contact)
    return (await phone.get(`/my/drafts/${id}/check`)).body
  }
  const begun = await phone.post('/my/object', {
    ...{ 'dispute.whole': 'on', 'ground.whole': 'E2', 'claimed.whole': '应列入守信名单' },
    explanation: '漏列。',
  })
  expect(await check(begun.headers['location'])).not.toContain('加注“异议中”')
  expect(await check((await phone.post(`/my/records/${record}/object`, objection)).headers['location'])).toContain(
    '加注“异议中”',
  )
})
