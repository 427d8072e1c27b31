import { once } from 'node:events'
import { statSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { folder } from '#tests/contract/folder.ts'
import { oidc } from '../oidc.ts'
import type { Handler } from './http/gateway-event.ts'
import type { LocalServer } from './http/server.ts'
import { type LocalHost, openHost } from './index.ts'
import { callbackPath } from './sign-ins.ts'

let place: Awaited<ReturnType<typeof folder>>
let host: LocalHost
let server: LocalServer
let url: string
let seen: Parameters<Handler>[0][]
let release: (() => void) | undefined

const handler: Handler = async (event) => {
  seen.push(event)
  if (event.rawPath === '/slow')
    await new Promise<void>((resolve) => {
      release = resolve
    })
  if (event.rawPath === '/broken') throw new Error('a secret')
  return {
    statusCode: 201,
    headers: { 'Content-Type': 'text/plain', 'X-One': '1' },
    cookies: ['a=1; Path=/', 'b=2; Path=/'],
    body: Buffer.from('已收到').toString('base64'),
    isBase64Encoded: true,
  }
}

beforeEach(async () => {
  place = await folder()
  seen = []
  const port = await freePort()
  url = `http://localhost:${port}`
  host = await openHost({ PORT: String(port), REDRESS_DATA: place.path, REDRESS_NOW: '2026-05-06' })
  server = await host.serve({ handler, assets: { '/style.css': { type: 'text/css', body: 'p{}' } } })
})
afterEach(async () => {
  await server.close()
  await host.close()
  await place.remove()
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await once(probe.listen(0), 'listening')
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

describe('handlers', () => {
  it('get what API Gateway would send, and answer through it', async () => {
    const response = await fetch(`${url}/case/%E4%B8%80?a=1&a=2&b=x%20y`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 's=1; t=2' },
      body: '{"zh":"信用"}',
    })
    expect(response.status).toBe(201)
    expect(await response.text()).toBe('已收到')
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/'])
    expect(response.headers.get('x-one')).toBe('1')
    expect(seen[0]).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /{proxy+}',
      pathParameters: { proxy: 'case/一' },
      rawPath: '/case/%E4%B8%80',
      rawQueryString: 'a=1&a=2&b=x%20y',
      queryStringParameters: { a: '1,2', b: 'x y' },
      cookies: ['s=1', 't=2'],
      body: '{"zh":"信用"}',
      isBase64Encoded: false,
      requestContext: {
        routeKey: 'ANY /{proxy+}',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        http: { method: 'POST', path: '/case/%E4%B8%80' },
      },
    })
    expect(seen[0]?.headers['cookie']).toBeUndefined()
  })

  it('get forms in base64, HEAD as HEAD without a body back, and nothing beyond 1 MB', async () => {
    await fetch(`${url}/form`, { method: 'POST', body: new URLSearchParams({ a: '1' }) })
    expect(seen[0]).toMatchObject({ isBase64Encoded: true, body: Buffer.from('a=1').toString('base64') })
    const head = await fetch(`${url}/x`, { method: 'HEAD' })
    expect([seen[1]?.requestContext.http.method, head.headers.get('content-length'), await head.text()]).toEqual([
      'HEAD',
      '9',
      '',
    ])
    const large = await fetch(`${url}/form`, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })
    expect([large.status, seen.length]).toEqual([413, 2])
  })

  it('that fail tell a number and not why, which the log tells beside it', async () => {
    using logged = vi.spyOn(console, 'error').mockReturnValue()
    const response = await fetch(`${url}/broken`)
    expect(response.status).toBe(500)
    const [, reference] = /^出错了 · Something failed: ([0-9a-f]{8})\n$/.exec(await response.text()) ?? []
    const [line] = logged.mock.calls.flat()
    expect(JSON.parse(line)).toMatchObject({ reference, message: 'server.failed', error: { message: 'a secret' } })
  })

  it('are let finish when the server closes', async () => {
    const slow = fetch(`${url}/slow`)
    while (!release) await new Promise((resolve) => setImmediate(resolve))
    const closed = server.close()
    release()
    expect((await slow).status).toBe(201)
    await closed
    await expect(fetch(`${url}/x`)).rejects.toThrow()
  })
})

