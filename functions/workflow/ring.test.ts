import { beforeEach, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { consume } from '#engine/run/consume.ts'
import { caseKey, logKey } from '#engine/store/keys.ts'
import type { TestEngine } from '#tests/support/engine.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, prepare } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { enter } from './enter.ts'
import { executionKey } from './execution.ts'
import { executionsFollower } from './executions-follower.ts'
import type { Position } from './position.ts'
import { reconcile } from './reconcile.ts'
import { tokenKey } from './token.ts'
import type { WorkflowTools } from './tools.ts'

const [example] = objection.examples
let engine: TestEngine
let live: Set<string>
let started: string[]
let answered: string[]
let waits: boolean
let tools: WorkflowTools

beforeEach(async () => {
  if (!example) throw new Error('no example')
  engine = testEngine()
  await prepare(engine, 'objection', example)
  live = new Set()
  started = []
  answered = []
  waits = true
  tools = {
    engine,
    publish: async () => {},
    async answer(token) {
      answered.push(token)
      return waits ? 'answered' : 'gone'
    },
    async start(_procedure, _position, name) {
      if (started.includes(name)) return live.has(name) ? 'running' : 'taken'
      started.push(name)
      live.add(name)
      return 'running'
    },
  }
})

const rings = () => consume(engine, 'executions', executionsFollower(tools, 'wait'))
const moves = async () => {
  const [step] = example?.steps ?? []
  if (!step || !('send' in step)) throw new Error('no step')
  engine.setClock(engine.clock.now() + 1000)
  const outcome = await commit(engine, caseId, { type: step.send, actor: step.by, data: step.data ?? {} })
  expect(outcome.kind).toBe('committed')
}

it('starts the execution of a case with its first entry, once, under the name of case and entry', async () => {
  await rings()
  expect(started).toEqual([`${caseId}-1`])
  expect((await engine.table.get(executionKey(caseId)))?.body).toMatchObject({ name: `${caseId}-1` })
  await executionsFollower(tools, 'wait').take(engine, await rowAt(1))
  expect(started).toEqual([`${caseId}-1`])
})

it('answers a token once, however often its bell rings in turn', async () => {
  await rings()
  const seq = await seqNow()
  await enter(tools)({ caseId, seq, state: await stateNow(), token: 'T' })
  await moves()
  await rings()
  const row = await rowAt(seq + 1)
  for (let again = 0; again < 2; again += 1) await executionsFollower(tools, 'wait').take(engine, row)
  expect(answered).toEqual(['T'])
})

it('starts nothing where two bells answer at once, and leaves the next token alone', async () => {
  await rings()
  const seq = await seqNow()
  await enter(tools)({ caseId, seq, state: await stateNow(), token: 'T' })
  await moves()
  const late = Promise.withResolvers<void>()
  const slow = { ...tools, answer: async () => late.promise.then(() => 'gone' as const) }
  const second = executionsFollower(slow, 'wait').take(engine, await rowAt(seq + 1))
  await rings()
  await enter(tools)({ caseId, seq: await seqNow(), state: await stateNow(), token: 'U' })
  late.resolve()
  await second
  expect(answered).toEqual(['T'])
  expect(started).toEqual([`${caseId}-1`])
  expect((await engine.table.get(tokenKey(caseId)))?.body).toMatchObject({ token: 'U' })
})

it.each(['before', 'after'])('answers again at the next round where it was killed %s it was heard', async (when) => {
  await rings()
  const seq = await seqNow()
  await enter(tools)({ caseId, seq, state: await stateNow(), token: 'T' })
  await moves()
  const killed = async (token: string, place: Position) => {
    if (when === 'after') await tools.answer(token, place)
    waits = when === 'before'
    throw new Error('killed')
  }
  await expect(
    executionsFollower({ ...tools, answer: killed }, 'wait').take(engine, await rowAt(seq + 1)),
  ).rejects.toThrow()
  await rings()
  expect(answered.at(-1)).toBe('T')
  expect(started).toEqual([`${caseId}-1`])
  expect((await engine.table.get(tokenKey(caseId)))?.body).toMatchObject({ token: '' })
})

it('follows a case whose execution was stopped by hand with another, at the next bell or without one', async () => {
  await rings()
  await enter(tools)({ caseId, seq: await seqNow(), state: await stateNow(), token: 'T' })
  waits = false
  live.clear()
  await moves()
  await rings()
  expect(started).toEqual([`${caseId}-1`, `${caseId}-${await seqNow()}`])
  live.clear()
  engine.setClock(engine.clock.now() + 600_000)
  for (let round = 0; round < 8; round += 1) await reconcile(tools)
  expect(started.at(-1)).toBe(`${caseId}-${await seqNow()}-2`)
  for (let round = 0; round < 8; round += 1) await reconcile(tools)
  expect(started).toHaveLength(3)
})

it('looks at the others where one open case cannot be read, and says so', async () => {
  const item = await engine.table.get(caseKey(caseId))
  const [list = ''] = item?.index?.due ?? []
  const [bad, worse] = ['0BAD', '1BAD'].map((id) => ({
    put: {
      ...{ ...caseKey(id), v: 1, index: { due: [list, `0#${id}`] as const } },
      body: Object.assign({ ...Object(item?.body) }, { id, procedure: 'none' }),
    },
    when: 'absent' as const,
  }))
  if (bad && worse) await engine.table.transact([bad, worse])
  engine.setClock(engine.clock.now() + 600_000)
  const failed: string[] = []
  for (let round = 0; round < 8; round += 1) await reconcile(tools).catch((error) => failed.push(error.message))
  expect(started).toEqual([`${caseId}-${await seqNow()}`])
  expect(failed).toEqual([expect.stringMatching(/^2 of \d+ cases not looked at$/)])
})

async function rowAt(seq: number) {
  const row = await engine.table.get(logKey('case', caseId, seq))
  if (!row) throw new Error(`no entry ${seq}`)
  return row
}
const fileNow = async () => (await engine.table.get(caseKey(caseId)))?.body as unknown as { seq: number; state: string }
const seqNow = async () => (await fileNow()).seq
const stateNow = async () => (await fileNow()).state
