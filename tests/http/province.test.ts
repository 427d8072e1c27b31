import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPeople } from '#hosts/local/base/demo-people.ts'
import { type Exchange, httpExchange, type Provincial, provincialSignIn } from '#hosts/local/issuer/province.ts'
import { provinceMock } from '#hosts/local/issuer/province-mock.ts'
import { type Site, site } from './site.ts'

const redirectUri = 'http://localhost:8080/login/callback'
const client = { clientId: 'redress', clientSecret: 'secret' }
let now = 0
const mock = provinceMock({ people: demoPeople, client, redirectUri, now: () => now })
const server = createServer((request, response) => void mock.handle(request, response))
let at = ''

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  at = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/demo/province`
})
afterAll(() => void server.close())

const opened = (exchange: Exchange = httpExchange({ url: `${at}/exchange`, ...client })): Site =>
  site({
    deployment: { url: 'http://localhost:8080' },
    signIn: provincialSignIn({ page: at, clientId: client.clientId, redirectUri, exchange, levels: ['real-name'] }),
  })

const cookiesOf = ({ cookies }: { readonly cookies: readonly string[] }) =>
  cookies.map((cookie) => cookie.split(';')[0] ?? '')

/** Leaves for the province, chooses somebody, and comes back with a code. */
async function chosen(open: Site, person: string) {
  const left = await open.ask({ path: '/sign-in?to=/my/records' })
  const page = left.headers['location'] ?? ''
  const answer = await fetch(page, { method: 'POST', body: `person=${person}`, redirect: 'manual' })
  const back = new URL(answer.headers.get('location') ?? redirectUri)
  return { page, path: `${back.pathname}${back.search}`, cookies: cookiesOf(left) }
}

test.each([
  ['enterprise', '云浮市示范石材有限公司'],
  ['person', '李示范'],
])('%s signs in at the province with a code, which is worth nothing a second time', async (sub, name) => {
  const open = opened()
  const { page, path, cookies } = await chosen(open, sub)
  expect(await (await fetch(page)).text()).toContain(name)
  const home = await open.ask({ path, cookies })
  expect([home.status, home.headers['location']]).toEqual([303, '/my/records'])
  const own = await open.ask({ path: '/my/data', cookies: cookiesOf(home) })
  expect([own.status, own.body.includes(name)]).toEqual([200, true])
  const again = await chosen(open, sub)
  const replayed = new URLSearchParams(again.path.split('?')[1])
  replayed.set('code', new URLSearchParams(path.split('?')[1]).get('code') ?? '')
  expect((await open.ask({ path: `/login/callback?${replayed}`, cookies: again.cookies })).status).toBe(403)
})

test('another state, no code, a late code and another client sign nobody in', async () => {
  const open = opened()
  for (const [part, other] of [
    [/state=[^&]*/, 'state=other'],
    [/code=[^&]*/, 'code='],
  ] as const) {
    const { path, cookies } = await chosen(open, 'enterprise')
    expect([other, (await open.ask({ path: path.replace(part, other), cookies })).status]).toEqual([other, 403])
    // A refused beginning is over: the right answer comes too late.
    const { status, headers } = await open.ask({ path, cookies })
    expect([other, status, headers['location']]).toEqual([other, 303, '/'])
  }
  const { path, cookies } = await chosen(open, 'enterprise')
  const other = opened(httpExchange({ url: `${at}/exchange`, clientId: 'redress', clientSecret: 'wrong' }))
  const theirs = await chosen(other, 'enterprise')
  expect((await other.ask(theirs)).status).toBe(403)
  now += 60_000
  expect((await open.ask({ path, cookies })).status).toBe(403)
  expect((await fetch(`${at}?redirect_uri=https://evil.example/`)).status).toBe(400)
})

test('nobody of a low level, no number, or a wrong credit code is let in; an answer that is none is a fault', async () => {
  const identity: Provincial = {
    ...{ type: 'organisation', name: '某公司', idHash: null },
    ...{ uscc: '91445300MA0DEM013F', level: 'real-name' },
  }
  const status = async (more: Partial<Provincial>) => {
    const open = opened(async () => ({ ...identity, ...more }))
    return (await open.ask(await chosen(open, 'enterprise'))).status
  }
  expect([
    await status({}),
    await status({ level: 'basic' }),
    await status({ uscc: null }),
    await status({ uscc: '91445300MA0DEM0130' }),
    await status({ type: 'person' }),
  ]).toEqual([303, 403, 403, 403, 403])
  const nothing = httpExchange({ url: `${at}?redirect_uri=${redirectUri}`, ...client })
  await expect(nothing('code')).rejects.toMatchObject({ code: 'province.unreachable' })
  await expect(httpExchange({ url: 'http://127.0.0.1:9/', ...client })('code')).rejects.toMatchObject({
    code: 'province.unreachable',
  })
})

test('a person whose key reads as an organisation’s or a unit’s is let in as neither', async () => {
  for (const idHash of ['91445300MA0DEM013F', 'unit#HJ', 'agent']) {
    const identity: Provincial = { type: 'person', name: '某', idHash, uscc: null, level: 'real-name' }
    const open = opened(async () => identity)
    expect([idHash, (await open.ask(await chosen(open, 'person'))).status]).toEqual([idHash, 403])
  }
})
