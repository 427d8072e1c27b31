import { describe, expect, test } from 'vitest'
import { subjectList, weigh } from '#engine/figures/workload.ts'
import { countsFor, countsOn, standingOf } from '#engine/figures/workload-counts.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import type { Engine } from '#engine/store/engine.ts'
import { queueOf, queueWith, workloadOf } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { site } from '#tests/http/site.ts'
import { testEngine } from '#tests/support/engine.ts'
import { ranStepByStep } from '#tests/support/ran-step-by-step.ts'
import { everyCase, recounted } from '#tests/support/recount.ts'
import { runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { histories } from './histories.ts'

const examples = Object.values(procedures).flatMap(({ id, examples: of }) =>
  of.map((example) => ({ name: `${id}: ${example.name.en}`, procedure: id, example })),
)

/** Every list of counters against every case. */
async function sameAsRecounted(engine: Engine): Promise<void> {
  const files = await everyCase(engine)
  for (const [list, of] of Map.groupBy(files, queueWith))
    expect([list, standingOf(await countsOn(engine, list), engine)]).toEqual([
      list,
      recounted(of, engine, ({ holder }) => holder),
    ])
  for (const [subject, of] of Map.groupBy(files, (file) => file.subject))
    expect(standingOf(await countsOn(engine, subjectList(subject)), engine)).toEqual(recounted(of, engine))
}

describe('the counters of open cases', () => {
  test.each(examples)('are what a recount of the cases gives, step by step: $name', async ({ procedure, example }) => {
    const engine = await ranStepByStep(procedure, example)
    await sameAsRecounted(engine)
  })

  test('stay the same when rows come twice, late, at once and in any order', async () => {
    const [{ procedure, example } = never()] = examples
    const engine = testEngine()
    await runExample(engine, procedure, example)
    const rows = (await engine.journal.since(-1, 10_000)).flatMap(({ item }) =>
      item.pk.startsWith('case#') ? item : [],
    )
    await Promise.all([...rows.toReversed(), ...rows].map((row) => weigh(engine, row)))
    await sameAsRecounted(engine)
  })

  test('take a burst of cases of one subject in one queue without a fault', async () => {
    const { engine, seat } = site({ now: '2026-09-14' })
    await seat(...people)
    for (let i = 0; i < 64; i += 1) await place(engine, stages.filed)
    while ((await consumeAll(engine)) > 0);
    await sameAsRecounted(engine)
  })

  test('keep to the cases through random histories, days and hours of the follower', async () => {
    await histories(12, people, ({ engine }) => sameAsRecounted(engine))
  })

  test('tell a reader nothing of what is not theirs, and leave nothing behind', async () => {
    const { engine, seat } = site({ now: '2026-09-14' })
    await seat(...people)
    const { stand } = await place(engine, stages.withUnit)
    while ((await consumeAll(engine)) > 0);
    const [free, barred] = ['supervisor', 'supervisor interested'].map(
      (as) => people.find((who) => who.as === as) ?? never(),
    )
    expect(standingOf(await countsFor(engine, free ?? never(), [queueOf('HJ', 'officer')]), engine).open).toBe(1)
    expect(standingOf(await countsFor(engine, barred ?? never(), [queueOf('HJ', 'officer')]), engine).open).toBe(0)
    expect(
      await readAll(engine.table, { index: 'main', pk: workloadOf(queueOf('FGW', 'intake'), stand.subject) }),
    ).toEqual([])
  })
})

function never(): never {
  throw new Error('no such example')
}
