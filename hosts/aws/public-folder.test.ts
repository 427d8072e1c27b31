import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { objects } from '#cloud/s3/objects.ts'
import { s3 } from '#cloud/s3/s3.ts'
import { credentials } from '#cloud/wire/credentials.ts'
import { type Listening, listen } from '#cloud/wire/http.ts'
import type { PublicFile } from '#engine/store/ports.ts'
import { endOfDay, startOfDay } from '#law/day.ts'
import { callerAt } from '#tests/support/doubles/caller.ts'
import { type Objects, objects as s3Objects } from './objects.ts'
import { s3PublicFolder } from './public-folder.ts'

const known = credentials()
const attributes = { Arn: 'arn:aws:s3:::open' }
const bucket = { type: 'AWS::S3::Bucket', ref: 'open', properties: {}, attributes }
let held = objects(() => Date.now())
let calls: string[] = []
let server: Listening
let client: Objects
let now = startOfDay('2026-05-06')
const folder = () => s3PublicFolder(client, 'open', { now: () => now })

beforeAll(async () => {
  server = await listen(
    0,
    (request, response) => {
      calls.push(`${request.method} ${request.url?.replace(/\?.*/, '')}`)
      const judge = { may: () => true, mayQuietly: () => true, denials: () => [], unused: () => [] }
      const parts = { resources: [bucket], objects: held, judge, credentials: known, now: () => Date.now() }
      return s3({ ...parts, created: () => {} } as unknown as Parameters<typeof s3>[0])(request, response)
    },
    { now: () => Date.now(), failed: console.error },
  )
  client = s3Objects(callerAt(`http://127.0.0.1:${server.port}`, known.issue('role')))
})
afterAll(() => server.close())
beforeEach(() => {
  held = objects(() => Date.now())
  now = startOfDay('2026-05-06')
  calls = []
})

const publicUntil = '2026-05-08'
const page = (path: string, body = `<p>信用记录</p>\n${path}\n`): PublicFile => ({
  ...{ path, type: 'text/html; charset=utf-8', body, publicUntil },
})
const paths = ['/r/a/commitment', '/en/r/a/commitment', '/r/a', '/en/r/a', '/r/a.json']
const three = ['/r/a', '/en/r/a', '/r/a.json'].map((path) => page(path))
const all = () => Promise.all(paths.map((path) => folder().get(path)))

it('puts the files of a record by one write, and gives each back byte for byte', async () => {
  await folder().putAsOne?.(paths, [page('/r/a/commitment'), ...three])
  expect(calls).toEqual(['PUT /open/r/a'])
  expect(await all()).toEqual([page('/r/a/commitment'), undefined, ...three])
  await folder().putAsOne?.(paths, three)
  expect(await all()).toEqual([undefined, undefined, ...three])
  expect(await folder().list('/')).toEqual(['/r/a'])
})

it('leaves nothing of a record that is public no longer', async () => {
  await folder().putAsOne?.(paths, three)
  await folder().putAsOne?.(paths, [])
  expect(await all()).toEqual(paths.map(() => undefined))
  expect(await folder().list('/')).toEqual([])
})

it('mends or removes one file, and leaves the others', async () => {
  await folder().putAsOne?.(paths, three)
  await folder().put(page('/en/r/a', 'mended'))
  expect((await folder().get('/en/r/a'))?.body).toBe('mended')
  await folder().remove('/r/a.json')
  await folder().remove('/r/a.json')
  expect(await all()).toEqual([undefined, undefined, page('/r/a'), page('/en/r/a', 'mended'), undefined])
  for (const path of ['/r/a', '/en/r/a']) await folder().remove(path)
  expect(await folder().list('/')).toEqual([])
})

it('serves what an earlier release put, a file each, until the record is put or goes', async () => {
  for (const { path, type, body } of [...three, page('/r/a/commitment')])
    await client.putObject('open', path.slice(1), body, {
      ...{ 'content-type': type, 'x-amz-meta-public-until': publicUntil },
    })
  expect(await all()).toEqual([page('/r/a/commitment'), undefined, ...three])
  await folder().put(page('/en/r/a', 'mended'))
  expect(await all()).toEqual([page('/r/a/commitment'), undefined, page('/r/a'), page('/en/r/a', 'mended'), three[2]])
  await folder().putAsOne?.(paths, three)
  expect(await all()).toEqual([undefined, undefined, ...three])
  await folder().putAsOne?.(paths, [])
  expect(await all()).toEqual(paths.map(() => undefined))
  expect(await folder().list('/')).toEqual([])
})

it('gives a file out to the last moment of its last day in Shanghai, and not after', async () => {
  for (const path of ['/r/a', '/feed/2026-05-06.json']) await folder().put(page(path))
  now = endOfDay(publicUntil) - 1
  for (const path of ['/r/a', '/feed/2026-05-06.json']) expect(await folder().get(path)).toEqual(page(path))
  now = endOfDay(publicUntil)
  for (const path of ['/r/a', '/feed/2026-05-06.json']) expect(await folder().get(path)).toBeUndefined()
})

it('refuses a path that leads out, and finds nothing there', async () => {
  for (const path of ['/../a', '/r/../../a', 'r/a', '/r/', '/r//a', '/r/.a', '/r/a\0b', '/r/%2e%2e', '']) {
    await expect(folder().put(page(path))).rejects.toMatchObject({ code: 'public.badPath' })
    await expect(folder().putAsOne?.([path], [page(path)])).rejects.toMatchObject({ code: 'public.badPath' })
    expect(await folder().get(path)).toBeUndefined()
    await folder().remove(path)
  }
  expect(calls).toEqual([])
})
