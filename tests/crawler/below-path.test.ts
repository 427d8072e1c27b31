import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everySide } from '#functions/http/sides.ts'
import { type Started, started } from '#tests/support/started.ts'
import { webClient } from '#tests/support/web-client.ts'
import { asking } from './asking.ts'
import { crawl } from './crawl.ts'

const base = '/credit/redress'

/** Passes on requests below the path alone. */
async function proxy(to: () => number, cuts: boolean) {
  const strays: string[] = []
  const server = createServer((asked, answer) => {
    const url = asked.url ?? '/'
    if (!url.startsWith(`${base}/`)) {
      strays.push(url)
      answer.writeHead(404).end('outside')
      return
    }
    const path = cuts ? url.slice(base.length) : url
    const passed = request({ port: to(), path, method: asked.method, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode ?? 500, got.headers)
      got.pipe(answer)
    })
    asked.pipe(passed)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, strays, close: () => server.close() }
}

describe.each([
  ['cuts the path off', true],
  ['passes the path on', false],
])('behind a proxy that %s', (_, cuts) => {
  let program: Started
  let front: Awaited<ReturnType<typeof proxy>>
  let site = ''

  beforeAll(async () => {
    front = await proxy(() => Number(new URL(program.url).port), cuts)
    site = `http://localhost:${front.port}${base}`
    program = await started({ env: { REDRESS_URL: site } })
  })
  afterAll(async () => {
    front.close()
    await program.stop()
  })

  it('every link, form, redirect and cookie of an officer and of everybody stays below it', async () => {
    const client = webClient(`http://localhost:${front.port}`)
    const signed = await client.post(await client.get(`${base}/sign-in`), '', { person: 'hj-1' })
    expect(signed.at).toMatch(new RegExp(`^http://localhost:${front.port}${base}/`))
    expect(client.cookie()).toContain('redress=')
    for (const cookie of ['', client.cookie()]) {
      const found = await crawl({
        url: `http://localhost:${front.port}`,
        routes: [
          ...everySide.flatMap((route) => ['', '/en'].map((lang) => ({ ...route, path: base + lang + route.path }))),
          // The host's own, beside the table of routes.
          ...everySide.slice(0, 1).map((route) => ({ ...route, method: 'POST' as const, path: `${base}/upload` })),
        ],
        ask: asking(`http://localhost:${front.port}`, cookie, '198.51.100.7'),
        from: [`${base}/`, `${base}/en`],
        skips: /\/demo\/|\/sign-out/,
      })
      expect(found.wrong).toEqual([])
      expect(found.pages).toBeGreaterThan(40)
    }
    expect(front.strays).toEqual([])
  })

  it('feeds, site map, definition and cookies name the whole address', async () => {
    const text = async (path: string) => (await fetch(site + path)).text()
    expect(await text('/sitemap.xml')).toContain(`<loc>${site}/`)
    expect(JSON.parse(await text('/api/v1/openapi.json')).servers).toEqual([{ url: `${site}/api/v1` }])
    const cookies = (await fetch(`${site}/sign-in`, { redirect: 'manual' })).headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(0)
    expect(cookies.filter((cookie) => !new RegExp(`; Path=${base}(;|$)`, 'i').test(cookie))).toEqual([])
  })
})
