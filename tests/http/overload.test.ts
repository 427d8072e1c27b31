import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { admission } from '#hosts/local/http/admission.ts'
import { type LocalServer, localServer } from '#hosts/local/http/server.ts'

let server: LocalServer
let finish: (() => void)[] = []
const url = () => `http://127.0.0.1:${server.port}`

beforeEach(async () => {
  finish = []
  server = await localServer({
    ...{ port: 0, host: '127.0.0.1', mounts: [], https: false, mostAtOnce: 4, longestTurn: 60_000 },
    ...{ mostHalf: 2_000_000, bodyPatience: 3000 },
    handler: () =>
      new Promise((resolve) => {
        finish.push(() => resolve({ statusCode: 200, body: 'done' }))
      }),
    publicFolder: { get: async () => undefined, put: async () => {}, remove: async () => {}, list: async () => [] },
    assets: { '/style.css': { type: 'text/css', body: 'a{}' } },
    clock: { now: () => 0 },
    realNow: () => 0,
    log: () => {},
  })
})
afterEach(() => server.close())

const until = async (n: number) => {
  while (finish.length < n) await new Promise((resolve) => setImmediate(resolve))
}
const get = (path = '/desk') => fetch(url() + path, { headers: { connection: 'close' } })
const post = () => fetch(`${url()}/my`, { method: 'POST', body: 'a=b', headers: { connection: 'close' } })

test('beyond its measure looking is turned away at once with a word when to come again, and those inside are served', async () => {
  const inside = [1, 2, 3, 4].map(() => get())
  await until(4)
  const away = await get()
  expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await away.text()).toContain('您填写的内容还在')
  expect((await get('/style.css')).status).toBe(200)
  const sent = post()
  await until(5)
  for (const one of finish) one()
  expect(await Promise.all([...inside, sent].map(async (one) => (await one).status))).toEqual([200, 200, 200, 200, 200])
  const later = get()
  await until(6)
  finish.at(-1)?.()
  expect((await later).status).toBe(200)
})

test('what is sent has room of its own, but not without end; a program hears a problem', async () => {
  const inside = Array.from({ length: 8 }, post)
  await until(8)
  expect((await post()).status).toBe(503)
  const api = await get('/api/v1/cases')
  expect([api.status, api.headers.get('content-type'), await api.json()]).toEqual([
    503,
    'application/problem+json',
    { status: 503, code: 'busy' },
  ])
  for (const one of finish) one()
  await Promise.all(inside)
})

test('who sends slowly keeps nobody out', async () => {
  const slow = Array.from({ length: 20 }, () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write('POST /my HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\na=')
    return socket
  })
  await Promise.all(slow.map((socket) => once(socket, 'connect')))
  const one = get()
  await until(1)
  finish[0]?.()
  expect((await one).status).toBe(200)
  for (const socket of slow) socket.destroy()
})

const half = (bytes: number) => {
  const socket = connect(server.port, '127.0.0.1')
  let heard = ''
  socket.on('error', () => {})
  socket.on('data', (part) => {
    heard += part
  })
  socket.write(`POST /my HTTP/1.1\r\nHost: x\r\nContent-Length: ${bytes + 1}\r\n\r\n`)
  socket.write(Buffer.alloc(bytes, 'a'))
  return { ended: once(socket, 'close').then(() => heard) }
}

test('half-sent bodies are cut off with a word, and a whole one is served', async () => {
  const many = Array.from({ length: 40 }, () => half(100_000))
  const heard = await Promise.all(many.map(({ ended }) => ended))
  expect(heard.filter((text) => !text.startsWith('HTTP/1.1 408'))).toEqual([])
  expect(heard[0]).toContain('您填写的内容还在')
  const sent = post()
  await until(1)
  finish[0]?.()
  expect((await sent).status).toBe(200)
})

test('a body that does not come in its time is cut off', async () => {
  expect(await half(10).ended).toMatch(/^HTTP\/1.1 408.*retry-after: 2/is)
})

test('a turn of the event loop that has gone on too long takes nobody else; the next one does', async () => {
  let now = 0
  const measure = admission({ most: 100, turn: 5 }, () => now)
  const run = async () => 'in'
  const inside = Array.from({ length: 16 }, () => measure.enter(false, run))
  now = 6
  expect(measure.enter(false, run)).toBeUndefined()
  expect(await measure.enter(true, run)).toBe('in')
  expect(await Promise.all(inside)).toEqual(inside.map(() => 'in'))
  await new Promise((resolve) => setImmediate(resolve))
  expect(await measure.enter(false, run)).toBe('in')
})
