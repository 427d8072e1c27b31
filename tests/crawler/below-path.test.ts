import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { everySide } from '#functions/http/sides.ts'
import { firmsFiling } from '#tests/crash/soak-firms.ts'
import { patience } from '#tests/support/patience.ts'
import { type Started, started } from '#tests/support/started.ts'
import { webClient } from '#tests/support/web-client.ts'
import { asking } from './asking.ts'
import { crawl, type Reply } from './crawl.ts'

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
  let origin = ''
  let site = ''
  const kinds = new Set<string>()

  /** Addresses of the site and cookies beside the path. */
  const beside = ({ type, body, cookies = [] }: Pick<Reply, 'type' | 'body' | 'cookies'>): readonly string[] => {
    kinds.add(type.split(';')[0] ?? '')
    const named = body.match(new RegExp(`${origin}(?![\\w])(?!${base}(?![\\w-]))\\S*`, 'g')) ?? []
    return [...named, ...cookies.filter((cookie) => !new RegExp(`; Path=${base}(;|$)`, 'i').test(cookie))]
  }

  beforeAll(async () => {
    front = await proxy(() => Number(new URL(program.url).port), cuts)
    origin = `http://localhost:${front.port}`
    site = origin + base
    program = await started({ env: { REDRESS_URL: site } })
  })
  afterAll(async () => {
    front.close()
    await program.stop()
  })

  it('every link, form, redirect, cookie and address of an officer, a firm, a supervisor and everybody stays below it', async () => {
    const wrong: string[] = []
    for (const person of [null, 'hj-1', 'enterprise', 'supervisor']) {
      const client = webClient(origin)
      if (person !== null) {
        const signed = await client.post(await client.get(`${base}/sign-in`), '', { person })
        expect(signed.at).toMatch(new RegExp(`^${site}/`))
        expect(client.cookie()).toContain('redress=')
      }
      const ask = asking(origin, client.cookie(), '198.51.100.7')
      const found = await crawl({
        url: origin,
        routes: [
          ...everySide.flatMap((route) => ['', '/en'].map((lang) => ({ ...route, path: base + lang + route.path }))),
          // The host's own, beside the table of routes.
          ...everySide.slice(0, 1).map((route) => ({ ...route, method: 'POST' as const, path: `${base}/upload` })),
        ],
        ask: async (path) => {
          const reply = await ask(path)
          wrong.push(...beside(reply).map((one) => `${one} on ${path}`))
          return reply
        },
        // Officials are read in one language.
        from: person === null ? [`${base}/`, `${base}/en`] : [`${base}/`],
        skips: person === null ? /\/demo\/|\/sign-out/ : /\/demo\/|\/sign-out|\/redress\/en\b/,
      })
      expect(found.wrong).toEqual([])
      expect(found.pages).toBeGreaterThan(40)
    }
    expect(wrong).toEqual([])
    expect(front.strays).toEqual([])
    for (const kind of ['text/html', 'text/csv', 'text/calendar', 'application/json', 'application/atom+xml'])
      expect([...kinds]).toContain(kind)
  })

  it('a program files by the addresses that it is told, and mails lead below it', async () => {
    await (await firmsFiling({ folder: program.folder, url: site }))(0)
    const page = async (path: string) => (await fetch(site + path)).text()
    const mails = await vi.waitFor(async () => {
      const found = [...(await page('/demo/mailbox')).matchAll(/href="[^"]*(\/demo\/mailbox\/[^"/]+)"/g)]
      expect(found).not.toHaveLength(0)
      return found.map(([, path = '']) => path)
    }, patience)
    const texts = await Promise.all(mails.flatMap((path) => [page(path), page(`${path}/html`)]))
    expect(texts.join()).toContain(`${site}/`)
    expect(texts.flatMap((body) => beside({ type: 'text/html', body }))).toEqual([])
  })

  it('feeds, site map, definition and cookies name the whole address', async () => {
    expect(await (await fetch(`${site}/feed.atom`)).text()).toContain(`href="${site}/feed.atom"`)
    const text = async (path: string) => (await fetch(site + path)).text()
    expect(await text('/sitemap.xml')).toContain(`<loc>${site}/`)
    expect(JSON.parse(await text('/api/v1/openapi.json')).servers).toEqual([{ url: `${site}/api/v1` }])
    const cookies = (await fetch(`${site}/sign-in`, { redirect: 'manual' })).headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(0)
    expect(cookies.filter((cookie) => !new RegExp(`; Path=${base}(;|$)`, 'i').test(cookie))).toEqual([])
  })
})
