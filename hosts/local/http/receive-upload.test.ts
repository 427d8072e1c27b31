import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer, request as httpRequest, type Server } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Scanner } from '#engine/store/ports.ts'
import { folder } from '#tests/contract/folder.ts'
import { samples } from '#tests/contract/sample-files.ts'
import { localCrypto } from '../base/crypto.ts'
import { type LocalFiles, localFiles } from './files.ts'
import { receiveUpload, type UploadAnswer } from './receive-upload.ts'

let place: Awaited<ReturnType<typeof folder>>
let server: Server
let files: LocalFiles
let url: string
let now = 1_000
let verdict: Awaited<ReturnType<Scanner['scan']>>
let answered: Promise<UploadAnswer | undefined>[]

beforeEach(async () => {
  place = await folder()
  verdict = 'unavailable'
  answered = []
  now = 1_000
  const clock = { now: () => now }
  const crypto = localCrypto(place.path)
  server = createServer((request, response) => {
    const answer = receiveUpload(request, { files, crypto, clock })
    answered.push(answer)
    answer.then(
      ({ status, location }) => response.writeHead(status, location === undefined ? {} : { location }).end(),
      (error) => response.destroy(error),
    )
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  files = localFiles({ folder: place.path, url, crypto, clock, scanner: { scan: async () => verdict } })
})
afterEach(async () => {
  server.close()
  server.closeAllConnections()
  await place.remove()
})

const formData = async (key: string, ...bytes: readonly Uint8Array[]) => {
  const form = await files.uploadForm({ key, maxBytes: 50 * 1024 * 1024, returnTo: '/back', now: 1_000 })
  const body = new FormData()
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value)
  for (const one of bytes) body.append('file', new Blob([Uint8Array.from(one)]), 'a.pdf')
  return body
}
const post = async (body: FormData | string) => {
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' })
  return [answer.status, answer.headers.get('location')]
}

it('refuses more than 20 MB whatever the form asked for', async () => {
  const large = new Uint8Array(20 * 1024 * 1024 + 1).fill(32)
  large.set(samples.pdf)
  expect(await post(await formData('e/f', large))).toEqual([303, '/back?upload=tooLarge'])
  expect(await post(await formData('e/f', large.subarray(0, -1)))).toEqual([303, '/back?key=e%2Ff'])
  expect(readdirSync(files.arrivals)).toEqual([])
})

it('takes forty files of one case, however many forms were signed', async () => {
  const forms = await Promise.all(Array.from({ length: 42 }, (_, n) => formData(`case/a/${n}`, samples.pdf)))
  const answers: unknown[] = []
  for (const form of forms) answers.push((await post(form))[1])
  expect(answers.filter((to) => to === '/back?upload=tooMany')).toHaveLength(2)
  expect((await files.list('case/a/')).length).toBe(40)
  expect(await post(await formData('case/b/1', samples.pdf))).toEqual([303, '/back?key=case%2Fb%2F1'])
})

it('takes one file a request, and says when there is none', async () => {
  expect(await post(await formData('e/none'))).toEqual([303, '/back?upload=none'])
  const blank = await formData('e/blank')
  blank.append('file', new Blob([]), '') // as a browser sends the field that nothing was chosen in
  expect(await post(blank)).toEqual([303, '/back?upload=none'])
  expect(await post(await formData('e/two', samples.pdf, samples.png))).toEqual([303, '/back?key=e%2Ftwo'])
  expect((await files.list('')).map((file) => [file.key, file.type])).toEqual([['e/two', 'application/pdf']])
})

it('turns away what is no form', async () => {
  expect(await post('hello')).toEqual([400, null])
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const broken = await fetch(url, { method: 'POST', headers, body: '--x\r\nContent-Disposition: form-data; name="a"' })
  expect(broken.status).toBe(400)
})

it('keeps nothing of an upload that breaks off', async () => {
  const whole = new Response(await formData('e/f', new Uint8Array(3_000_000)))
  const bytes = Buffer.from(await whole.arrayBuffer())
  const request = httpRequest(url, {
    method: 'POST',
    headers: { 'content-type': whole.headers.get('content-type') ?? '', 'content-length': bytes.length },
  })
  request.on('error', () => {})
  request.write(bytes.subarray(0, 1_000_000))
  while (readdirSync(files.arrivals).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  request.destroy()
  expect(await answered[0]).toEqual({ status: 400 })
  expect(readdirSync(files.arrivals)).toEqual([])
  expect(await files.list('')).toEqual([])
})

it('opens what waited once the scanner is back, and locks away what was bad', async () => {
  await post(await formData('e/f', samples.pdf))
  expect(await files.rescan()).toBe(0)
  expect(await files.read('e/f')).toBeUndefined()
  verdict = 'clean'
  expect(await files.rescan()).toBe(0) // a while after the scanner failed it is left alone
  now += 30_000
  expect(await files.rescan()).toBe(1)
  expect(await files.read('e/f')).toEqual(samples.pdf)
  verdict = 'infected'
  await post(await formData('e/g', samples.pdf))
  expect((await files.stat('e/g'))?.state).toBe('infected')
  expect(await files.read('e/g')).toBeUndefined()
})
