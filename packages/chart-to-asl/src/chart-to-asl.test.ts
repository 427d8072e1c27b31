import { expect, test } from 'vitest'
import { setup } from 'xstate'
import { aslProblems } from './asl-problems.ts'
import { chartToAsl } from './chart-to-asl.ts'
import { chartToMermaid } from './chart-to-mermaid.ts'
import { compilable } from './compilable.ts'

const chart = setup({}).createMachine({
  id: 'request',
  initial: 'asked',
  states: {
    asked: { meta: { kind: 'human' }, on: { 'head.granted': 'done' } },
    done: { type: 'final', meta: { kind: 'end' } },
  },
})
const targets = { partition: 'aws', functions: { enter: 'e', fire: 'f', run: 'r', fail: 'x' } }

test('a state that awaits somebody waits by token, wakes, and leads where the chart leads', () => {
  const { States, StartAt } = chartToAsl(chart, 'wait', targets)
  expect(StartAt).toBe('Start')
  expect(Object.keys(States)).toEqual(['Start', 'asked', 'asked clock', 'asked?', 'done', 'Diverged'])
  expect(States['asked']).toMatchObject({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Next: 'asked?',
  })
  // It also stays where an event was taken without moving.
  expect(States['asked?']).toMatchObject({ Choices: [{ Next: 'done' }, { Next: 'asked' }], Default: 'Diverged' })
})

test('a definition is compared with its chart', () => {
  const asl = chartToAsl(chart, 'wait', targets)
  expect(aslProblems(chart, 'wait', targets)(asl)).toEqual([])
  const { done: _, ...States } = asl.States
  expect(aslProblems(chart, 'wait', targets)({ ...asl, States })).toContain('done does not end')
})

test('what hosts could not run alike is named with its state', () => {
  const wrong = setup({}).createMachine({
    id: 'wrong',
    initial: 'asked',
    states: {
      asked: { meta: { kind: 'human' }, after: { 1000: 'done' } },
      done: { type: 'final', meta: { kind: 'end' } },
    },
  })
  expect(compilable(wrong)).toContainEqual({ state: 'asked', what: 'a delayed transition: time comes as an event' })
  expect(compilable(chart)).toEqual([])
})

test('the drawing names states as the chart does, or in words given', () => {
  expect(chartToMermaid(chart)).toContain('asked --> done: head.granted')
})
