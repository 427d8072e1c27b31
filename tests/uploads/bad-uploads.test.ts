import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { uploadRefusal } from '#functions/http/case/draft.ts'
import { clamd } from '#hosts/clamd.ts'
import { localCrypto } from '#hosts/local/base/crypto.ts'
import { type LocalFiles, localFiles } from '#hosts/local/http/files.ts'
import { uploadMount } from '#hosts/local/mounts.ts'
import { folder } from '#tests/contract/folder.ts'
import { samples } from '#tests/contract/sample-files.ts'
import { type FakeClamd, fakeClamd } from '#tests/support/doubles/fake-clamd.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { badFiles, eicar, harmless } from './bad-files.ts'

const back = 'http://localhost/my/drafts/1/evidence'
let place: Awaited<ReturnType<typeof folder>>
let server: Server
let files: LocalFiles
let daemon: FakeClamd
let isUp = true
let now = 1_000

beforeAll(async () => {
  const found = 'stream: Win.Test.EICAR_HDB-1 FOUND'
  daemon = await fakeClamd((bytes) => (isUp ? (inside(bytes) ? found : 'stream: OK') : undefined))
})
afterAll(() => daemon.stop())
beforeEach(async () => {
  isUp = true
  place = await folder()
  now = 1_000
  const clock = { now: () => now }
  const crypto = localCrypto(place.path)
  const mount = uploadMount({
    get files() {
      return files
    },
    crypto,
    clock,
  })
  server = createServer((request, response) => void mount.handle(request, response))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  files = localFiles({ folder: place.path, url, crypto, clock, scanner: clamd({ address: daemon.address }) })
})
afterEach(async () => {
  server.close()
  server.closeAllConnections()
  await place.remove()
})

/** A scanner unpacks; the test's knows the one archive that reaches it. */
const inside = (bytes: Buffer) => bytes.includes(eicar) || bytes.includes('word/media/a.png')

async function send(bytes: Uint8Array, name = 'a.pdf'): Promise<URL> {
  const form = await files.uploadForm({ key: 'case/1/f', maxBytes: 20 * 1024 * 1024, returnTo: back, now: 1_000 })
  const body = new FormData()
  for (const [field, value] of Object.entries(form.fields)) body.append(field, value)
  body.append('file', new Blob([Uint8Array.from(bytes)]), name)
  const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
  return new URL(answer.headers.get('location') ?? '')
}

describe('the upload door', () => {
  it.each(Object.entries(badFiles))('accepts nothing of %s, and says so plainly', async (_, { bytes, name, code }) => {
    const answer = await send(bytes, name)
    expect(answer.searchParams.get('upload')).toBe(code)
    expect(await files.read('case/1/f')).toBeUndefined()
    expect(
      readdirSync(join(place.path, 'files'), { recursive: true }).filter((path) => `${path}`.startsWith('open/')),
    ).toEqual([])
    const told = (await uploadRefusal({ files }, { upload: code }))?.code
    expect(told && refusals[told].zh.length).toBeGreaterThan(10)
  })

  it.each(Object.entries(harmless))('takes %s', async (_, bytes) => {
    expect((await send(bytes)).searchParams.get('key')).toBe('case/1/f')
  })

  it('keeps nothing under a name that would run, and the sender’s own where it says what it is', async () => {
    await send(samples.pdf, '证明.pdf.exe')
    expect(await files.stat('case/1/f')).toMatchObject({ name: '证明.pdf.exe.pdf' })
  })

  it('lets no file on which the scanner always fails, nor one whose facts rotted, hold up the others', async () => {
    const scan = async (bytes: Uint8Array) => (Buffer.from(bytes).includes('stubborn') ? 'unavailable' : 'clean')
    isUp = false
    const names = ['a', 'b', 'c', 'd']
    for (const name of names) {
      const bytes = Buffer.concat([samples.pdf, Buffer.from(name === 'a' || name === 'c' ? '%stubborn' : '%plain')])
      await files.receive({ key: `case/1/${name}`, name: `${name}.pdf`, bytes, receivedAt: now })
    }
    writeFileSync(join(place.path, 'files/meta/case/1/b.meta'), '{"key":')
    const clock = { now: () => now }
    const crypto = localCrypto(place.path)
    files = localFiles({ folder: place.path, url: 'http://localhost', crypto, clock, scanner: { scan } })
    for (let round = 0; round < 4; round += 1) {
      await files.rescan()
      now += 30_000
    }
    expect((await files.stat('case/1/d'))?.state).toBe('clean')
    expect((await files.stat('case/1/a'))?.state).toBe('quarantined')
  })

  it('holds what comes while the scanner is down, and opens it as of then once the scanner is back', async () => {
    isUp = false
    expect((await send(samples.pdf)).searchParams.get('key')).toBe('case/1/f')
    expect(await files.stat('case/1/f')).toMatchObject({ state: 'quarantined', receivedAt: 1_000 })
    expect(await files.rescan()).toBe(0)
    isUp = true
    now += 30_000
    expect(await files.rescan()).toBe(1)
    expect(await files.stat('case/1/f')).toMatchObject({ state: 'clean', receivedAt: 1_000 })
  })
})
