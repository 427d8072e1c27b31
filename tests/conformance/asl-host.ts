import { StateMachine } from 'aws-local-stepfunctions'
import { z } from 'zod'
import type { Asl, AslMode, DoorName } from '#chart/asl.ts'
import { chartToAsl } from '#chart/chart-to-asl.ts'
import { follow } from '#engine/run/follow.ts'
import { enter } from '#functions/workflow/enter.ts'
import { fail } from '#functions/workflow/fail.ts'
import { fire } from '#functions/workflow/fire.ts'
import type { Position } from '#functions/workflow/position.ts'
import { ring, ringParked } from '#functions/workflow/ring.ts'
import { run } from '#functions/workflow/run.ts'
import type { WorkflowTools } from '#functions/workflow/tools.ts'
import { aslTargets } from '#tests/support/asl-targets.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { FakeTimeEngine } from './fake-time.ts'
import type { Faults } from './faults.ts'

export type Execution = { readonly entered: string[]; ended: 'running' | 'succeeded' | string }
export type AslHost = { readonly executions: readonly Execution[]; start(position: Position): Promise<void> }

/** Step Functions here: compiled definition, our functions, the test's engine. */
export function aslHost(engine: FakeTimeEngine, procedure: Procedure, mode: AslMode, faults: Faults): AslHost {
  const asl = chartToAsl(procedure.course.chart, mode, aslTargets)
  const executions: Execution[] = []
  const waiting = new Map<string, (position: Position) => void>()
  const names = new Set<string>()
  const tools: WorkflowTools = {
    engine,
    publish: async () => {},
    async answer(token, position) {
      await faults.wake(() => waiting.get(token)?.(position))
      return 'answered'
    },
    async start(_procedure, position, name) {
      if (names.has(name)) return 'running'
      names.add(name)
      await faults.wake(() => start(position))
      return 'running'
    },
  }
  const letters = inTurn(async () => {
    while ((await follow(engine, tools.publish)) > 0);
  })
  const handlers = handlersOf(asl, tools, { waiting, faults, letters })
  const bell = mode === 'wait' ? ring(tools) : ringParked(tools)
  engine.listen(inTurn(streamOf(engine, letters, (id, seq) => faults.bell(() => bell(id, seq)))))
  return {
    executions,
    start: async (position) => void (await tools.start('', position, `${position.caseId}-${position.seq}`)),
  }

  function start(position: Position): void {
    const execution: Execution = { entered: [], ended: 'running' }
    executions.push(execution)
    void drive(asl, position, handlers, execution)
  }
}

/** In turn, like a stream and a follower. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve()
  return () => {
    last = last.then(work)
    return last
  }
}

/** Stream of the log: letters, then each entry's bell. */
function streamOf(
  engine: FakeTimeEngine,
  letters: () => Promise<void>,
  bell: (caseId: string, seq: number) => Promise<void>,
) {
  let seen = -1
  return async () => {
    await letters()
    for (const { position, item } of await engine.journal.since(seen, 100)) {
      seen = position
      const [kind, id = ''] = item.pk.split('#')
      if (kind === 'case') await bell(id, Number(item.sk.split('#')[1]))
    }
  }
}

type Handlers = Readonly<Record<string, (input: never) => Promise<unknown>>>
type Parameters = {
  readonly Payload: {
    readonly caseId: string
    readonly seq: number
    readonly state: string
    readonly token: string
    readonly error: string
  }
}
type Around = {
  readonly waiting: Map<string, (position: Position) => void>
  readonly faults: Faults
  letters(): Promise<void>
}

function handlersOf(asl: Asl, tools: WorkflowTools, around: Around): Handlers {
  const doors: Readonly<Record<DoorName, (input: Parameters) => Promise<unknown>>> = {
    enter: ({ Payload }) => waitForToken(around, Payload.token, () => enter(tools)(Payload)),
    fire: async ({ Payload }) => ({ Payload: await fire(tools)(Payload) }),
    fail: async ({ Payload }) => ({ Payload: await fail(tools)(Payload) }),
    run: async ({ Payload }) => {
      await around.letters()
      return { Payload: await run(tools)(Payload) }
    },
  }
  const names = Object.entries(aslTargets.functions).map(([door, arn]) => [arn, door] as const)
  return Object.fromEntries(
    Object.entries(asl.States).flatMap(([name, state]) => {
      const door = state.Type === 'Task' ? names.find(([arn]) => arn === state.Parameters.FunctionName)?.[1] : undefined
      if (door !== 'enter' && door !== 'fire' && door !== 'run' && door !== 'fail') return []
      return [[name, (input: Parameters) => around.faults.call(door, () => doors[door](input))]]
    }),
  )
}

function waitForToken({ waiting }: Around, token: string, enters: () => Promise<void>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    waiting.set(token, resolve)
    enters().catch(reject)
  })
}

let tokens = 0

async function drive(asl: Asl, position: Position, handlers: Handlers, execution: Execution): Promise<void> {
  const context = {
    Task: {
      get Token() {
        tokens += 1
        return `token-${tokens}`
      },
    },
  }
  // biome-ignore lint/suspicious/noExplicitAny: the library's own types know neither our names nor a context that changes
  const machine = new StateMachine(structuredClone(asl) as any, { validationOptions: { noValidate: true } })
  const running = machine.run(
    { Payload: position },
    { overrides: { taskResourceLocalHandlers: handlers as never }, context: context as never },
  )
  const reading = read(running.eventLogs, asl, execution.entered)
  try {
    await running.result
    execution.ended = 'succeeded'
  } catch (error) {
    execution.ended = String(error)
  }
  await reading
}

/** The chart's states an execution passes, without the steps between them. */
async function read(logs: AsyncIterable<unknown>, asl: Asl, entered: string[]): Promise<void> {
  for await (const log of logs) {
    const name = enteredState(log)
    if (name !== undefined && name in asl.States && /^[a-z]\w*$/.test(name)) entered.push(name)
  }
}

function enteredState(log: unknown): string | undefined {
  const { type, state } = z.object({ type: z.string(), state: z.object({ name: z.string() }).optional() }).parse(log)
  return type === 'StateEntered' ? state?.name : undefined
}
