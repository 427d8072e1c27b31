import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addRecord } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { publisher } from '#functions/stream/publisher.ts'
import { folder } from '#tests/contract/folder.ts'
import { sampleRecord } from '#workflows/common/sample-record.ts'
import { type LocalHost, openHost } from './index.ts'
import { republish } from './republish.ts'
import { askRepublish, republishAt } from './store/restoring-mark.ts'

const many = 30
const ids = Array.from({ length: many }, (_, n) => `R${String(n).padStart(25, '0')}`)
const faults: unknown[] = []
const report = (error: unknown) => void faults.push(error)

let place: Awaited<ReturnType<typeof folder>>
let host: LocalHost
let engine: Engine

beforeEach(async () => {
  place = await folder()
  host = await openHost({ REDRESS_DATA: place.path, REDRESS_NOW: '2026-09-01' })
  engine = makeEngine(host)
  for (const id of ids) await addRecord(engine, { ...sampleRecord, id }, { id: 'import', role: 'system', unit: null })
  for (const id of ids) await publisher(engine)(id)
  faults.length = 0
})
afterEach(async () => {
  expect(faults).toEqual([])
  await host.close()
  await place.remove()
})

const shown = () =>
  Object.fromEntries(
    readdirSync(join(place.path, 'public'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(place.path, path), readFileSync(path, 'utf8')]),
  )

it('writes all anew behind readers, who get at once what they ask for, and keeps nothing of before', async () => {
  const before = shown()
  expect(Object.keys(before).length).toBeGreaterThanOrEqual(2 * many)
  mkdirSync(join(place.path, 'public', 'x'))
  writeFileSync(join(place.path, 'public', 'x', 'stale.public'), 'stale')
  askRepublish(place.path)
  // Nothing is written until somebody leaves time.
  const { promise: quiet, resolve: letGo } = Promise.withResolvers<void>()
  const going = await republish(engine, { publish: publisher(engine), folder: place.path, report, rest: () => quiet })
  expect(going.isOver()).toBe(false)
  const last = `/r/${ids.at(-1)}`
  expect((await going.publicFolder.get(last))?.body).toContain(sampleRecord.subject.name)
  expect(await going.publicFolder.get('/r/NOBODY')).toBeUndefined()
  expect(Object.keys(shown()).length).toBeLessThan(10)
  letGo()
  await going.ended
  expect(going.isOver()).toBe(true)
  expect(shown()).toEqual(before)
  expect(existsSync(republishAt(place.path))).toBe(false)
  expect(readdirSync(place.path).filter((name) => name.startsWith('public'))).toEqual(['public'])
})

it('goes on where it was stopped, and begins again where that was asked for meanwhile', async () => {
  const before = shown()
  askRepublish(place.path)
  const written: string[] = []
  const publish = async (id: string) => {
    written.push(id)
    if (written.length === many / 2) void going.stop()
    await publisher(engine)(id)
  }
  const going = await republish(engine, { publish, folder: place.path, report })
  await going.ended
  expect(going.isOver()).toBe(false)
  expect(written.length).toBeLessThan(many)
  expect(existsSync(republishAt(place.path))).toBe(true)
  await (await republish(engine, { publish, folder: place.path, report })).ended
  expect(written.toSorted()).toEqual(ids)
  expect(shown()).toEqual(before)
  expect(existsSync(republishAt(place.path))).toBe(false)
  askRepublish(place.path)
  const asking = async (id: string) => {
    askRepublish(place.path)
    await publisher(engine)(id)
  }
  await (await republish(engine, { publish: asking, folder: place.path, report })).ended
  expect(readFileSync(republishAt(place.path), 'utf8')).toBe('{}')
})
