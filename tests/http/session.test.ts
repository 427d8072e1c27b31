import { expect, test } from 'vitest'
import type { Person } from '#engine/store/person.ts'
import type { Login } from '#engine/store/ports.ts'
import { maskedCsrf } from '#functions/http/door/csrf.ts'
import { readSession, startSession } from '#functions/http/door/session.ts'
import { claimsOf, type Site, site } from './site.ts'

const person: Person = {
  id: 'filer',
  name: '经办人',
  email: 'filer@example.com',
  subject: '91445300MA62560110',
  roles: [{ role: 'applicant', unit: null }],
  conflicts: [],
}
const minute = 60_000
const hour = 60 * minute

/** Issuer of one person that tells where it leads back. */
function withIssuer(url = 'http://localhost:8080'): Site {
  return site({
    deployment: { url },
    signIn: {
      logoutUrl: async () => 'http://issuer.example/session/end',
      loginUrl: async (returnTo) => ({
        url: 'http://issuer.example/auth',
        saved: { state: 's', nonce: 'n', verifier: 'v', returnTo },
      }),
      finish: async (callbackUrl, { returnTo }): Promise<Login> =>
        callbackUrl.includes('code=good')
          ? { kind: 'known', claims: claimsOf(person), returnTo }
          : { kind: 'refused', refusal: { code: 'loginFailed', reason: 'bad code' } },
    },
  })
}

async function signIn(open: Site, query: string) {
  const left = await open.ask({ path: `/sign-in${query}` })
  const before = left.cookies.map((cookie) => cookie.split(';')[0] ?? '')
  const back = await open.ask({ path: '/login/callback?code=good&state=s', cookies: before })
  return { left, before, back, after: back.cookies.map((cookie) => cookie.split(';')[0] ?? '') }
}

test('the cookie is the host’s alone, out of reach of scripts and of other sites', async () => {
  const plain = await startSession(withIssuer().engine, { claims: null, login: null })
  expect(plain).toMatch(/^redress=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax$/)
  const secure = await startSession(withIssuer('https://credit.example').engine, { claims: null, login: null })
  expect(secure).toMatch(/^__Host-redress=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
})

test('signing in gives a new name, and the one known before is worth nothing', async () => {
  const open = withIssuer()
  const { before, after, back } = await signIn(open, '')
  expect(back.status).toBe(303)
  expect(after).not.toEqual(before)
  expect((await open.ask({ path: '/my/records', cookies: before })).status).toBe(303)
  expect((await open.ask({ path: '/my/records', cookies: after })).status).toBe(200)
})

test('a callback nobody waits for, or with a bad answer, signs nobody in', async () => {
  const open = withIssuer()
  expect(await open.ask({ path: '/login/callback?code=good' })).toMatchObject({ status: 303, cookies: [] })
  const left = await open.ask({ path: '/sign-in' })
  const cookies = left.cookies.map((cookie) => cookie.split(';')[0] ?? '')
  const refused = await open.ask({ path: '/login/callback?code=bad', cookies })
  expect([refused.status, refused.cookies]).toEqual([403, [expect.stringContaining('Max-Age=0')]])
  // Worth nothing any more.
  const again = await open.ask({ path: '/login/callback?code=good&state=s', cookies })
  expect([again.status, again.headers['location'], again.cookies]).toEqual([303, '/', []])
})

test('a page of another site signs nobody out by leading to the sign-in', async () => {
  const open = withIssuer()
  const { after } = await signIn(open, '')
  const led = (site: string) =>
    open.ask({ path: '/sign-in?to=/my/records', cookies: after, headers: { 'sec-fetch-site': site } })
  expect(await led('cross-site')).toMatchObject({ status: 303, headers: { location: '/my/records' }, cookies: [] })
  expect((await led('same-origin')).cookies).toHaveLength(1)
})

test('the store never holds the name of a session', async () => {
  const open = withIssuer()
  const { after } = await signIn(open, '')
  const name = after[0]?.split('=')[1] ?? ''
  expect(await open.engine.table.get({ pk: `session#${name}`, sk: 'session' })).toBeUndefined()
  const hashed = open.engine.crypto.keyed('session', name)
  expect(JSON.stringify(await open.engine.table.get({ pk: `session#${hashed}`, sk: 'session' }))).not.toContain(name)
})

test('a session ends after half an hour without a request, and after twelve hours whatever was asked', async () => {
  const open = withIssuer()
  const status = async (cookies: readonly string[]) => (await open.ask({ path: '/my/records', cookies })).status
  const idle = (await signIn(open, '')).after
  open.host.clock.advance(30 * minute)
  expect(await status(idle)).toBe(200)
  open.host.clock.advance(30 * minute + 1)
  expect(await status(idle)).toBe(303)
  const busy = (await signIn(open, '')).after
  for (let passed = 0; passed < 12 * hour; passed += 20 * minute) {
    expect(await status(busy)).toBe(200)
    open.host.clock.advance(20 * minute)
  }
  open.host.clock.advance(1)
  expect(await status(busy)).toBe(303)
})

test('signing out ends the session in the store, and clears the cookie', async () => {
  const open = withIssuer()
  await open.seat(person)
  const visitor = await open.visit(person)
  const out = await visitor.post('/sign-out')
  expect(out.cookies[0]).toMatch(/^redress=; Path=\/; HttpOnly; SameSite=Lax; Max-Age=0$/)
  expect((await visitor.get('/my/records')).status).toBe(303)
})

test.each([
  'redress=',
  'redress=x',
  `redress=${'0'.repeat(64)}`,
  `redress=${'F'.repeat(64)}`,
  `other=${'0'.repeat(64)}`,
  '=',
  'redress',
  `redress=${'a'.repeat(64)}; redress=x`,
  'redress=../../x',
  `redress=%00${'a'.repeat(61)}`,
])('the cookie %s is nobody’s', async (cookie) => {
  expect((await withIssuer().ask({ path: '/my/records', cookies: [cookie] })).status).toBe(303)
})

const elsewhere = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'http:evil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  'javascript:alert(1)',
  '/\n/evil.example',
  ' //evil.example',
  '@evil.example',
  '.evil.example',
  '//evil.example/%2f..',
  '/\u3000/evil.example',
  'data:text/html,x',
  '%2f%2fevil.example',
  '/ /evil.example',
]

