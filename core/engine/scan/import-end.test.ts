import { expect, it } from 'vitest'
import type { Engine } from '#engine/store/engine.ts'
import { heldOf } from '#engine/store/held-items.ts'
import { everyPage } from '#engine/store/read-several.ts'
import type { SheetLine } from '#engine/store/sheet.ts'
import { memoryTable } from '#hosts/memory/table.ts'
import { makeUscc } from '#records/identity/uscc.ts'
import { sampleSheet } from '#tests/support/pages/sample-sheet.ts'
import { engineOver, newWorld } from '#tests/support/world.ts'
import { isImporting, readBatch } from './import-batch.ts'
import { jobKey } from './import-job.ts'
import { importOnwards } from './import-onwards.ts'
import { stageImport, startImport } from './stage-import.ts'

const rows = 1001
const actor = { id: 'importer', role: 'intake', unit: 'FGW' } as const

/** Penalties of one unit under these numbers. */
function sheetOf(from: number, to: number): readonly SheetLine[] {
  const numbers = Array.from({ length: to - from + 1 }, (_, n) => from + n)
  const cells = (n: number) => ({
    CF_XDR_SHXYM: makeUscc(`MA${String(n).padStart(6, '0')}`, '91445300'),
    ...{ CF_XDR_MC: `云浮样例第${n}有限公司`, CF_SJLY: '单位HJ' },
  })
  return sampleSheet(
    'penalty',
    numbers.map((n) => ({ authority: '单位HJ', n, cells: cells(n) })),
  )
}

/** A register of so many records of one unit. */
async function city(size = rows) {
  const world = newWorld()
  world.now = Date.UTC(2026, 10, 23, 2)
  const engine = { ...engineOver(world), ...memoryTable() }
  const id = await begun(engine, sheetOf(1, size))
  while (await once(engine, id));
  return { engine, world }
}

async function begun(engine: Engine, lines: readonly SheetLine[]): Promise<string> {
  async function* all() {
    yield* lines
  }
  const readSheet = async () => ({ kind: 'read', sha256: '00', lines: all }) as const
  const options = { file: 'a.csv', actor, language: 'en', full: true, sender: 'HJ', readSheet } as const
  const staged = await stageImport(engine, async function* () {}, options)
  if (staged.kind === 'refused') throw new Error(staged.code)
  await startImport(engine, staged.id)
  return staged.id
}

/** One call as a schedule makes it; false: nothing is left. */
async function once(engine: Engine, id: string): Promise<boolean> {
  const item = await engine.table.get(jobKey(id))
  return item !== undefined && importOnwards(engine, item)
}

const rowsIn = async (engine: Engine, id: string) => (await readBatch(engine, id))?.read

async function ended(engine: Engine, id: string) {
  let held = 0
  for await (const page of everyPage((at) => heldOf(engine, ['HJ', null], at))) held += page.length
  const { status, absent } = (await readBatch(engine, id)) ?? {}
  const files = await engine.files.list('import/')
  return { status, absent, held, files, job: await engine.table.get(jobKey(id)) }
}

/** Counts the calls of each step, and is killed after so many. */
function mortal(engine: Engine, calls: number[], life: number): Engine {
  let left = life
  const counted =
    <Given extends unknown[], Got>(call: (...given: Given) => Got) =>
    (...given: Given) => {
      left -= 1
      if (left < 0) throw new Error('killed')
      calls.push((calls.pop() ?? 0) + 1)
      return call(...given)
    }
  const { get, query, transact } = engine.table
  return { ...engine, table: { get: counted(get), query: counted(query), transact: counted(transact) } }
}

it('ends a whole sheet that lacks a thousand records in short steps, and goes on where it was killed', async () => {
  const { engine } = await city()
  const id = await begun(engine, sheetOf(1, 1))
  // Out of time at once: a step a call.
  const pressed = { ...engine, isStopping: () => true }
  while ((await rowsIn(engine, id)) !== 1) await once(pressed, id)
  const calls: number[] = []
  let deaths = 0
  for (let isOver = false; !isOver; ) {
    const process = mortal(pressed, calls, 1000)
    try {
      do calls.push(0)
      while (await once(process, id))
      isOver = true
    } catch (error) {
      expect(String(error)).toContain('killed')
      deaths += 1
    }
    expect(deaths).toBeLessThan(40)
  }
  expect(deaths).toBeGreaterThan(4)
  expect(calls.length).toBeGreaterThan(rows / 50)
  expect(Math.max(...calls)).toBeLessThan(750)
  expect(await ended(engine, id)).toEqual({
    status: 'done',
    absent: rows - 1,
    held: rows - 1,
    files: [],
    job: undefined,
  })
})

it('lets followers go on beside a sheet that stands still', async () => {
  const { engine, world } = await city(1)
  await begun(engine, sheetOf(1, 2))
  expect(await isImporting(engine)).toBe(true)
  world.now += 61_000
  expect(await isImporting(engine)).toBe(false)
})
