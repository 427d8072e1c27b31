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
  const refused = await phone.told(`/my/records/${record}/object`, { explanation: '写了一小时' })
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
  const wrong = await phone.told(`/my/drafts/${id}/contact`, { name: '张三', phone: '13800000000', email: '不是邮箱' })
  expect([wrong.status, wrong.body.includes('刚才填写的内容已保存在草稿里')]).toEqual([422, true])
  const contactPage = (await desk.get(`/my/drafts/${id}/contact`)).body
  for (const typed of ['13800000000', '不是邮箱', '张三']) expect(contactPage).toContain(`value="${typed}"`)
  expect((await phone.post(`/my/drafts/${id}/submit`)).headers['location']).toBe(`/my/drafts/${id}/contact`)
})

test('faults stand on a page of their own address: going back or reloading sends nothing again', async () => {
  const form = { ...objection, 'claimed.CF_NR_FK': '3万5', 'unit.CF_NR_FK': 'wan' }
  const sent = await phone.post(`/en/my/records/${record}/object`, form)
  const id = draftIn(sent.headers['location'])
  const page = `/my/drafts/${id}/items?check=yes`
  expect([sent.status, sent.headers['location']]).toEqual([303, `/en${page}`])
  for (const path of [page, `/en${page}`, page]) {
    const told = await phone.get(path)
    expect([told.status, told.body.includes('id="claimed.CF_NR_FK-fault"')]).toEqual([422, true])
    for (const kept of ['value="3万5"', form.explanation, `/my/drafts/${id}/items"`]) expect(told.body).toContain(kept)
  }
  expect((await phone.get(page)).body).toContain(`href="/en${page}"`)
  expect((await phone.get(`/my/drafts/${id}/items`)).status).toBe(200)
  await phone.post(`/my/drafts/${id}/items`, objection)
  expect((await phone.get(page)).status).toBe(200)
  const contactPage = `/my/drafts/${id}/contact`
  const wrong = await phone.post(contactPage, { name: '张三', email: '不是邮箱' })
  expect([wrong.status, wrong.headers['location']]).toEqual([303, `${contactPage}?check=yes`])
  const told = await phone.get(`${contactPage}?check=yes`)
  expect([told.status, told.body.includes('value="不是邮箱"'), told.body.includes('id="email-fault"')]).toEqual([
    422,
    true,
    true,
  ])
  await phone.post(contactPage, contact)
  expect((await phone.get(`${contactPage}?check=yes`)).status).toBe(200)
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

/** The token of the page that a form stands on. */
const seenIn = (body: string) => /name="seen" value="(\w+)"/.exec(body)?.[1] ?? ''
const halves = (body: string) => body.split('别处保存的内容').length

test('of two devices the later is shown both texts, loses none, and keeps either', async () => {
  const path = `/my/records/${record}/object`
  const desk = await open.visit(firm)
  const [first, second] = [seenIn((await phone.get(`${path}?what=none`)).body), seenIn((await desk.get(path)).body)]
  const mine = { ...objection, explanation: '手机上写的。', seen: first }
  const saved = await phone.post(path, { ...mine, later: 'on' })
  const id = draftIn(saved.headers['location'])
  // A page may save again and again.
  expect((await phone.post(`/my/drafts/${id}/items`, { ...mine, explanation: '手机上写的，改过。' })).status).toBe(303)
  const theirs = { ...objection, 'claimed.CF_NR_FK': '0.6', explanation: '电脑上写的。', seen: second }
  for (const at of [path, `/my/drafts/${id}/items`]) {
    expect((await desk.post(at, { ...theirs, later: 'on' })).status).toBe(409)
    const both = await desk.post(at, theirs)
    expect([both.status, halves(both.body), both.body.includes('data-saves')]).toEqual([409, 2, false])
    for (const text of ['手机上写的，改过。', '电脑上写的。', `/my/drafts/${id}/items"`])
      expect(both.body).toContain(text)
    expect(both.body).toMatch(/<textarea[^>]*>电脑上写的。</)
  }
  expect((await phone.get(`/my/drafts/${id}/items`)).body).toContain('手机上写的，改过。')
  // The same text is no other text.
  const same = { ...mine, explanation: '手机上写的，改过。', seen: second }
  expect((await desk.post(`/my/drafts/${id}/items`, same)).status).toBe(303)
  const both = await desk.post(`/my/drafts/${id}/items`, { ...theirs, seen: first })
  const chosen = await desk.post(`/my/drafts/${id}/items`, { ...theirs, seen: seenIn(both.body) })
  expect(chosen.headers['location']).toBe(`/my/drafts/${id}/evidence`)
  expect((await phone.get(`/my/drafts/${id}/items`)).body).toContain('电脑上写的。')
})

test('the contact of a draft is held to the same, each step by itself', async () => {
  const id = await begin()
  const path = `/my/drafts/${id}/contact`
  const desk = await open.visit(firm)
  const [first, second] = [seenIn((await phone.get(path)).body), seenIn((await desk.get(path)).body)]
  expect((await phone.post(path, { ...contact, seen: first })).status).toBe(303)
  const both = await desk.post(path, { ...contact, name: '李四', phone: '', seen: second })
  expect([both.status, halves(both.body), both.body.includes('data-saves')]).toEqual([409, 2, false])
  for (const text of ['0766-8800000', 'value="李四"']) expect(both.body).toContain(text)
  expect((await phone.get(path)).body).toContain('value="张三"')
  const chosen = await desk.post(path, { ...contact, name: '李四', seen: seenIn(both.body) })
  expect(chosen.headers['location']).toBe(`/my/drafts/${id}/check`)
  // Text of the other step is no reason to refuse.
  const items = seenIn((await phone.get(`/my/drafts/${id}/items`)).body)
  await desk.post(path, { ...contact, name: '王五', seen: seenIn((await desk.get(path)).body) })
  const next = await phone.post(`/my/drafts/${id}/items`, { ...objection, explanation: '再改。', seen: items })
  expect(next.status).toBe(303)
})

test('a form kept over a sign-out is not put over what another device saved: both are shown, and it stays kept', async () => {
  const id = await begin()
  const path = `/my/drafts/${id}/items`
  const { body } = await phone.get(path)
  const [seen, csrf] = [seenIn(body), /name="csrf" value="([^"]+)"/.exec(body)?.[1] ?? '']
  const desk = await open.visit(firm)
  await desk.post(path, { ...objection, explanation: '电脑上写的。', seen: seenIn((await desk.get(path)).body) })
  const late = await open.ask({ method: 'POST', path, form: { ...objection, explanation: '手机上写的。', seen, csrf } })
  const cookie = late.cookies[0]?.split(';')[0] ?? ''
  const again = await open.visit(firm)
  const cookies = [...again.cookies, cookie]
  for (const _time of [1, 2]) {
    const both = await open.ask({ path: '/my/kept', cookies })
    expect([both.status, halves(both.body)]).toEqual([409, 2])
    for (const text of ['电脑上写的。', '手机上写的。']) expect(both.body).toContain(text)
  }
})

test('words sent to a draft that was submitted or deleted elsewhere stay on the page, to be copied', async () => {
  const late = { ...objection, explanation: '提交以后才写完的。' }
  const id = await begin()
  await phone.post(`/my/drafts/${id}/contact`, contact)
  await phone.post(`/my/drafts/${id}/submit`)
  const desk = await open.visit(firm)
  // The same form once more only leads to the receipt.
  expect((await desk.post(`/my/drafts/${id}/items`, objection)).headers['location']).toBe(`/my/cases/${id}/receipt`)
  const moved = await desk.post(`/my/drafts/${id}/items`, late)
  expect([moved.status, moved.body.includes(late.explanation)]).toEqual([409, true])
  expect(moved.body).toContain(`/my/cases/${id}/receipt`)
  const whole = { 'dispute.whole': 'on', 'ground.whole': 'E3', 'claimed.whole': '应有许可', explanation: '漏列。' }
  const gone = draftIn((await phone.post('/my/object', { ...whole, later: 'on' })).headers['location'])
  await phone.post(`/my/drafts/${gone}/discard`)
  const lost = await desk.post(`/my/drafts/${gone}/items`, late)
  expect([lost.status, lost.body.includes(late.explanation), lost.body.includes('请先复制下面的文字')]).toEqual([
    404,
    true,
    true,
  ])
})
