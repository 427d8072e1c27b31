import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { recordFile } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { recordKey } from '#engine/store/keys.ts'
import { localPublicFolder } from '#hosts/local/store/public-folder.ts'
import { endOfDay } from '#law/day.ts'
import { publicity } from '#records/publicity/publicity.ts'
import { folder } from '#tests/contract/folder.ts'
import { publicPath, publisher } from '#tests/support/doubles/publisher.ts'
import { fill, settle } from '#tests/support/drive.ts'
import { instant, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { engineOver, newWorld, type World } from '#tests/support/world.ts'

const day = 24 * 3_600_000
let place: Awaited<ReturnType<typeof folder>>
beforeEach(async () => {
  place = await folder()
})
afterEach(() => place.remove())

/** Engine with public files on a real disk. */
function onDisk(world: World): Engine {
  const engine = engineOver(world)
  return { ...engine, publicFolder: localPublicFolder(place.path, engine.clock) }
}

async function shown(): Promise<{ readonly world: World; readonly engine: Engine; readonly until: string }> {
  const world = newWorld()
  world.now = instant('2026-09-14 09:00')
  await fill(world, [sampleRecord])
  const engine = onDisk(world)
  await publisher(engine)(recordId)
  return { world, engine, until: publicity(sampleRecord, '2026-09-14').until ?? '' }
}

it('serves nothing after the last public day, though every job stands still for three days (R7)', async () => {
  const { world, engine, until } = await shown()
  world.now = endOfDay(until) - 1
  expect(await engine.publicFolder.get(publicPath(recordId))).toBeDefined()
  for (let hours = 0; hours <= 72; hours += 1) {
    world.now = endOfDay(until) + hours * 3_600_000
    expect(await engine.publicFolder.get(publicPath(recordId))).toBeUndefined()
  }
})

it('leaves no trace of an ended record on the disk once the jobs run again', async () => {
  const { world, engine, until } = await shown()
  const bytes = () =>
    readdirSync(place.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('')
  const traces = [sampleRecord.subject.name, sampleRecord.subject.code ?? '', sampleRecord.documentNumber.raw]
  for (const text of traces) expect(bytes()).toContain(text)
  world.now = endOfDay(until) + 3 * day
  await settle(engine)
  const { pk, sk } = recordKey(recordId)
  expect(recordFile(world.store.items.get(`${pk}\0${sk}`))?.ended).toMatchObject({ reason: 'expired', caseId: null })
  for (const text of traces) expect(bytes()).not.toContain(text)
})

it('shows nothing again when the clock is set back after the end', async () => {
  const { world, engine, until } = await shown()
  world.now = endOfDay(until) + 1
  await settle(engine)
  world.now -= 2 * day
  await settle(engine)
  await publisher(engine)(recordId)
  expect(await engine.publicFolder.get(publicPath(recordId))).toBeUndefined()
})
