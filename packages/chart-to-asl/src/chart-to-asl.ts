import type { AnyStateMachine } from 'xstate'
import type { Asl, AslMode, AslState, AslTargets, Catcher, ChoiceState, DoorName, Retrier, TaskState } from './asl.ts'
import { edges, successors } from './edges.ts'
import { type Place, places } from './place.ts'

/** Capitalised, since the chart's states begin small. */
export const start = 'Start'
export const diverged = 'Diverged'
export const parked = 'Parked'

/**
 * Compiles a chart to a machine that waits, wakes and retries, but decides nothing. Each answer names the state that
 * the store holds; one that the chart does not allow ends the execution. States pass on `{ Payload: { caseId, seq, to,
 * seconds } }` alone, the shape of an invocation's result.
 */
export function chartToAsl(chart: AnyStateMachine, mode: AslMode, targets: AslTargets): Asl {
  const all = edges(chart)
  const leaves = places(chart)
  const states = leaves.flatMap((place) => statesFor(place, successors(all, place.name), mode, targets))
  return {
    Comment: `${chart.id} · ${mode}`,
    StartAt: start,
    States: {
      [start]: choice(leaves.map(({ name }) => name)),
      ...Object.fromEntries(states),
      ...(mode === 'park' && { [parked]: { Type: 'Succeed' } }),
      [diverged]: { Type: 'Fail', Error: 'Flow.Diverged', Cause: 'The case stands where this chart does not lead.' },
    },
  }
}

type Named = readonly [name: string, state: AslState]

function statesFor(place: Place, next: readonly string[], mode: AslMode, targets: AslTargets): readonly Named[] {
  const { name, kind } = place
  if (kind === 'end' || (kind === 'human' && mode === 'park')) return [[name, { Type: 'Succeed' }]]
  return kind === 'human' ? humanStates(name, next, targets) : serviceStates(name, next, mode, targets)
}

const humanStates = (name: string, next: readonly string[], targets: AslTargets): readonly Named[] => [
  [name, waiting(name, targets)],
  [`${name} clock`, call('fire', name, targets, `${name}?`)],
  [`${name}?`, choice(next)],
]

/** Tries again after a wait; short executions leave it to the sweep. */
function serviceStates(name: string, next: readonly string[], mode: AslMode, targets: AslTargets): readonly Named[] {
  const later = mode === 'wait' ? `${name} later` : parked
  const hurried = mode === 'wait' ? {} : short
  return [
    [name, { ...call('run', name, targets, `${name}?`), ...hurried, Catch: [to(`${name} failed`, 'States.ALL')] }],
    [`${name} failed`, { ...failed(name, targets), ...hurried }],
    [`${name}?`, choice(next, { [name]: later })],
    ...(mode === 'wait' ? [[later, { Type: 'Wait', SecondsPath: '$.Payload.seconds', Next: name }] as const] : []),
  ]
}

function waiting(name: string, targets: AslTargets): TaskState {
  const { TimeoutSeconds: _, ...task } = call('enter', name, targets, `${name}?`)
  return {
    ...task,
    Resource: `${task.Resource}.waitForTaskToken`,
    Parameters: {
      ...task.Parameters,
      Payload: { ...task.Parameters.Payload, 'seconds.$': '$.Payload.seconds', 'token.$': '$$.Task.Token' },
    },
    ResultSelector: { 'Payload.$': '$' },
    TimeoutSecondsPath: '$.Payload.seconds',
    // Every error but the timeout, which wakes the clock.
    Retry: [{ ...retry, ErrorEquals: ['States.TaskFailed'] }],
    Catch: [to(`${name} clock`, 'States.Timeout')],
  }
}

function failed(name: string, targets: AslTargets): TaskState {
  const task = call('fail', name, targets, `${name}?`)
  // Error name only: its cause may quote people.
  const Payload = { ...task.Parameters.Payload, 'error.$': '$.error.Error' }
  return { ...task, Parameters: { ...task.Parameters, Payload } }
}

const call = (door: DoorName, state: string, targets: AslTargets, next: string): TaskState => ({
  Type: 'Task',
  Resource: `arn:${targets.partition}:states:::lambda:invoke`,
  Parameters: {
    FunctionName: targets.functions[door],
    Payload: { 'caseId.$': '$.Payload.caseId', 'seq.$': '$.Payload.seq', state },
  },
  ResultSelector: { 'Payload.$': '$.Payload' },
  TimeoutSeconds: 120,
  Retry: [retry],
  Next: next,
})

const retry: Retrier = {
  ErrorEquals: ['States.ALL'],
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxAttempts: 4,
  MaxDelaySeconds: 30,
  JitterStrategy: 'FULL',
}

/**
 * Keeps two tries of task and failure within Express's five minutes.
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const short = { TimeoutSeconds: 60, Retry: [{ ...retry, MaxAttempts: 1 }] }

const choice = (names: readonly string[], instead: Readonly<Record<string, string>> = {}): ChoiceState => ({
  Type: 'Choice',
  Choices: names.map((name) => ({ Variable: '$.Payload.to', StringEquals: name, Next: instead[name] ?? name })),
  Default: diverged,
})

const to = (next: string, error: string): Catcher => ({ ErrorEquals: [error], ResultPath: '$.error', Next: next })
