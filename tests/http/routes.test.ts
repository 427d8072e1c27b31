import { beforeEach, expect, test } from 'vitest'
import type { Person } from '#engine/store/person.ts'
import { pageOf } from '#functions/http/door/page-of.ts'
import { doors } from '#functions/http/routes.ts'
import { type Answer, type Site, site, type Visitor } from './site.ts'

// Routes for programs are held to tests/api.
const { api: _programs, ...pages } = doors
const routes = Object.values(pages).flat()
const gets = routes.filter(({ method }) => method === 'GET')
const posts = routes.filter(({ method }) => method === 'POST')
const unknownId = '0'.repeat(26)
const filled = (path: string, value = unknownId) => path.replace(/\{\w+\}/g, value)

// One person with every hat, so that every route is reached.
const everyone: Person = {
  id: 'everyone',
  name: 'everyone',
  email: 'everyone@example.com',
  subject: '91445300MA62560110',
  roles: [
    { role: 'applicant', unit: null },
    { role: 'intake', unit: 'FGW' },
    { role: 'officer', unit: 'HJ' },
    { role: 'supervisor', unit: null },
    { role: 'recipient', unit: 'HJ' },
    { role: 'systemAdmin', unit: null },
    { role: 'auditor', unit: null },
  ],
  conflicts: [],
}
const signIn = {
  logoutUrl: async () => null,
  loginUrl: async (returnTo: string) => ({
    url: 'http://localhost:8080/demo/oidc/auth',
    saved: { state: 's', nonce: 'n', verifier: 'v', returnTo },
  }),
  finish: async () => ({ kind: 'refused' as const, refusal: { code: 'loginFailed' as const, reason: 'no' } }),
}

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

/** Common answers may be kept: feeds until changed, others a day. */
const keptBy: Readonly<Record<string, string>> = {
  '/feed.atom': 'no-cache',
  '/feed.json': 'no-cache',
  '/robots.txt': 'public, max-age=86400',
  '/sitemap.xml': 'public, max-age=86400',
}

test.each(routes)('$method $path answers with the headers of the site, signed in or not', async ({ method, path }) => {
  for (const one of [visitor, nobody]) {
    const answer = method === 'GET' ? await one.get(filled(path)) : await one.post(filled(path))
    expect(answer.status).toBeLessThan(500)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'cache-control': keptBy[path] ?? 'no-store',
    })
    expect(strangeIn(answer.headers['content-security-policy'] ?? '')).toEqual([])
    expect(strangeOn(answer)).toEqual([])
  }
})

test.each(gets)('HEAD $path answers as GET does, without its body', async ({ path }) => {
  for (const { cookies } of [visitor, nobody]) {
    const got = await open.ask({ path: filled(path), cookies })
    const head = await open.ask({ method: 'HEAD', path: filled(path), cookies })
    expect([head.status, head.body, head.headers]).toEqual([got.status, '', got.headers])
  }
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

const badQueries = [
  'cursor=',
  'cursor=x',
  'cursor=%00',
  'cursor=-5',
  'cursor=1e309',
  'cursor=bnVsbA',
  'cursor=WzEsMiwzXQ',
  'cursor=a&cursor=b',
  'filter=constructor',
  'filter=__proto__',
  'number=%00',
  `number=${'9'.repeat(3000)}`,
  'upload=constructor',
  'upload=__proto__',
  'upload=toString',
  'q=',
  'q=%00',
  'q=%F0%9F%92%A9',
  `q=${'x'.repeat(201)}`,
  `q=${'%EF%B7%BA'.repeat(200)}`,
  'q=%25&q=%25',
  'q=constructor',
  '&&&=',
  '%',
  '%E0%A4%A',
  '__proto__=1',
  'to=//evil.example',
]

test.each(badQueries)('a query no page wrote (?%s) is answered without a fault', async (query) => {
  for (const { path } of gets) {
    for (const one of [visitor, nobody])
      expect([path, (await one.get(`${filled(path)}?${query}`)).status < 500]).toEqual([path, true])
  }
})

test('a cursor nobody gave out is a page that is not there', async () => {
  expect((await visitor.get('/my/cases?cursor=abc')).status).toBe(404)
  expect((await visitor.get('/audit?cursor=abc')).status).toBe(404)
})

/** Sources and keywords that a strict policy has no use for. */
const strangeIn = (policy: string) =>
  policy
    .split(/[;\s]+/)
    .filter((word) => /unsafe|\*|^https?:|blob:|nonce|sha\d/.test(word) || policy === '')
    .concat(policy.includes("default-src 'none'") ? [] : ['no default'])

/** Inline code or style, and parts of other origins. */
function strangeOn({ body, headers }: Answer): readonly string[] {
  if (!headers['content-type']?.startsWith('text/html')) return []
  const inline = body.match(/<script(?![^>]*\ssrc=)[^>]*>|<style[\s>]|\sstyle="|\son[a-z]+="|javascript:/gi) ?? []
  // Readers follow law links; the page does not load them.
  const linked = body.replaceAll(/<a (?:[^>]*\s)?href="https?:\/\/[a-z.]+\.gov\.cn\/[^"]*"/g, '')
  const elsewhere = [...linked.matchAll(/(?:src|href|action)="((?:https?:)?\/\/[^"]*)"/g)].flatMap(([, url = '']) =>
    url.startsWith('http://localhost:8080/') ? [] : [url],
  )
  return [...inline, ...elsewhere]
}
