import { describe, expect, test } from 'vitest'
import { type AnyStateMachine, initialTransition, setup, transition } from 'xstate'
import { edges } from '#chart/edges.ts'
import { places } from '#chart/place.ts'
import { smallChart } from '#tests/support/doubles/small-chart.ts'
import { smallProcedure } from '#tests/support/doubles/small-procedure.ts'
import { procedures } from '#workflows/index.ts'
import { firstStep, step } from './step.ts'

const charts = [...Object.values(procedures), smallProcedure].map(({ id, course: { chart } }) => ({ id, chart }))

describe.each(charts)('$id', ({ chart }) => {
  test('leads where xstate leads: every state, event and outcome of the guards', () => {
    const outcome = new Map<string, boolean>()
    const names = Object.keys(chart.implementations.guards)
    const forced = chart.provide({
      guards: Object.fromEntries(names.map((name) => [name, () => outcome.get(name) ?? false])),
    })
    const events = [...new Set(edges(chart).map(({ event }) => event)), 'nobody.knows']
    let compared = 0
    for (const { name: state } of places(chart).filter(({ kind }) => kind !== 'end'))
      for (const type of events)
        for (const held of outcomes(guardsOf(chart, state, type))) {
          outcome.clear()
          for (const name of held) outcome.set(name, true)
          expect({ state, type, held, to: step(forced, state, {}, type) }).toEqual({
            state,
            type,
            held,
            to: byXstate(forced, state, {}, type),
          })
          compared += 1
        }
    expect(compared).toBeGreaterThanOrEqual(edges(chart).length)
  })

  test('begins where xstate begins', () => {
    const [snapshot, actions] = initialTransition(chart, {})
    const names = actions.map(({ type }) => type).filter((type) => !type.startsWith('xstate.'))
    for (let time = 0; time < 2; time += 1)
      expect(firstStep(chart, {})).toEqual({ state: snapshot.value, names, closed: false })
  })
})

test('a guard sees the data of this case, not of the one before', () => {
  const counted = setup({
    types: { context: {} as { data: { n: number } }, events: {} as { type: string } },
    guards: { isOdd: ({ context }) => context.data.n % 2 === 1 },
    actions: { note: () => {} },
  }).createMachine({
    id: 'counted',
    context: { data: { n: 0 } },
    initial: 'open',
    states: {
      open: {
        meta: { kind: 'human' },
        on: { 'clerk.counted': [{ guard: 'isOdd', target: 'odd' }, { actions: 'note' }] },
      },
      odd: { type: 'final', meta: { kind: 'end' } },
    },
  })
  const seen = [1, 2, 3].map((n) => step(counted, 'open', { n }, 'clerk.counted')?.state)
  expect(seen).toEqual(['odd', 'open', 'odd'])
})

test('a chart with more than names is left to xstate', () => {
  expect(step(smallChart, 'asked', {}, 'clerk.noted')).toEqual(byXstate(smallChart, 'asked', {}, 'clerk.noted'))
  expect(() => step(smallChart.provide({ guards: { isUrgent: () => false } }), 'asked', {}, 'clerk.answered')).toThrow(
    'atomic',
  )
})

/** As the chart's library does it, without a memory. */
function byXstate(chart: AnyStateMachine, state: string, data: unknown, type: string) {
  const snapshot = chart.resolveState({ value: state, context: { data } })
  if (!snapshot.can({ type })) return undefined
  const [next, actions] = transition(chart, snapshot, { type })
  const names = actions.map((action) => action.type).filter((name) => !name.startsWith('xstate.'))
  return { state: next.value, names, closed: next.status === 'done' }
}

function guardsOf(chart: AnyStateMachine, state: string, type: string): readonly string[] {
  const ways = [chart.root.states[state], chart.root].flatMap((node) => node?.transitions.get(type) ?? [])
  return [...new Set(ways.flatMap(({ guard }) => (guard === undefined ? [] : [String(guard)])))]
}

const outcomes = (names: readonly string[]) =>
  Array.from({ length: 2 ** names.length }, (_, bits) => names.filter((_name, i) => (bits >> i) & 1))
