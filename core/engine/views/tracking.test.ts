import { expect, it } from 'vitest'
import { newId } from '#engine/store/id.ts'
import { testEngine } from '#tests/support/engine.ts'
import { trackedCase, trackingCode } from './tracking.ts'

it('leads from the code to its case, however it is typed', async () => {
  const engine = testEngine()
  const id = newId(engine.crypto)
  const code = await trackingCode(engine, id)
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(await trackingCode(engine, id)).toBe(code)
  for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), ` ${code.replaceAll('-', '—')}`])
    expect(await trackedCase(engine, typed)).toBe(id)
})

it('knows no code that was not shown, or that has one character more, less or other', async () => {
  const engine = testEngine()
  const code = await trackingCode(engine, newId(engine.crypto))
  const never = await trackingCode(testEngine(), 'A'.repeat(26))
  const last = code.endsWith('0') ? '1' : '0'
  for (const typed of ['', never, code.slice(1), `${code}0`, `${code.slice(0, -1)}${last}`, 'X'.repeat(28), '查询码'])
    expect(await trackedCase(engine, typed)).toBeNull()
})

it('stores a hash, from which nobody reads the code', async () => {
  const engine = testEngine()
  const written: unknown[] = []
  const { table } = engine
  const spied = {
    ...table,
    transact: async (writes: Parameters<typeof table.transact>[0]) => {
      written.push(writes)
      return table.transact(writes)
    },
  }
  const code = await trackingCode({ crypto: engine.crypto, table: spied }, 'A'.repeat(26))
  expect(written).toHaveLength(1)
  expect(JSON.stringify(written)).not.toContain(code.replaceAll('-', ''))
})
