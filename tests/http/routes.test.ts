import { beforeEach, expect, test } from 'vitest'
import { pageOf } from '#functions/http/door/page-of.ts'
import { doors } from '#functions/http/routes.ts'
import { everyone, signIn } from './everyone.ts'
import { type Site, site, type Visitor } from './site.ts'
import { holdSite } from './strange.ts'

// Routes for programs are held to tests/api.
const { api: _programs, ...pages } = doors
const routes = Object.values(pages).flat()
const gets = routes.filter(({ method }) => method === 'GET')
const posts = routes.filter(({ method }) => method === 'POST')
const unknownId = '0'.repeat(26)
const filled = (path: string, value = unknownId) => path.replace(/\{\w+\}/g, value)

let open: Site
let visitor: Visitor
let nobody: Visitor

beforeEach(async () => {
  open = site({ signIn })
  await open.seat(everyone)
  visitor = await open.visit(everyone)
  nobody = await open.visit(null)
})

const pattern = ({ path }: { path: string }) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)

test.each(posts)('what answers a form sent to $path links to a page that is there, in both languages', ({ path }) => {
  const page = pageOf(filled(path))
  expect(gets.filter((one) => pattern(one).test(page)).map((one) => one.path)).not.toEqual([])
})

test('a form refused at an address of its own leads to its page in English and in large print', async () => {
  const { status, body } = await visitor.post('/account/absence', { from: 'abc' })
  const to = /href="(\/en[^"]*)"/.exec(body)?.[1]
  const back = /action="\/text-size"><input type="hidden" name="to" value="([^"]*)"/.exec(body)?.[1]
  expect([status, to, back]).toEqual([422, '/en/account', '/account'])
  expect((await visitor.get('/en/account')).status).toBe(200)
})

test.each(posts)('POST $path answers with the headers of the site, signed in or not', async ({ path }) => {
  for (const one of [visitor, nobody]) holdSite(await one.post(filled(path)))
})

test.each(posts)('POST $path does nothing without the token of this very session', async ({ path }) => {
  const other = await open.visit({ ...everyone, id: 'somebody-else' })
  const before = await open.engine.journal.size()
  for (const csrf of ['', 'wrong', other.csrf, visitor.csrf.toUpperCase(), `${visitor.csrf},${visitor.csrf}`]) {
    const answer = await open.ask({
      method: 'POST',
      path: filled(path),
      form: { csrf, explanation: 'kept <b>' },
      cookies: visitor.cookies,
    })
    expect([csrf, answer.status]).toEqual([csrf, 403])
    expect(answer.body).toContain('kept &lt;b')
  }
  expect(await open.engine.journal.size()).toBe(before)
  expect((await visitor.get('/my/records')).status).toBe(200)
})

test.each(posts)(
  'POST $path of somebody not signed in keeps what was typed and leads back to a page',
  async ({ path }) => {
    if (path === '/a') return expect((await nobody.post(path)).status).toBe(422)
    if (path === '/sign-out') return expect((await nobody.post(path)).status).toBe(303)
    // Open to everybody, with an invalid code.
    if (path.startsWith('/track') || path.startsWith('/digest'))
      return expect((await nobody.post(path)).status).toBe(404)
    const answer = await nobody.post(filled(path), { explanation: 'kept' })
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('kept')
    const [, back = ''] = /<p><a href="([^"]+)"/.exec(answer.body) ?? []
    expect([404, 405]).not.toContain((await nobody.get(back)).status)
  },
)

test.each(posts)('POST $path refuses what is no form, and a form too large', async ({ path }) => {
  const { cookies, csrf } = visitor
  const ask = (raw: string, type: string) =>
    open.ask({ method: 'POST', path: filled(path), raw, headers: { 'content-type': type }, cookies })
  const form = 'application/x-www-form-urlencoded'
  expect((await ask(`{"csrf":"${csrf}"}`, 'application/json')).status).toBe(415)
  expect((await ask(`csrf=${csrf}`, 'text/plain')).status).toBe(415)
  expect((await ask(`csrf=${csrf}&a=${'x'.repeat(500_000)}`, form)).status).toBe(413)
  expect((await ask(`csrf=${csrf}&a=%00`, form)).status).toBe(422)
  for (const body of [
    `csrf=${csrf}&a=%E0%A4%A&%=%&&=&a`,
    `csrf=${csrf}&seq=1e999&event=constructor`,
    `a=1&csrf=${csrf}&a=2`,
  ])
    expect((await ask(body, form)).status).toBeLessThan(500)
})

const methods = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', '__proto__', 'get', '']

test.each(methods)('the method %s finds nothing anywhere', async (method) => {
  for (const { path } of routes) {
    const answer = await open.ask({ method: method || ' ', path: filled(path), cookies: visitor.cookies })
    expect([path, answer.status]).toEqual([path, 404])
  }
})

test('GET finds nothing where only a form goes, and POST nothing where only a page stands', async () => {
  const both = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  for (const { path } of posts.filter((one) => !both.has(`GET ${one.path}`)))
    expect([path, (await visitor.get(filled(path))).status]).toEqual([path, 404])
  for (const { path } of gets.filter((one) => !both.has(`POST ${one.path}`)))
    expect([path, (await visitor.post(filled(path))).status]).toEqual([path, 404])
})

const badNames = [
  '..',
  '.',
  '%2e%2e',
  '%2F',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%0d%0a1',
  '%E0%A4%A',
  '%',
  ' ',
  '%20',
  "'",
  '"',
  '<b>',
  '%3Cb%3E',
  '__proto__',
  'constructor',
  'NaN',
  '-1',
  '1e3',
  '0x1',
  '9'.repeat(400),
  'x'.repeat(5000),
  '%F0%9F%92%A9',
  '%EF%BC%91',
  'case%23x',
  '🂡',
]

test.each(badNames)('a name no one gave (%s) is found nowhere, without a fault', async (name) => {
  for (const { method, path } of routes.filter((one) => one.path.includes('{'))) {
    const answer = method === 'GET' ? await visitor.get(filled(path, name)) : await visitor.post(filled(path, name))
    expect([path, answer.status]).toEqual([path, 404])
    expect(answer.headers['location']).toBeUndefined()
  }
})
