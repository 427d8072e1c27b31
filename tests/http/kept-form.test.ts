import { beforeEach, expect, test } from 'vitest'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { type Answer, type Site, site, type Visitor } from './site.ts'

const person = (id: string, more: Partial<Person>): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject: null, conflicts: [] },
  ...{ roles: [{ role: 'applicant', unit: null }] },
  ...more,
})
const firm = person('firm', { subject: sampleRecord.subject.key })
const colleague = person('colleague', { subject: sampleRecord.subject.key })
const officer = person('hj-1', { roles: [{ role: 'officer', unit: 'HJ' }] })
const typed = {
  'dispute.CF_SY': 'on',
  'ground.CF_SY': 'E2',
  'claimed.CF_SY': '已经覆盖',
  explanation: '写了一小时',
  channel: 'city',
}

let open: Site
let record: string
let who: Visitor

beforeEach(async () => {
  open = site()
  await open.seat(firm, colleague, officer)
  record = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id: record }, { id: 'import', role: 'system', unit: null })
  who = await open.visit(firm)
})

const csrfOn = ({ body }: Answer) => /name="csrf" value="([^"]*)"/.exec(body)?.[1] ?? ''
const cookieOf = ({ cookies }: Answer) => cookies[0]?.split(';')[0] ?? ''
const placeOf = ({ headers }: Answer) => headers['location'] ?? ''

/** Opens a form signed in, sends it signed out. */
async function late(path: string, form: Readonly<Record<string, string>>, cookies: readonly string[] = []) {
  const csrf = csrfOn(await who.get(path))
  const answer = await open.ask({ method: 'POST', path, form: { csrf, ...form }, cookies })
  return { answer, cookie: cookieOf(answer) }
}

/** Somebody signs in on the browser that sent it. */
async function backBy(one: Person, cookie: string, path = '/my/kept'): Promise<Answer> {
  const { cookies } = await open.visit(one)
  return open.ask({ path, cookies: [...cookies, cookie] })
}

test('a form sent after signing out is back after signing in, all of it, and only for its writer on that device', async () => {
  const path = `/my/records/${record}/object`
  const { answer, cookie } = await late(path, typed)
  expect(answer.status).toBe(403)
  expect(answer.body).toContain(`href="/sign-in?to=${encodeURIComponent('/my/kept')}"`)
  expect(answer.body).toContain('您填写的内容已经保存，到 2026年9月14日 10:30 为止')
  for (const raw of ['dispute.CF_SY', 'ground.CF_SY', '写了一小时', '已经覆盖']) expect(answer.body).not.toContain(raw)
  for (const other of [colleague, officer]) {
    const seen = await backBy(other, cookie)
    expect([seen.status, seen.body.includes('写了一小时')]).toEqual([404, false])
  }
  expect((await who.get('/my/kept')).status).toBe(404)
  const back = await backBy(firm, cookie)
  expect(placeOf(back)).toMatch(/^\/my\/drafts\/\w+\/items$/)
  const form = (await who.get(placeOf(back))).body
  for (const value of [
    '写了一小时',
    'value="已经覆盖"',
    'name="dispute.CF_SY" value="on" checked',
    'value="E2" selected',
  ])
    expect(form).toContain(value)
  expect((await backBy(firm, cookie)).status).toBe(404)
})

test('what has no draft to go back into any more stays, to be copied', async () => {
  const contact = placeOf(await who.post(`/my/records/${record}/object`, typed)).replace('evidence', 'contact')
  const { cookie } = await late(contact, { name: '李四', phone: '13900000000' })
  await who.post(contact.replace('contact', 'discard'))
  for (const again of [1, 2]) {
    const back = await backBy(firm, cookie)
    expect([again, back.status, back.body.includes('13900000000')]).toEqual([again, 200, true])
  }
})

test.each(['/en', ''])('the contact step and a way in come back to their own pages (%s)', async (lang) => {
  const path = `/my/apply/repair/apply?record=${record}`
  const first = await late(`${lang}${path}`, { explanation: '已经整改', signedBy: '张三' })
  const items = placeOf(await backBy(firm, first.cookie, `${lang}/my/kept`))
  expect(items).toMatch(new RegExp(`^${lang}/my/drafts/\\w+/items$`))
  expect((await who.get(items)).body).toContain('已经整改')
  const begun = await who.post(`/my/records/${record}/object`, typed)
  const contact = placeOf(begun).replace('evidence', 'contact')
  const second = await late(contact, { name: '李四', phone: '13900000000' })
  expect(placeOf(await backBy(firm, second.cookie))).toBe(contact)
  expect((await who.get(contact)).body).toContain('value="13900000000"')
})

test('what acts is not done by coming back: its writer sends it by a click of their own', async () => {
  const draft = /drafts\/(\w+)/.exec(placeOf(await who.post(`/my/records/${record}/object`, typed)))?.[1] ?? ''
  const contact = { name: '张三', email: 'z@example.com', phone: '0766-8800000', consentElectronic: 'on' }
  await who.post(`/my/drafts/${draft}/contact`, contact)
  await who.post(`/my/drafts/${draft}/submit`)
  const csrf = csrfOn(await who.get(`/my/cases/${draft}/withdraw`))
  const form = { csrf, event: 'applicant.withdrew', seq: '1', reason: '已与单位核对 清楚' }
  const late = await open.ask({ method: 'POST', path: `/my/cases/${draft}/events`, form, cookies: [] })
  const page = await backBy(firm, cookieOf(late))
  expect([page.status, page.body.includes('已与单位核对 清楚')]).toEqual([200, true])
  expect(page.body).toContain(`action="/my/cases/${draft}/events"`)
  expect((await who.get(`/my/cases/${draft}`)).body).toContain(`/my/cases/${draft}/withdraw`)
  await who.post(`/my/cases/${draft}/events`, { event: 'applicant.withdrew', seq: '1', reason: '已与单位核对 清楚' })
  expect((await who.get(`/my/cases/${draft}`)).body).not.toContain(`/my/cases/${draft}/withdraw"`)
})

test('another session in the browser, of somebody else, neither sends nor sees it', async () => {
  const path = `/my/records/${record}/object`
  const { cookies } = await open.visit(colleague)
  const { answer, cookie } = await late(path, typed, cookies)
  expect([answer.status, answer.body.includes('写了一小时')]).toEqual([403, false])
  expect((await backBy(colleague, cookie)).status).toBe(404)
  expect(placeOf(await backBy(firm, cookie))).toMatch(/items$/)
})

test('after half an hour it is gone; what says for nobody is not kept, and told so', async () => {
  const path = `/my/records/${record}/object`
  const { cookie } = await late(path, typed)
  open.host.clock.advance(30 * 60_000)
  expect((await backBy(firm, cookie)).status).toBe(404)
  await open.settle()
  const id = cookie.split('=')[1] ?? ''
  expect(await open.engine.table.get({ pk: `kept#${id}`, sk: 'kept' })).toBeUndefined()
  for (const csrf of ['', 'x', `${who.csrf}.0-0-0`]) {
    const answer = await open.ask({ method: 'POST', path, form: { csrf, ...typed } })
    expect([answer.status, answer.cookies]).toEqual([403, []])
    expect(answer.body).toContain('您填写的内容没有保存')
    expect(answer.body).toContain('写了一小时')
    expect(answer.body).not.toContain('dispute.CF_SY')
  }
})