test.each(elsewhere)('nobody is led from signing in to %j', async (to) => {
  for (const prefix of ['', '/en']) {
    const open = withIssuer()
    const left = await open.ask({ path: `${prefix}/sign-in?to=${encodeURIComponent(to)}` })
    expect(left.headers['location']).toBe('http://issuer.example/auth')
    const cookies = left.cookies.map((cookie) => cookie.split(';')[0] ?? '')
    const back = await open.ask({ path: '/login/callback?code=good', cookies })
    expect(isOurs(back.headers['location'] ?? '')).toBe(true)
  }
})

test.each(['/my/cases', '/en/my/cases?cursor=x', '/my/records/X/object'])('signing in leads back to %s', async (to) => {
  const { back } = await signIn(withIssuer(), `?to=${encodeURIComponent(to)}`)
  expect(back.headers['location']).toBe(to)
})

test('a page asks to sign in and is come back to, in its own language', async () => {
  const open = withIssuer()
  for (const path of ['/my/cases', '/en/my/cases']) {
    const asked = await open.ask({ path })
    const [, query = ''] = (asked.headers['location'] ?? '').split('?')
    const { back } = await signIn(open, `?${query}`)
    expect(back.headers['location']).toBe(path)
    const link = /href="([^"]*sign-in[^"]*)"/.exec((await open.ask({ path: path.replace('my/cases', 'records') })).body)
    const home = await signIn(open, `?${(link?.[1] ?? '').replaceAll('&amp;', '&').split('?')[1]}`)
    expect(home.back.headers['location']).toBe(path.replace('my/cases', 'records'))
  }
})

test.each(['//evil.example', '/en//evil.example', '/\\evil.example', '/en/\\evil.example'])(
  'a page for the path %s links to no other site',
  async (path) => {
    const answer = await withIssuer().ask({ path })
    expect(answer.status).toBe(404)
    const links = [...answer.body.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !isOurs(link) && !/^(tel:|#)/.test(link))).toEqual([])
  },
)

const isOurs = (link: string) =>
  new URL(link, 'http://localhost:8080/here').origin === 'http://localhost:8080' && !/^.?[/\\]{2}/.test(link)

test('signing out here leads on to signing out at the issuer, for the next at the same computer', async () => {
  const open = withIssuer()
  const { after } = await signIn(open, '')
  const csrf = maskedCsrf(open.engine.crypto, (await readSession(open.engine, after))?.session.csrf ?? '')
  const left = await open.ask({ method: 'POST', path: '/sign-out', form: { csrf }, cookies: after })
  expect([left.status, left.headers['location']]).toEqual([303, '/sign-out'])
  expect((await open.ask({ path: '/my/records', cookies: after })).status).toBe(303)
  const other = await signIn(open, '')
  const still = await open.ask({ path: '/sign-out', cookies: other.after })
  expect([still.status, still.headers['location']]).toEqual([303, '/account'])
  const told = await open.ask({ path: '/sign-out' })
  expect(told.headers['refresh']).toBe('0; url=http://issuer.example/session/end')
  expect(told.body).toContain('href="http://issuer.example/session/end"')
  const csrfOther = maskedCsrf(open.engine.crypto, (await readSession(open.engine, other.after))?.session.csrf ?? '')
  const path = '/account/sign-out-everywhere'
  const everywhere = await open.ask({ method: 'POST', path, form: { csrf: csrfOther }, cookies: other.after })
  expect([everywhere.headers['location'], everywhere.headers['clear-site-data']]).toEqual([
    '/sign-out',
    '"cache", "storage"',
  ])
  // Nowhere else to go: the page stays.
  expect((await site().ask({ path: '/sign-out' })).headers['refresh']).toBeUndefined()
})

test('a session rewritten in the store to another person, or to a later proof, counts for nothing', async () => {
  const open = withIssuer()
  const { after } = await signIn(open, '')
  const table = open.engine.table
  const pk = `session#${open.engine.crypto.keyed('cookie', after[0]?.split('=')[1] ?? '')}`
  const item = await table.get({ pk, sk: 'session' })
  if (!item) throw new Error('no session')
  const status = async (body: object) => {
    const v = (await table.get(item))?.v ?? 0
    const next = JSON.parse(JSON.stringify({ ...Object(item.body), ...body }))
    await table.transact([{ put: { ...item, v: v + 1, body: next }, when: { v } }])
    return (await open.ask({ path: '/my/records', cookies: after })).status
  }
  expect(await status({})).toBe(200)
  expect(await status({ claims: { ...Object(item.body).claims, sub: 'security' } })).toBe(303)
  expect(await status({ provedAt: open.engine.clock.now() })).toBe(303)
  expect(await status({ seal: undefined })).toBe(303)
  expect(await status({})).toBe(200)
})
