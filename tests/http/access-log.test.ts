import { mkdtempSync, openSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { doors } from '#functions/doors.ts'
import { routesOf } from '#functions/gateway-routes.ts'
import { patience } from '#tests/support/patience.ts'
import { type Started, started } from '#tests/support/started.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-access-log-'))
const path = join(folder, 'log')
const env = { REDRESS_ACCESS_LOG: 'on' }
afterAll(() => rmSync(folder, { recursive: true }))

/** Lines of answers, whatever else the program told. */
const answered = (): readonly Readonly<Record<string, unknown>>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"http.answered"'))
    .map((line) => JSON.parse(line))

describe('with REDRESS_ACCESS_LOG=on', () => {
  let program: Started
  const asking = (to: string, init: RequestInit = {}) => {
    const headers = {
      connection: 'close',
      'x-forwarded-for': '203.0.113.7',
      'user-agent': 'Somebody/1.0',
      referer: 'https://search.example/?q=Somebody',
      authorization: 'Bearer Somebody',
      cookie: 'session=Somebody',
    }
    return fetch(program.url + to, { redirect: 'manual', headers, ...init })
  }
  beforeAll(async () => {
    program = await started({ now: '2026-05-06', env, logTo: openSync(path, 'a') })
  })
  afterAll(async () => void (await program.stop()))

  it('tells of each answer its method, route, status and time, and nothing of who asked for what', async () => {
    const secrets = [
      '/records?q=Somebody',
      '/track?code=Somebody-7K2M',
      '/en/track?code=Somebody-7K2M',
      '/my/cases/Somebody?token=Somebody',
      '/r/91440000Somebody',
      '/statement/Somebody',
      '/mail/stop/Somebody',
      '/api/v1/cases/Somebody',
      '/sign-in?to=/Somebody',
      '/%E7%8E%8B/Somebody',
      '/Somebody',
      '/style.css?Somebody',
    ]
    for (const to of secrets) await asking(to)
    await asking('/track', { method: 'POST', body: new URLSearchParams({ code: 'Somebody-7K2M' }) })
    // The demo's recipients ask too: a count of lines proves nothing.
    const last = expect.objectContaining({ method: 'POST', route: '/track', level: 'INFO' })
    await vi.waitFor(() => expect(answered()).toContainEqual(last), patience)
    const own = ['level', 'message', 'method', 'ms', 'route', 'service', 'status', 'timestamp']
    for (const line of answered()) expect(Object.keys(line).toSorted()).toEqual(own)
    const routes = new Set(doors.flatMap(routesOf))
    expect(answered().filter(({ route }) => !routes.has(String(route)))).toEqual([])
    expect(answered()).toContainEqual(
      expect.objectContaining({ method: 'GET', route: '/my/{proxy+}', status: 303, ms: expect.any(Number) }),
    )
    expect(readFileSync(path, 'utf8')).not.toMatch(/Somebody|7K2M|203\.0|%E7|王|127\.0\.0\.1|::1/)
  })

  it('goes on at the beginning of a file that was copied and cut', async () => {
    truncateSync(path)
    await asking('/deadline')
    await vi.waitFor(() => expect(answered()).not.toHaveLength(0), patience)
    expect(readFileSync(path, 'utf8')).toMatch(/^\{/)
  })
})

it('a log that takes nothing stops no page', async () => {
  const program = await started({ now: '2026-05-06', env, logTo: openSync('/dev/full', 'a') })
  const pages = Array.from({ length: 8 }, () => fetch(`${program.url}/deadline`))
  expect((await Promise.all(pages)).map(({ status }) => status)).toEqual(Array.from(pages, () => 200))
  expect((await fetch(`${program.url}/track`)).status).toBe(200)
  expect(await program.stop()).toBe(0)
})
