import { expect, it } from 'vitest'
import { chartToAsl } from '#chart/chart-to-asl.ts'
import { aslTargets } from '#tests/support/asl-targets.ts'
import { procedures } from '#workflows/index.ts'

const fiveMinutes = 300

it.each(Object.values(procedures))(
  '$id: a task and its failure, tried to their end, fit into a short execution',
  ({ course: { chart } }) => {
    const { States } = chartToAsl(chart, 'park', aslTargets)
    const longest = (name: string): number => {
      const state = States[name]
      if (state?.Type !== 'Task') return 0
      const [again] = state.Retry
      const tries = 1 + (again?.MaxAttempts ?? 0)
      const waits = (tries - 1) * (again?.MaxDelaySeconds ?? 0)
      return tries * (state.TimeoutSeconds ?? Number.POSITIVE_INFINITY) + waits
    }
    const tasks = Object.keys(States).filter((name) => `${name} failed` in States)
    expect(tasks.length).toBeGreaterThan(0)
    expect(tasks.filter((name) => longest(name) + longest(`${name} failed`) > fiveMinutes)).toEqual([])
  },
)