describe('published files', () => {
  const page = { path: '/r/a', type: 'text/html; charset=utf-8', body: '<p>信用</p>', publicUntil: '2026-05-06' }

  it('are served, under a strict policy, and never from a cache', async () => {
    await host.publicFolder.put(page)
    const response = await fetch(`${url}/r/a`)
    expect([response.status, await response.text()]).toEqual([200, page.body])
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect((await fetch(`${url}/r/a`, { method: 'POST' })).status).toBe(405)
  })

  it('that have ended answer as those that never were', async () => {
    await host.publicFolder.put({ ...page, publicUntil: '2026-05-05' })
    const [ended, never] = await Promise.all(['/r/a', '/r/b'].map((path) => fetch(url + path)))
    expect([ended?.status, never?.status]).toEqual([404, 404])
    expect(await ended?.text()).toBe(await never?.text())
    expect(seen).toEqual([])
  })

  it('cannot be left by a path', async () => {
    for (const path of ['/r/..%2f..%2fkeys%2fledger.hex', '/r/%2e%2e/%2e%2e/keys/ledger.hex', '/feed/a%00'])
      expect([404, 201]).toContain((await fetch(url + path)).status)
    expect((await fetch(`${url}/style.css`)).headers.get('content-type')).toBe('text/css')
  })
})

describe('sign-in', () => {
  const login = () => oidc({ issuer: host.issuer, redirectUri: url + callbackPath })

  /** Browser without script, with cookies; stops at our callback. */
  function browser() {
    const jar = new Map<string, string>()
    return async function go(at: string, form?: Record<string, string>): Promise<{ at: string; body: string }> {
      const response = await fetch(at, {
        redirect: 'manual',
        headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') },
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';')
        const equals = pair.indexOf('=')
        jar.set(pair.slice(0, equals), pair.slice(equals + 1))
      }
      const next = response.headers.get('location')
      if (next === null) return { at, body: await response.text() }
      const target = new URL(next, at).href
      return target.startsWith(url + callbackPath) ? { at: target, body: '' } : go(target)
    }
  }

  it('is a real OpenID Connect round, in which one chooses who to be', async () => {
    const { loginUrl, finish } = login()
    const go = browser()
    for (const [person, expected] of [
      ['enterprise', { kind: 'organisation', uscc: '91445300MA0DEM013F', idHash: null }],
      ['scjg-head', { kind: 'staff', uscc: null, email: 'scjg-head@demo.invalid' }],
      ['person', { kind: 'person', uscc: null, name: '李示范' }],
    ] as const) {
      const leaving = await loginUrl('/my/records')
      const choice = await go(leaving.url)
      expect(choice.body).toContain('演示')
      const back = await go(choice.at, { person })
      expect(await finish(back.at, leaving.saved)).toMatchObject({
        kind: 'known',
        returnTo: '/my/records',
        claims: { sub: person, ...expected },
      })
    }
  })

  it('refuses an answer to another question, a second use, and a made-up one', async () => {
    const { loginUrl, finish } = login()
    const go = browser()
    const leaving = await loginUrl('/')
    const back = await go((await go(leaving.url)).at, { person: 'auditor' })
    const refused = { kind: 'refused', refusal: { code: 'loginFailed' } }
    expect(await finish(back.at, { ...leaving.saved, state: 'other' })).toMatchObject(refused)
    expect(
      await finish(`${url}${callbackPath}?error=access_denied&state=${leaving.saved.state}`, leaving.saved),
    ).toMatchObject(refused)
    expect(await finish(back.at, { ...leaving.saved, verifier: 'x'.repeat(43) })).toMatchObject(refused)
    expect(await finish(back.at, leaving.saved)).toMatchObject({ kind: 'known' })
    expect(await finish(back.at, leaving.saved)).toMatchObject(refused)
  })

  it('says when nobody is meant, and when the sign-in has ended', async () => {
    const go = browser()
    const choice = await go((await login().loginUrl('/')).url)
    expect((await go(choice.at, { person: 'nobody' })).body).toContain('选择演示身份')
    expect((await browser()(choice.at)).body).toContain('登录已过期')
  })

  it('is a fault when the issuer cannot be reached', async () => {
    const away = oidc({ issuer: { ...host.issuer, url: 'http://127.0.0.1:1/' }, redirectUri: url + callbackPath })
    await expect(away.loginUrl('/')).rejects.toMatchObject({ code: 'oidc.unreachable' })
  })
})

