import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Judge } from '#cloud/iam/judge.ts'
import { objects } from '#cloud/s3/objects.ts'
import { s3 } from '#cloud/s3/s3.ts'
import { credentials } from '#cloud/wire/credentials.ts'
import { type Listening, listen } from '#cloud/wire/http.ts'
import type { ScanVerdict } from '#engine/store/ports.ts'
import { samples } from '#tests/contract/sample-files.ts'
import { callerAt } from '#tests/support/doubles/caller.ts'
import { s3Files } from './files.ts'
import { type Objects, objects as s3Objects } from './objects.ts'

const buckets = { quarantine: 'quarantine', clean: 'clean' }
const everything: Judge = { may: () => true, mayQuietly: () => true, denials: () => [], rights: () => [] }
const known = credentials()
const held = objects(() => Date.now())
const arn = (name: string) => ({
  type: 'AWS::S3::Bucket',
  ref: name,
  properties: {},
  attributes: { Arn: `arn:aws:s3:::${name}` },
})
let server: Listening
let client: Objects
let verdict: ScanVerdict
let meanwhile: (() => void)[] = []

beforeAll(async () => {
  const resources = [arn('quarantine'), arn('clean')] as unknown as Parameters<typeof s3>[0]['resources']
  const parts = { resources, objects: held, judge: everything, credentials: known, now: () => Date.now() }
  const failed = (error: unknown) => console.error(error)
  const handle = s3({ ...parts, created: () => {} } as Parameters<typeof s3>[0])
  const disturbed: typeof handle = (request, response) => {
    const answered = handle(request, response)
    // Done by somebody else after it began, before its body came.
    if (request.method === 'PUT') meanwhile.shift()?.()
    return answered
  }
  server = await listen(0, disturbed, { now: () => Date.now(), failed })
  client = s3Objects(callerAt(`http://127.0.0.1:${server.port}`, known.issue('role')))
})
afterAll(async () => {
  await server.close()
})
beforeEach(() => {
  meanwhile = []
  verdict = 'clean'
})

const scanning = () => s3Files(client, buckets, { scan: async () => verdict })
const without = () => s3Files(client, buckets, null)

type Form = Awaited<ReturnType<ReturnType<typeof scanning>['uploadForm']>>
const formFor = (key: string, maxBytes = 1_000_000): Promise<Form> =>
  scanning().uploadForm({ key, maxBytes, returnTo: 'http://localhost/my?x=1', now: Date.now() })

function submitted({ action, fields }: Form, name: string, bytes: Uint8Array) {
  const body = new FormData()
  for (const [field, text] of Object.entries(fields)) body.append(field, text)
  body.append('file', new File([Uint8Array.from(bytes)], name))
  return fetch(action, { method: 'POST', body, redirect: 'manual' })
}
const send = async (key: string, name: string, bytes: Uint8Array) => submitted(await formFor(key), name, bytes)

it('judges what came by the form when it is looked for, keeps its name, and lets it out of quarantine', async () => {
  expect((await send('case/a/1', '判决书（终审）.pdf', samples.pdf)).status).toBe(303)
  const [file] = await scanning().list('case/a/')
  expect(file).toMatchObject({ key: 'case/a/1', name: '判决书（终审）.pdf', type: 'application/pdf', state: 'clean' })
  expect(await scanning().read('case/a/1')).toEqual(Uint8Array.from(samples.pdf))
  expect(held.get('quarantine', 'case/a/1')).toBeUndefined()
})

it('tells why a file is not there, and keeps nothing of it', async () => {
  await send('case/b/1', 'page.html', new TextEncoder().encode('<html><script>x</script></html>'))
  expect(await scanning().list('case/b/')).toEqual([])
  expect(await scanning().refusalOf?.('case/b/1')).toBe('type')
  expect(held.get('quarantine', 'case/b/1')).toBeUndefined()
  expect(await scanning().refusalOf?.('case/b/2')).toBeUndefined()
})

