import { expect, it } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { addRecord } from '#engine/register/register.ts'
import type { Write } from '#engine/store/ports.ts'
import { testEngine } from '#tests/support/engine.ts'
import { openingOf, sampleRecord } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'

const crowd = 20

it('does the work of a crowd once, though each draws the next number', async () => {
  const bare = testEngine()
  let tried = 0
  const transact = async (writes: readonly Write[]) => {
    tried += 1
    return bare.table.transact(writes)
  }
  const engine = { ...bare, table: { ...bare.table, transact } }
  const [example] = objection.examples
  const [step] = example?.steps ?? []
  if (!example || !step || !('send' in step)) throw new Error('the first example begins otherwise')
  const ids = Array.from({ length: crowd }, (_, n) => String(n).padStart(26, '0'))
  for (const id of ids) {
    await addRecord(bare, { ...sampleRecord, id }, { id: 'import', role: 'system', unit: null })
    await open(bare, { ...openingOf('objection', example), id, recordId: id })
  }
  const { send: type, by: actor, data = {} } = step
  const outcomes = await Promise.all(ids.map((id) => commit(engine, id, { type, actor, data })))
  expect(outcomes.map(({ kind }) => kind)).toEqual(ids.map(() => 'committed'))
  const papers = (await Promise.all(ids.map((id) => papersOf(bare.table, id)))).flat().map(paperOf)
  const drawn = papers.flatMap(({ facts }) => (facts.kind === 'receipt' ? [] : [facts.number]))
  expect(new Set(drawn).size).toBe(2 * crowd)
  expect(tried).toBe(crowd)
})
