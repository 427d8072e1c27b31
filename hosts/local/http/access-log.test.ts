import { afterEach, expect, test, vi } from 'vitest'
import { patience } from '#tests/support/patience.ts'
import { type LocalServer, localServer } from './server.ts'

let server: LocalServer
afterEach(() => server.close())

/** A server of one page and one file; what it logs. */
async function logging(accessLog?: boolean): Promise<(readonly [string, object])[]> {
  const told: (readonly [string, object])[] = []
  let now = 0
  server = await localServer({
    ...{ port: 0, host: '127.0.0.1', mounts: [], https: false, ...(accessLog !== undefined && { accessLog }) },
    handler: async () => {
      now += 7
      return { statusCode: 303, headers: { location: '/' } }
    },
    publicFolder: { get: async () => undefined, put: async () => {}, remove: async () => {}, list: async () => [] },
    assets: { '/style.css': { type: 'text/css', body: 'a{}' } },
    clock: { now: () => 0 },
    realNow: () => now,
    log: (name, fields) => void told.push([name, fields]),
  })
  return told
}
const get = (path: string) =>
  fetch(`http://127.0.0.1:${server.port}${path}`, {
    redirect: 'manual',
    headers: { connection: 'close', 'x-forwarded-for': '203.0.113.7', 'user-agent': 'somebody' },
  })

test('each answer is one line by its route, in which nobody and nothing is named', async () => {
  const told = await logging(true)
  await get('/my/cases/C-2026-0001?lang=en&token=secret')
  await get('/r/91440000000000000X')
  await get('/style.css')
  await vi.waitFor(() => expect(told).toHaveLength(3), patience)
  expect(told).toContainEqual(['http.answered', { method: 'GET', route: '/my/{proxy+}', status: 303, ms: 7 }])
  expect(told.map(([, { status }]: readonly [string, { status?: number }]) => status).toSorted()).toEqual([
    200, 303, 404,
  ])
  expect(JSON.stringify(told)).not.toMatch(/C-2026|secret|9144|203\.0|somebody/)
})

test('unless it is asked for there is none', async () => {
  const told = await logging()
  await (await get('/my')).text()
  await server.close()
  expect(told).toEqual([])
})
