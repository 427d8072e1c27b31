import { expect, it } from 'vitest'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { readAll } from '#engine/store/read.ts'
import { testEngine } from '#tests/support/engine.ts'
import { recordId, runExample } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { recordBook } from './record-book.ts'

it('takes a record’s row without a place yet as behind all, not before all', async () => {
  const [example] = objection.examples
  if (!example) throw new Error('no example')
  const engine = testEngine()
  await runExample(engine, 'objection', example)
  const rows = await readAll(engine.table, { index: 'main', pk: `record#${recordId}`, prefix: 'log#' })
  const unplaced = rows.slice(-2)
  const world: AuditWorld = {
    ...{ ...engine, sha256: engine.crypto.sha256, ledgerKey: null },
    journal: {
      ...engine.journal,
      positionOf: async (key) =>
        unplaced.some(({ sk }) => sk === key.sk) ? undefined : engine.journal.positionOf(key),
    },
    ...{ fileHash: async () => null, drawn: null, versionNow: async () => undefined },
    close: async () => {},
  }
  const whole = await recordBook({ ...world, journal: engine.journal }).before(recordId, Number.MAX_SAFE_INTEGER)
  const early = await recordBook(world).before(recordId, Number.MAX_SAFE_INTEGER)
  expect(rows.length).toBeGreaterThan(unplaced.length)
  expect(early).not.toEqual(whole)
})