it('holds what no scanner has looked at: for the officer alone without one, in quarantine while one is down', async () => {
  await send('case/c/1', 'a.pdf', samples.pdf)
  expect((await without().stat('case/c/1'))?.state).toBe('unscanned')
  verdict = 'unavailable'
  await send('case/c/2', 'b.pdf', samples.pdf)
  expect((await scanning().stat('case/c/2'))?.state).toBe('quarantined')
  expect([await scanning().read('case/c/2'), await scanning().rescan()]).toEqual([undefined, 0])
  verdict = 'clean'
  expect(await scanning().rescan()).toBe(1)
  expect((await scanning().stat('case/c/2'))?.state).toBe('clean')
  verdict = 'infected'
  await send('case/c/3', 'c.pdf', samples.pdf)
  expect((await scanning().stat('case/c/3'))?.state).toBe('infected')
  expect(await scanning().read('case/c/3')).toBeUndefined()
})

it('keeps what was judged while its form sends other bytes: no scanner looks at those', async () => {
  verdict = 'unavailable'
  await send('case/g/1', 'a.pdf', samples.pdf)
  const judged = await scanning().stat('case/g/1')
  await send('case/g/1', 'a.pdf', new TextEncoder().encode('<script>alert(1)</script>'))
  verdict = 'clean'
  expect(await scanning().rescan()).toBe(1)
  expect(await scanning().stat('case/g/1')).toEqual({ ...judged, state: 'clean' })
  expect(await scanning().read('case/g/1')).toEqual(samples.pdf)
  // As an earlier release left it, and exchanged meanwhile.
  const left = { ...judged, key: 'case/g/2', state: 'quarantined' }
  held.put('clean', 'meta/case/g/2', Buffer.from(JSON.stringify(left)), {})
  await send('case/g/2', 'a.pdf', new TextEncoder().encode('other'))
  await scanning().rescan()
  expect([await scanning().stat('case/g/2'), await scanning().refusalOf?.('case/g/2')]).toEqual([undefined, 'missing'])
})

const loosened = ({ Policy = '' }: Form['fields']) =>
  Buffer.from(Buffer.from(Policy, 'base64').toString().replace('1000000', '9000000')).toString('base64')

const changes: readonly (readonly [string, (form: Form) => Form, size?: number])[] = [
  ['another case’s key', (form) => ({ ...form, fields: { ...form.fields, key: 'case/other/1' } })],
  ['a type of content', (form) => ({ ...form, fields: { ...form.fields, 'Content-Type': 'text/html' } })],
  ['an end of other readers', (form) => ({ ...form, fields: { ...form.fields, acl: 'public-read' } })],
  [
    'another way back',
    (form) => ({ ...form, fields: { ...form.fields, success_action_redirect: 'https://a.example' } }),
  ],
  ['the bucket of what is clean', (form) => ({ ...form, action: form.action.replace('quarantine', 'clean') })],
  ['a policy of its own', (form) => ({ ...form, fields: { ...form.fields, Policy: loosened(form.fields) } })],
  ['more bytes than it allows', (form) => form, 1_000_001],
  ['no byte at all', (form) => form, 0],
]

it.each(changes.map(([name, changed, size = 10]) => ({ name, changed, size })))(
  'a form that was made for one file is refused with $name',
  async ({ changed, size }) => {
    const answer = await submitted(changed(await formFor('case/k/1')), 'a.pdf', new Uint8Array(size))
    expect([answer.status >= 400, answer.status < 500]).toEqual([true, true])
    expect([...(await scanning().list('case/k/')), ...(await scanning().list('case/other/'))]).toEqual([])
    expect([held.get('quarantine', 'case/k/1'), held.get('clean', 'case/k/1')]).toEqual([undefined, undefined])
  },
)

it('a form is of no use after its hour', async () => {
  const form = await formFor('case/k/2')
  vi.useFakeTimers({ now: Date.now() + 3_601_000, toFake: ['Date'] })
  const answer = await submitted(form, 'a.pdf', samples.pdf).finally(() => vi.useRealTimers())
  expect([answer.status, held.get('quarantine', 'case/k/2')]).toEqual([403, undefined])
})

it('judges by the clock what its sender never came back for', async () => {
  await send('case/d/1', 'a.pdf', samples.pdf)
  expect(await scanning().rescan()).toBe(1)
  expect(held.get('clean', 'file/case/d/1')).toBeDefined()
})