describe('the rest of a host', () => {
  it('sends mail that the mailbox page shows, without what could act on the page', async () => {
    const mail = {
      messageId: '<1@a>',
      to: 'li@demo.invalid',
      subject: '<b>您好</b>',
      text: `看 ${url}/case/1 <script>`,
    }
    expect(await host.mailer.send(mail)).toEqual({ kind: 'accepted' })
    const list = await (await fetch(`${url}/demo/mailbox`)).text()
    expect(list).toContain('&lt;b&gt;您好&lt;/b&gt;')
    const link = /href="(\/demo\/mailbox\/[^"]+)"/.exec(list)?.[1] ?? ''
    const page = await (await fetch(url + link)).text()
    expect(page).toContain(`<a href="${url}/case/1">`)
    expect(page).not.toContain('<script>')
    expect((await fetch(`${url}/demo/mailbox/none`)).status).toBe(404)
  })

  it('keeps keys that only their owner reads, the same after a restart', async () => {
    const before = [host.crypto.keyed('actor', 'x'), await host.crypto.publicKey(), host.issuer.clientSecret]
    for (const name of ['ledger.hex', 'actor.hex', 'oidc.json'])
      expect(statSync(`${place.path}/keys/${name}`).mode & 0o777).toBe(0o600)
    await server.close()
    await host.close()
    host = await openHost({ PORT: String(server.port), REDRESS_DATA: place.path })
    server = await host.serve({ handler, assets: {} })
    expect([host.crypto.keyed('actor', 'x'), await host.crypto.publicKey(), host.issuer.clientSecret]).toEqual(before)
  })

  it('tells its listeners of the doorbell until they leave', () => {
    const heard: string[] = []
    const leave = host.onDoorbell((id) => heard.push(id))
    host.doorbell('c1')
    leave()
    host.doorbell('c2')
    expect(heard).toEqual(['c1'])
  })

  it('starts its clock where it was told and lets it run', () => {
    expect(host.clock.now()).toBeGreaterThanOrEqual(Date.UTC(2026, 4, 6, 1))
    expect(host.clock.now()).toBeLessThan(Date.UTC(2026, 4, 6, 3))
  })

  it('knows its deployment', () => {
    expect(host.deployment).toMatchObject({ id: 'yunfu', area: '445300', city: { zh: '云浮市' }, url, demo: true })
    expect(host.deployment.directory.units.some((unit) => unit.id === 'SCJG')).toBe(true)
  })

  it('has a sample seal and a mailbox in the demo alone; elsewhere it prints too', async () => {
    const other = await folder()
    const issuer = { REDRESS_ISSUER: 'https://sso.example', REDRESS_CLIENT_ID: 'x', REDRESS_CLIENT_SECRET: 'y' }
    const outside = await openHost({ ...issuer, PORT: String(await freePort()), REDRESS_DATA: other.path })
    expect([host, outside].map(({ printing }) => printing?.seal.sample)).toEqual([true, false])
    // Without a mail server or mailbox, no mail counts as taken.
    expect(outside.mailbox).toBeNull()
    const sent = await outside.mailer.send({ messageId: '<1@a>', to: 'li@example.com', subject: '', text: '' })
    expect(sent).toMatchObject({ kind: 'permanent' })
    await outside.close()
    await other.remove()
  })
})
