import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notFoundHtml } from '#functions/http/door/not-found.ts'
import { type LocalServer, localServer } from '#hosts/local/http/server.ts'
import { directory } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { enter } from '../publication/register.ts'
import { type Site, site, type Visitor } from './site.ts'

let open: Site
let server: LocalServer
let recipient: Visitor
const logged: unknown[] = []

beforeAll(async () => {
  open = site({ deployment: { directory } })
  await enter(open, { id: sampleRecord.id })
  const person = { id: 'r', name: 'r', email: 'r@example.com', subject: null, conflicts: [] }
  await open.seat({ ...person, roles: [{ role: 'recipient', unit: 'HJ' }] })
  recipient = await open.visit({ ...person, roles: [] })
  server = await localServer({
    port: 0,
    host: '127.0.0.1',
    handler: open.answer,
    publicFolder: open.engine.publicFolder,
    assets: { '/style.css': { type: 'text/css', body: 'a{}' } },
    mounts: [],
    clock: open.engine.clock,
    https: false,
    realNow: () => 0,
    notFound: (path) => notFoundHtml(open.engine, path),
    log: (line) => logged.push(line),
  })
})
afterAll(() => server.close())

/** Sends raw bytes, since clients mend paths. */
async function raw(request: string): Promise<{ status: number; head: string; body: string }> {
  const socket = connect(server.port, '127.0.0.1')
  socket.end(request)
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(socket, 'close')
  const [head = '', body = ''] = Buffer.concat(chunks)
    .toString('utf8')
    .split(/\r\n\r\n(.*)/s)
  return { status: Number(head.split(' ')[1] ?? 0), head, body }
}
const get = (path: string, more = '') =>
  raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${more}\r\n`)

test('it listens at the address it was given, and at no other of this machine', async () => {
  const elsewhere = connect(server.port, '127.0.0.2')
  const [error]: { readonly code?: string }[] = await once(elsewhere, 'error')
  expect(error?.code).toBe('ECONNREFUSED')
  expect((await get('/')).status).toBe(200)
})

test('a published record and its JSON are served with the headers of the site', async () => {
  for (const path of ['', '/en'].map((lang) => `${lang}/r/${sampleRecord.id}`).concat(`/r/${sampleRecord.id}.json`)) {
    const { status, head, body } = await get(path)
    expect([path, status]).toEqual([path, 200])
    expect(body).toContain(sampleRecord.subject.name)
    expect(head.toLowerCase()).toContain("content-security-policy: default-src 'none'")
    expect(head.toLowerCase()).toContain('x-content-type-options: nosniff')
  }
})

test('a record that never was and one that is not public answer byte for byte alike', async () => {
  const hidden = await enter(open, { subject: { kind: 'person', key: 'b'.repeat(64), name: '某人', code: null } })
  for (const at of ['/r/', '/en/r/']) {
    for (const ending of ['', '.json']) {
      const none = await get(`${at}${'0'.repeat(26)}${ending}`)
      const not = await get(`${at}${hidden.id}${ending}`)
      expect(none.status).toBe(404)
      expect([not.status, not.body]).toEqual([none.status, none.body])
    }
  }
})

const tricks = [
  '/r/../../etc/passwd',
  '/r/%2e%2e/%2e%2e/etc/passwd',
  '/r/..%2f..%2fledger',
  '/r//',
  '//r/x',
  '/r/%00',
  '/r/\\..\\..',
  '/r/.hidden',
  '/r/%2e',
  `/r/${'x'.repeat(5000)}`,
  '/%',
  '/%E0%A4%A',
  '/en/%2e%2e/desk',
  '/en//evil.example',
  '//evil.example',
  '/desk/..;/admin',
  '/DESK',
  '/desk/%20',
  '/.env',
  '/.git/config',
  '/r',
  '/style.css/../desk',
  '/feed/%2e%2e/r',
  '/%2f%2fevil',
  '/my/cases/%2e%2e%2fx',
  '/upload',
  '/en/en/desk',
  'http://evil.example/',
  '/?%',
  '/?a[]=1&a[]=2',
  '/;x',
  '/r/x?y#z',
  '*',
]

test.each(tricks)('the path %s gives nothing away, and no fault', async (path) => {
  const { status, body, head } = await get(path)
  expect(status).toBeLessThan(500)
  expect(/location: (https?:|\/\/)/i.test(head)).toBe(false)
  expect(/\broot:|"subject"|BEGIN/.test(body)).toBe(false)
})

test('what is public and what a recipient signs in for keep apart', async () => {
  const cookie = `Cookie: ${recipient.cookies.join('; ')}\r\n`
  expect((await get('/feed', cookie)).status).toBe(200)
  const form = `csrf=${recipient.csrf}&change-x.1=on`
  const head = `Host: localhost\r\nConnection: close\r\n${cookie}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}`
  expect((await raw(`POST /feed/acknowledge HTTP/1.1\r\n${head}\r\n\r\n${form}`)).status).toBe(303)
  expect((await raw(`POST /en/feed/acknowledge HTTP/1.1\r\n${head}\r\n\r\n${form}`)).status).toBe(303)
  const [day] = await open.engine.publicFolder.list('/feed/')
  expect((await get(day ?? '')).body).toContain(sampleRecord.id)
})

test('HEAD answers as GET does, and other methods nothing', async () => {
  for (const path of ['/', '/records', '/style.css', `/r/${sampleRecord.id}`]) {
    const head = await raw(`HEAD ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    expect([path, head.status, head.body]).toEqual([path, 200, ''])
    const put = await raw(`PUT ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    expect([path, [404, 405].includes(put.status)]).toEqual([path, true])
  }
})

test('a body past all measure is refused, not read', async () => {
  const length = 2 * 1024 * 1024
  const head = `POST /sign-out HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}`
  expect((await raw(`${head}\r\n\r\n${'a'.repeat(length)}`)).status).toBe(413)
})

test('no request of these got past the handlers’ own stack', () => {
  expect(logged).toEqual([])
})

test('whoever hangs up in the middle of a form leaves no line in the log', async () => {
  const before = logged.length
  const socket = connect(server.port, '127.0.0.1')
  socket.write('POST /sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf')
  await once(socket, 'connect')
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
  await get('/')
  await get('/')
  expect(logged.slice(before)).toEqual([])
})

test('a file that its reader has already is not sent again', async () => {
  for (const path of ['/style.css', `/r/${sampleRecord.id}`]) {
    const { head } = await get(path)
    const etag = /etag: (\S+)/i.exec(head)?.[1] ?? ''
    expect(await get(path, `If-None-Match: ${etag}\r\n`)).toMatchObject({ status: 304, body: '' })
    expect((await get(path, 'If-None-Match: "other"\r\n')).status).toBe(200)
  }
})
