// A chart of a small case, compiled, checked and drawn.
import { aslProblems, chartToAsl, chartToMermaid, compilable } from '@redress/chart-to-asl'
import { fromPromise, setup } from 'xstate'

const chart = setup({ actors: { tellApplicant: fromPromise(async () => ({})) } }).createMachine({
  id: 'leaveRequest',
  initial: 'asked',
  states: {
    asked: {
      meta: { kind: 'human' },
      on: { 'head.granted': 'telling', 'head.refused': 'telling', 'clock.answer.breach': 'overdue' },
    },
    overdue: { meta: { kind: 'human' }, on: { 'head.granted': 'telling', 'head.refused': 'telling' } },
    telling: {
      meta: { kind: 'service', task: 'tellApplicant' },
      invoke: { id: 'tellApplicant', src: 'tellApplicant', onDone: 'done', onError: 'asked' },
    },
    done: { type: 'final', meta: { kind: 'end' } },
  },
})

const targets = {
  partition: 'aws',
  functions: {
    enter: 'arn:aws:lambda:eu-central-1:111122223333:function:enter',
    fire: 'arn:aws:lambda:eu-central-1:111122223333:function:fire',
    run: 'arn:aws:lambda:eu-central-1:111122223333:function:run',
    fail: 'arn:aws:lambda:eu-central-1:111122223333:function:fail',
  },
}

// What could not run alike on every host: nothing here.
console.log(compilable(chart))

const definition = chartToAsl(chart, 'wait', targets)
console.log(JSON.stringify(definition, null, 2))

// Compares any definition with the chart: one edited by hand as well.
console.log(aslProblems(chart, 'wait', targets)(definition))
console.log(chartToMermaid(chart))
