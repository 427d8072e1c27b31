import { describe, expect, test } from 'vitest'
import { testEngine } from '#tests/support/engine.ts'
import { type Ran, runExample } from '#tests/support/run-example.ts'
import { smallProcedure } from '#tests/support/small-procedure.ts'
import { procedures } from '#workflows/index.ts'
import type { Procedure } from '#workflows/procedure.ts'
import { faults, loyal } from './faults.ts'
import { runOnAsl } from './run-on-asl.ts'

const small: Procedure = smallProcedure as Procedure
const examples = [small, ...Object.values(procedures)].flatMap((procedure) =>
  procedure.examples.map((example) => ({ name: `${procedure.id}: ${example.name.en}`, procedure, example })),
)

/** All that must be the same, to the millisecond. */
const logOf = (ran: Ran) =>
  ran.log.map(({ entry: { seq, type, at, actor }, payload: { data } }) => ({
    seq,
    type,
    at: new Date(at).toISOString(),
    actor,
    data,
  }))

/** A reminder that comes late may find its act done, so that it is not sent; nothing else may differ. */
const typesOf = (ran: Ran) =>
  ran.log
    .map(({ entry }) => entry.type)
    .filter((type) => !/\.(half|atRisk|dueToday|urged)$/.test(type))
    .toSorted()

describe.each(examples)('$name', ({ procedure, example }) => {
  const onOneMachine = () =>
    runExample(testEngine({ procedures: { [procedure.id]: procedure } }), procedure.id, example)

  test.each(['wait', 'park'] as const)('gives the same log in %s mode as on one machine', async (mode) => {
    const [one, cloud] = [await onOneMachine(), await runOnAsl(procedure, example, mode, loyal)]
    expect(logOf(cloud)).toEqual(logOf(one))
    expect(cloud.states).toEqual(example.states)
    expect(cloud.executions.map(({ ended }) => ended).filter((ended) => ended !== 'succeeded')).toEqual([])
    if (mode === 'wait') expect(cloud.executions.map(({ entered }) => distinct(entered))).toEqual([example.states])
  })

  test.each(
    faults.flatMap((trouble) => (['wait', 'park'] as const).map((mode) => ({ trouble, mode, name: trouble().name }))),
  )('goes the same way in $mode mode when $name', async ({ trouble, mode }) => {
    const [one, cloud] = [await onOneMachine(), await runOnAsl(procedure, example, mode, trouble())]
    expect(cloud.states).toEqual(one.states)
    expect(typesOf(cloud)).toEqual(typesOf(one))
    expect(cloud.record).toEqual({ ...one.record, versions: cloud.record.versions, overlays: cloud.record.overlays })
    expect(cloud.executions.map(({ ended }) => ended).filter((ended) => ended !== 'succeeded')).toEqual([])
    if (mode === 'wait') expect(distinct(cloud.executions[0]?.entered ?? [])).toEqual(one.states)
  })
})

describe.each([
  { times: 2, states: ['asked', 'sending', 'over'] },
  { times: 4, states: ['asked', 'sending', 'stalled', 'sending', 'over'] },
])('a task that fails $times times', ({ times, states }) => {
  const clock = { at: '2026-09-14 15:00', by: { id: 'admin', role: 'systemAdmin', unit: null } } as const
  const [example] = small.examples
  const steps = [...(example?.steps ?? []).slice(0, 1), { until: '2026-09-14 16:00' }]
  const again =
    times < 4 ? [] : [{ send: 'system.retried', ...clock, at: '2026-09-14 16:00' }, { until: '2026-09-14 16:10' }]

  test.each(['wait', 'park'] as const)('waits and is tried again in %s mode as on one machine', async (mode) => {
    const run = example && { ...example, steps: [...steps, ...again] }
    if (!run) throw new Error('the small procedure has no example')
    const failing = () => failingFirst(times)
    const one = await runExample(testEngine({ procedures: { small: failing() } }), 'small', run)
    const cloud = await runOnAsl(failing(), run, mode, loyal)
    expect(one.states).toEqual(states)
    expect(logOf(cloud)).toEqual(logOf(one))
    expect(cloud.executions.every(({ ended }) => ended === 'succeeded')).toBe(true)
  })
})

function failingFirst(times: number): Procedure {
  let left = times
  const send = async () => {
    left -= 1
    if (left >= 0) throw new Error('the other end is down')
    return {}
  }
  return { ...small, tasks: { send } }
}

const distinct = (states: readonly string[]) => states.filter((state, i) => state !== states[i - 1])
