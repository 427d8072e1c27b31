import { beforeEach, expect, test } from 'vitest'
import { addRecord } from '#engine/register/register.ts'
import type { Person } from '#engine/store/person.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { type Site, site, type Visitor, withoutToken } from '../http/site.ts'

const person: Person = {
  id: 'filer',
  name: '经办人',
  email: 'filer@example.com',
  subject: sampleRecord.subject.key,
  roles: [{ role: 'applicant', unit: null }],
  conflicts: [],
}
const path = `/my/records/${sampleRecord.id}/object`
const form = {
  'dispute.whole': 'on',
  'ground.whole': 'E5',
  'claimed.whole': '不应公示',
  explanation: '说明',
}

let open: Site
let filer: Visitor
beforeEach(async () => {
  open = site({ deployment: { url: 'https://credit.example' } })
  await open.seat(person)
  await addRecord(open.engine, sampleRecord, { id: 'import', role: 'system', unit: null })
  filer = await open.visit(person)
})

const hosts = ['evil.example', 'credit.example.evil.example', 'localhost:1', 'credit.example@evil.example', '', '[::1]']

test.each(hosts)('the host “%s” of a request stands in no answer', async (host) => {
  const headers = { host, 'x-forwarded-host': host, forwarded: `host=${host}`, 'x-original-url': '//evil.example' }
  for (const page of ['/', '/records', '/account', '/my/cases', '/nothing', '/en/']) {
    const answer = await open.ask({ path: page, headers, cookies: filer.cookies })
    const all = withoutToken(answer.body) + JSON.stringify(answer.headers)
    if (host !== '') expect(all).not.toContain(host)
    expect(all).not.toContain('evil.example')
  }
})

const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override']

test.each(overrides)('a GET that calls itself POST by %s stays a GET', async (name) => {
  const before = await open.engine.journal.size()
  for (const at of ['/sign-out', path, '/account/sign-out-everywhere']) {
    const answer = await open.ask({
      path: `${at}?_method=POST&csrf=${filer.csrf}&explanation=x`,
      headers: { [name]: 'POST' },
      cookies: filer.cookies,
    })
    expect([200, 303, 404]).toContain(answer.status)
    if (answer.status === 303) expect(answer.headers['location']).toBe('/account')
  }
  expect((await filer.get('/account')).status).toBe(200)
  expect(await open.engine.journal.size()).toBe(before)
})

const types = [
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/xml',
  'text/html',
  'application/x-www-form-urlencodedx',
  'application/x-www-form-urlencoded, application/json',
  '',
]

test.each(types)('a form sent as “%s” is no form', async (type) => {
  const raw = new URLSearchParams({ csrf: filer.csrf, ...form }).toString()
  const answer = await open.ask({
    method: 'POST',
    path,
    raw,
    headers: { 'content-type': type },
    cookies: filer.cookies,
  })
  expect(answer.status).toBe(415)
})

test('a form with its charset named is a form', async () => {
  const raw = new URLSearchParams({ csrf: filer.csrf, ...form }).toString()
  const headers = { 'content-type': 'Application/X-WWW-Form-Urlencoded; charset=UTF-8' }
  expect((await open.ask({ method: 'POST', path, raw, headers, cookies: filer.cookies })).status).toBe(303)
})

test('a token in the address, a header or a cookie is none', async () => {
  const answer = await open.ask({
    method: 'POST',
    path: `${path}?csrf=${filer.csrf}`,
    form,
    headers: { 'x-csrf-token': filer.csrf },
    cookies: [...filer.cookies, `csrf=${filer.csrf}`],
  })
  expect(answer.status).toBe(403)
})

test('none, not public and no longer public answer a search with the same bytes but for what was asked', async () => {
  const ask = async (q: string) => {
    const { status, headers, body } = await open.ask({ path: `/records?q=${encodeURIComponent(q)}` })
    const spellings = [q, encodeURIComponent(q), encodeURIComponent(encodeURIComponent(q))]
    return { status, headers, body: spellings.reduce((text, one) => text.replaceAll(one, '…'), body) }
  }
  const none = await ask('91445300MA0000000X')
  const hidden = { ...sampleRecord, id: 'HIDDEN', documentNumber: { raw: '藏1号', key: '藏1号' } }
  await addRecord(
    open.engine,
    { ...hidden, subject: { kind: 'person', key: 'secret-key', name: '王某某', code: null } },
    { id: 'import', role: 'system', unit: null },
  )
  expect(await ask('藏1号')).toEqual(await ask('无1号'))
  expect(await ask('王某某')).toEqual(await ask('李某某'))
  expect(await ask('secret-key')).toEqual({ ...none, body: (await ask('secret-kex')).body })
})
