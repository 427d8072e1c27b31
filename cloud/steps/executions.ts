import { randomUUID } from 'node:crypto'
import { StateMachine } from 'aws-local-stepfunctions'
import { z } from 'zod'
import type { WorldClock } from '../clock/world-clock.ts'
import type { Judge } from '../iam/judge.ts'
import type { Functions } from '../lambda/functions.ts'
import type { Machine, State } from './machine-settings.ts'
import { named, runTask } from './run-task.ts'
import type { Tokens } from './tokens.ts'

export type Execution = {
  readonly arn: string
  readonly name: string
  readonly machine: Machine
  readonly input: string
  readonly startedAt: number
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'
  /** States entered, as standard executions are billed. */
  transitions: number
  stoppedAt?: number
  error?: string
  stop(): void
}
export type Executions = {
  readonly all: readonly Execution[]
  start(machine: Machine, name: string | undefined, input: string): Execution
}
type Options = {
  readonly functions: Functions
  readonly judge: Judge
  readonly tokens: Tokens
  readonly clock: WorldClock
  readonly log: (line: string) => void
}
type Handler = (input: unknown) => Promise<unknown>

// Longest timer of this machine: 24 days.
const longest = 2_000_000
const express = 5 * 60_000

/** Executions of the templates' machines, by an interpreter of the States Language. */
export function executions(options: Options): Executions {
  const { now } = options.clock
  const all: Execution[] = []
  return {
    all,
    start(machine, name = randomUUID(), input) {
      const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`
      const made: Execution = {
        arn,
        name,
        machine,
        input,
        startedAt: now(),
        status: 'RUNNING',
        transitions: 0,
        stop() {},
      }
      all.push(made)
      const running = interpreted(machine, JSON.parse(input), made, options)
      made.stop = () => running.abort()
      void follow(running, made, options)
      void counted(running, made)
      return made
    },
  }
}

/** An express one is stopped after five minutes. https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html */
async function follow(
  running: ReturnType<StateMachine['run']>,
  made: Execution,
  { clock, log }: Options,
): Promise<void> {
  const timer = made.machine.type === 'EXPRESS' ? setTimeout(() => running.abort(), express) : undefined
  try {
    await running.result
    made.status = 'SUCCEEDED'
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    made.error = `${name}: ${message}`
    made.status = /abort/i.test(name) ? 'ABORTED' : 'FAILED'
    log(`execution ${made.arn}: ${made.error}\n`)
  }
  clearTimeout(timer)
  made.stoppedAt = clock.now()
}

async function counted(running: ReturnType<StateMachine['run']>, made: Execution): Promise<void> {
  for await (const { type } of running.eventLogs) if (type === 'StateEntered') made.transitions += 1
}

function interpreted(machine: Machine, input: unknown, { arn, name, startedAt }: Execution, options: Options) {
  const context = {
    Execution: { Id: arn, Name: name, StartTime: new Date(startedAt).toISOString(), Input: input },
    StateMachine: { Id: machine.arn },
    Task: {
      // A new one for each try, for which the interpreter asks here.
      get Token() {
        return options.tokens.issue()
      },
    },
  }
  const handlers = Object.fromEntries(
    Object.entries(machine.definition.States)
      .filter(([, { Type }]) => Type === 'Task')
      .map(([state, of]): [string, Handler] => [state, (given) => task(machine, of, given, options)]),
  )
  // biome-ignore lint/suspicious/noExplicitAny: the library's own types know neither our definition nor a context that changes
  const made = new StateMachine(structuredClone(machine.definition) as any, { validationOptions: { noValidate: true } })
  return made.run(input as never, {
    overrides: { taskResourceLocalHandlers: handlers as never },
    context: context as never,
  })
}

/** The interpreter reads the time-out from its handed-over input. */
async function task(machine: Machine, state: State, given: unknown, options: Options): Promise<unknown> {
  const input: unknown = structuredClone(given)
  const path = state.TimeoutSecondsPath?.split('.').slice(1) ?? []
  const name = path.pop()
  const holder = path.reduce<unknown>((at, part) => z.record(z.string(), z.unknown()).catch({}).parse(at)[part], given)
  const held = z.record(z.string(), z.unknown()).safeParse(holder)
  if (name === undefined || !held.success) return runTask(machine, state, input, options)
  const seconds = Number(held.data[name])
  if (seconds > longest) Object.assign(z.looseObject({}).parse(holder), { [name]: longest })
  return within(seconds, options.clock, runTask(machine, state, input, options))
}

/** Retried by no States.TaskFailed; the interpreter exports no such class. */
const overtime = () => Object.assign(named('States.Timeout', ''), { isRetryable: false })

async function within(seconds: number, clock: WorldClock, work: Promise<unknown>): Promise<unknown> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const stop = clock.onPassed(clock.now() + seconds * 1000, () => reject(overtime()))
  try {
    return await Promise.race([work, late])
  } finally {
    stop()
  }
}