it('lets go by the clock what was judged but stayed in quarantine, once', async () => {
  await send('case/f/1', 'a.pdf', samples.pdf)
  const busy = { ...client, deleteObject: async () => Promise.reject(new Error('503')) }
  await expect(s3Files(busy, buckets, { scan: async () => verdict }).stat('case/f/1')).rejects.toThrow('503')
  expect(held.get('quarantine', 'case/f/1')).toBeDefined()
  expect([await scanning().rescan(), await scanning().rescan()]).toEqual([1, 0])
  expect((await scanning().stat('case/f/1'))?.state).toBe('clean')
})

it('keeps what the program made without looking first, and leaves what lies there', async () => {
  const made = { key: 'paper/g/1', name: '一.pdf', type: 'application/pdf', sha256: 'a'.repeat(64), at: 5 }
  const files = s3Files(client, buckets, { scan: async () => verdict })
  await files.put({ ...made, bytes: samples.pdf })
  const first = held.get('clean', 'file/paper/g/1')?.etag
  await files.put({ ...made, bytes: samples.png })
  expect(held.get('clean', 'file/paper/g/1')?.etag).toBe(first)
  expect(await files.stat(made.key)).toMatchObject({ name: '一.pdf', size: samples.pdf.length, state: 'clean' })
  // A process ended between the two: the next finishes.
  held.remove('clean', 'meta/paper/g/1')
  await files.put({ ...made, bytes: samples.png })
  expect(await files.stat(made.key)).toMatchObject({ size: samples.png.length })
  expect(await files.read(made.key)).toEqual(Uint8Array.from(samples.png))
})

it('keeps in one object what is found by its key alone', async () => {
  const files = scanning()
  const made = { key: 'paper/h/1', name: '复函 1.pdf', type: 'application/pdf', sha256: 'b'.repeat(64), at: 5 }
  await files.put({ ...made, bytes: samples.pdf, unlisted: true })
  await files.put({ ...made, bytes: samples.png, unlisted: true })
  expect(held.get('clean', 'meta/paper/h/1')).toBeUndefined()
  expect(await files.read(made.key)).toEqual(Uint8Array.from(samples.pdf))
  const { at: receivedAt, ...said } = made
  expect(await files.stat(made.key)).toEqual({ ...said, size: samples.pdf.length, receivedAt, state: 'clean' })
  await files.remove(made.key)
  expect([await files.read(made.key), await files.stat(made.key)]).toEqual([undefined, undefined])
})

it('clears all below a folder: unlisted, unjudged and held ones too', async () => {
  const files = scanning()
  const made = { name: 'a.pdf', type: 'application/pdf', sha256: 'b'.repeat(64), at: 5, bytes: samples.pdf }
  await files.put({ ...made, key: 'case/k/3', unlisted: true })
  await files.put({ ...made, key: 'case/k0/3', unlisted: true })
  await send('case/k/1', 'a.pdf', samples.pdf)
  await files.stat('case/k/1')
  held.put('quarantine', 'case/k/2', Buffer.from(samples.pdf), {})
  held.put('clean', 'held/case/k/4', Buffer.from(samples.pdf), {})
  const lying = ['file/case/k/3', 'file/case/k/1', 'meta/case/k/1', 'held/case/k/4', 'file/case/k0/3']
  const there = () => lying.filter((key) => held.get('clean', key))
  expect([there(), held.get('quarantine', 'case/k/2') !== undefined]).toEqual([lying, true])
  await files.clear('case/k/')
  expect([there(), held.get('quarantine', 'case/k/2')]).toEqual([['file/case/k0/3'], undefined])
})

it('hands a file out by an address of its own, never through a function', async () => {
  await send('case/e/1', '一.pdf', samples.pdf)
  const file = await scanning().stat('case/e/1')
  const address = file && (await scanning().download?.(file))
  const answer = await fetch(address ?? '')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/octet-stream'])
  expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E4%B8%80.pdf")
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(Uint8Array.from(samples.pdf))
  expect((await fetch(`${address}0`)).status).toBe(403)
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
it('adds an object again that another write had under way: it lies there, or may be added', async () => {
  const other = () => void held.put('clean', 'file/meanwhile', Buffer.from('other'), {})
  const gone = () => held.remove('clean', 'file/meanwhile')
  const add = () => client.addObject('clean', 'file/meanwhile', Buffer.from('own'))
  meanwhile = [other]
  expect(await add()).toBe(false)
  meanwhile = [gone]
  expect(await add()).toBe(true)
  expect(held.get('clean', 'file/meanwhile')?.body.toString()).toBe('own')
})
