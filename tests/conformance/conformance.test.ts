import { describe, expect, test } from 'vitest'
import { testEngine } from '#tests/support/engine.ts'
import { runExample } from '#tests/support/run-example.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { conforms, examples, logOf, small } from './conforms.ts'
import { loyal } from './faults.ts'
import { runOnAsl } from './run-on-asl.ts'

// First example of each procedure; the long tier has all.
conforms(examples.filter(({ procedure, example }) => procedure.examples[0] === example))

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
  return { ...small, course: { ...small.course, tasks: { send } } }
}
