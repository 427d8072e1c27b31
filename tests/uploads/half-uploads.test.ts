import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { localCrypto } from '#hosts/local/base/crypto.ts'
import { type LocalFiles, localFiles } from '#hosts/local/http/files.ts'
import { type LocalServer, localServer } from '#hosts/local/http/server.ts'
import { uploadMount } from '#hosts/local/mounts.ts'
import { folder } from '#tests/contract/folder.ts'
import { samples } from '#tests/contract/sample-files.ts'

const most = 8
let place: Awaited<ReturnType<typeof folder>>
let server: LocalServer
let files: LocalFiles
const sockets: Socket[] = []

async function serve(bodyPatience: number) {
  place = await folder()
  const clock = { now: () => 1000 }
  const crypto = localCrypto(place.path)
  const mount = uploadMount({
    get files() {
      return files
    },
    ...{ crypto, clock },
  })
  server = await localServer({
    ...{ port: 0, host: '127.0.0.1', mounts: [mount], https: false, mostUploads: most, bodyPatience },
    handler: async () => ({ statusCode: 200, body: 'served' }),
    publicFolder: { get: async () => undefined, put: async () => {}, remove: async () => {}, list: async () => [] },
    ...{ assets: {}, clock, realNow: () => 0, log: () => {} },
  })
  files = localFiles({ folder: place.path, url: `http://127.0.0.1:${server.port}`, crypto, clock, scanner: null })
}
beforeEach(() => serve(600_000))
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await server.close()
  await place.remove()
})

const fieldsFor = (key: string) =>
  files.uploadForm({ key, maxBytes: 1_000_000, returnTo: 'http://localhost/back', now: 1000 })

/** A signed form whose file has begun, and what its sender hears. */
async function half(key: string) {
  const { fields } = await fieldsFor(key)
  const parts = Object.entries(fields).map(
    ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-'
  const socket = connect(server.port, '127.0.0.1')
  sockets.push(socket)
  let heard = ''
  socket.on('error', () => {})
  socket.on('data', (part) => {
    heard += part
  })
  socket.write(
    `POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 900000\r\n\r\n${parts.join('')}${file}`,
  )
  await once(socket, 'connect')
  return { socket, ended: once(socket, 'close').then(() => heard) }
}

async function whole(key: string) {
  const { action, fields } = await fieldsFor(key)
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('file', new File([Buffer.from(samples.pdf)], 'a.pdf'))
  const { status } = await fetch(action, { method: 'POST', body, redirect: 'manual', headers: { connection: 'close' } })
  return status
}

it('of 1,500 half-sent uploads holds the newest few, tells the others, and takes whole ones and pages meanwhile', async () => {
  const halves = []
  for (let n = 0; n < 1500; n += 1) halves.push(await half(`case/${n}/f`))
  const cut = await Promise.all(halves.slice(0, -most).map(({ ended }) => ended))
  expect(cut.filter((text) => !/^HTTP\/1.1 408.*retry-after: 2/is.test(text))).toEqual([])
  expect(cut[0]).toContain('您填写的内容还在')
  await expect.poll(() => readdirSync(files.arrivals).length, { timeout: 60_000 }).toBeLessThanOrEqual(most)
  expect(await whole('case/w/f')).toBe(303)
  expect(await files.stat('case/w/f')).toMatchObject({ key: 'case/w/f' })
  expect(await (await fetch(`http://127.0.0.1:${server.port}/desk`)).text()).toBe('served')
})

it('cuts whoever is silent for whoever comes, and never whoever sends', async () => {
  const sending = await half('case/s/f')
  for (let n = 0; n < 3 * most; n += 1) {
    sending.socket.write('x'.repeat(100))
    await half(`case/${n}/f`)
  }
  expect(sending.socket.destroyed).toBe(false)
})

it('cuts an upload of which nothing comes any more', async () => {
  await server.close()
  await place.remove()
  await serve(40)
  expect(await (await half('case/1/f')).ended).toMatch(/^HTTP\/1.1 408/)
})
