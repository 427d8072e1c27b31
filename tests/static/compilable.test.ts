import { expect, test } from 'vitest'
import { type AnyStateMachine, fromPromise, setup } from 'xstate'
import { compilable } from '#chart/compilable.ts'
import { smallChart } from '#tests/support/doubles/small-chart.ts'

type Config = Parameters<typeof kit.createMachine>[0]

const task = fromPromise(async () => ({}))
const kit = setup({
  guards: { isRight: () => true },
  actions: { note: () => {} },
  actors: { send: task },
  delays: { soon: 5 },
})
const human = { kind: 'human' }
const end = { type: 'final', meta: { kind: 'end' } } as const

/** A good chart but for the first state. */
const chartWith = (first: object): AnyStateMachine =>
  kit.createMachine({ initial: 'one', states: { one: first, over: end } } satisfies Config)

const defects: readonly (readonly [string, object, string])[] = [
  ['a delay', { meta: human, after: { soon: 'over' } }, 'delayed'],
  ['a parallel state', { type: 'parallel', states: { a: { meta: human }, b: { meta: human } } }, 'parallel'],
  ['a history state', { initial: 'a', states: { a: { meta: human }, h: { type: 'history' } } }, 'history'],
  ['an eventless transition', { meta: human, always: 'over' }, 'eventless'],
  [
    'an inline guard',
    { meta: human, on: { 'a.b': { guard: () => true, target: 'over' } } },
    'guard that is not a name',
  ],
  ['an unknown guard', { meta: human, on: { 'a.b': { guard: 'isLeft', target: 'over' } } }, 'no guard named isLeft'],
  ['an inline action', { meta: human, on: { 'a.b': { actions: () => {} } } }, 'action that is not a name'],
  ['an unknown action', { meta: human, entry: 'shout' }, 'no action named shout'],
  ['a wildcard', { meta: human, on: { '*': 'over' } }, '* is not the name'],
  ['no meta', { on: { 'a.b': 'over' } }, 'meta does not say'],
  ['a task in a human state', { meta: human, invoke: { src: 'send', id: 'send' } }, 'a human state runs a task'],
  ['a service without a task', { meta: { kind: 'service', task: 'send' } }, 'exactly one task'],
  ['a task under another id', service({ id: 'other' }), 'differ'],
  ['a task without an error exit', service({ onError: undefined }), 'no error exit'],
  ['a task with no way on', service({ onDone: undefined }), 'no way on'],
  ['an end within', { initial: 'a', states: { a: end } }, 'an end inside'],
  ['a name that is no word', { initial: 'a b', states: { 'a b': { meta: human } } }, 'camel case'],
]

function service(change: object): object {
  const invoke = { id: 'send', src: 'send', onDone: 'over', onError: 'over', ...change }
  return { meta: { kind: 'service', task: 'send' }, invoke }
}

test.each(defects)('refuses %s', (_, state, complaint) => {
  expect(compilable(chartWith(state)).map(({ what }) => what)).toContainEqual(expect.stringContaining(complaint))
})

test('takes what every host can run', () => {
  expect(compilable(smallChart)).toEqual([])
  expect(compilable(chartWith(service({})))).toEqual([])
})
