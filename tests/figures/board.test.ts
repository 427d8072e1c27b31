import { expect, test } from 'vitest'
import { keepRunning } from '#engine/figures/keep-running.ts'
import { runningOf } from '#engine/figures/running.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { dueBuckets } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { site } from '#tests/http/site.ts'
import { ranStepByStep } from '#tests/support/ran-step-by-step.ts'
import { everyCase } from '#tests/support/recount.ts'
import { boardRecount } from '#tests/support/recount-board.ts'
import { procedures } from '#workflows/index.ts'
import { boardHistories } from './board-histories.ts'

const examples = Object.values(procedures).flatMap(({ id, examples: of }) =>
  of.map((example) => ({ name: `${id}: ${example.name.en}`, procedure: id, example })),
)

test('the board counts and lists what a recount of the log alone does, through random histories', () =>
  boardHistories(8))

test.each(examples)(
  'a worked case leaves on the board what runs in it, step by step: $name',
  async ({ procedure, example }) => {
    const engine = await ranStepByStep(procedure, example)
    const shards = Array.from(
      { length: dueBuckets },
      (_, n) => ({ index: 'queue', pk: runningOf('445300', n) }) as const,
    )
    const there = (await Promise.all(shards.map((list) => readAll(engine.table, list)))).flat()
    const rows = await boardRecount(engine, await everyCase(engine), [])
    const wanted = rows.map(({ id, rule }) => `case#${id} running#${rule}`)
    expect(there.map(({ pk, sk }) => `${pk} ${sk}`).toSorted()).toEqual(wanted.toSorted())
  },
)

test('rows that come twice, late and at once leave the board as it is', async () => {
  const { engine, seat } = site({ now: '2026-09-14' })
  await seat(...people)
  for (const stage of [stages.withUnit, stages.asking, stages.stalled]) await place(engine, stage)
  while ((await consumeAll(engine)) > 0);
  const board = async () => {
    const items = await readAll(engine.table, { index: 'main', pk: 'workload#board#445300' })
    return items.map(({ sk, body }) => ({ sk, body }))
  }
  const before = await board()
  const rows = (await engine.journal.since(-1, 10_000)).flatMap(({ item }) => (item.pk.startsWith('case#') ? item : []))
  await Promise.all([...rows.toReversed(), ...rows].map((row) => keepRunning(engine, row)))
  expect(await board()).toEqual(before)
})
