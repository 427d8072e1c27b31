import { afterEach, expect, it, vi } from 'vitest'
import { addRecord } from '#engine/register/register.ts'
import { placeOf } from '#engine/run/consume.ts'
import { jobKey } from '#engine/scan/import-job.ts'
import { importOnwards } from '#engine/scan/import-onwards.ts'
import { stageImport, startImport } from '#engine/scan/stage-import.ts'
import type { SheetLine } from '#engine/store/sheet.ts'
import { memoryTable } from '#hosts/memory/table.ts'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { sampleSheet } from '#tests/support/pages/sample-sheet.ts'
import { engineOver, newWorld } from '#tests/support/world.ts'
import { consumerLoop } from './follower.ts'

const importer = { id: 'import', role: 'system', unit: null } as const
const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
})

it('gives way to a sheet for a minute from its first sight, and for no longer than it comes in', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  undo.push(async () => void vi.useRealTimers())
  const engine = { ...engineOver(newWorld()), ...memoryTable() }
  async function* lines(): AsyncGenerator<SheetLine> {
    yield* sampleSheet('penalty', [{ authority: '单位HJ', n: 1, cells: {} }])
  }
  const readSheet = async () => ({ kind: 'read', sha256: '00', lines }) as const
  const options = { file: 'a.csv', actor: importer, language: 'zh', full: false, sender: 'HJ', readSheet } as const
  const staged = await stageImport(engine, async function* () {}, options)
  if (staged.kind === 'refused') throw new Error(staged.code)
  await startImport(engine, staged.id)

  const faults: unknown[] = []
  const loops = consumerLoop(
    engine,
    (fault) => faults.push(fault),
    async () => {},
  )
  undo.push(loops.stop)
  const scanned = () => placeOf(engine, 'scan')
  const after = async (seconds: number) => {
    for (let n = 0; n < seconds; n += 1) {
      await vi.advanceTimersByTimeAsync(1000)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return scanned()
  }
  const first = await scanned()
  await addRecord(engine, inventedPenalty({ id: 'R1' }), importer)
  expect(await after(55)).toBe(first)
  const second = await after(10)
  expect(second).toBeGreaterThan(first)
  await addRecord(engine, inventedPenalty({ id: 'R2' }), importer)
  expect(await after(50)).toBe(second)
  for (let job = await engine.table.get(jobKey(staged.id)); job; job = await engine.table.get(jobKey(staged.id)))
    await importOnwards(engine, job)
  expect(await after(3)).toBeGreaterThan(second)
  expect(faults).toEqual([])
})
