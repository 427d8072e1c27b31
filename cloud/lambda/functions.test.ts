import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { judge } from '../iam/judge.ts'
import { credentials } from '../wire/credentials.ts'
import type { FunctionSettings } from './function-settings.ts'
import { type Functions, functions, type Invoked, mostPayload } from './functions.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-lambda-'))
const source = `let calls = 0
export async function handler(asked) {
  calls += 1
  if (asked.waits) await new Promise((resolve) => setTimeout(resolve, 600_000))
  if (asked.ends) process.exit(3)
  if (asked.bytes) return 'x'.repeat(asked.bytes)
  if (asked.megabytes) return Buffer.alloc(asked.megabytes * 2 ** 20, 1).length
  return { calls, pid: process.pid, environment: process.env }
}`
const Answer = z.object({ calls: z.number(), pid: z.number(), environment: z.record(z.string(), z.string()) })
let run: Functions

beforeAll(() => writeFileSync(join(folder, 'index.mjs'), source))
afterEach(() => run.close())
afterAll(() => rmSync(folder, { recursive: true }))

/** A function named `f`, and how to call it. */
function calling(more: Partial<FunctionSettings> = {}) {
  const settings: FunctionSettings = {
    ...{ id: 'f', name: 'f', arn: 'arn:aws:lambda:us-east-1:111111111111:function:f', region: 'us-east-1' },
    ...{ Code: { S3Key: 'x' }, Handler: 'index.handler', Role: 'r', Runtime: 'nodejs24.x', LoggingConfig: {} },
    ...{ MemorySize: 256, Timeout: 600, Environment: { Variables: { OWN: 'own' } }, ...more },
  }
  run = functions({
    ...{ settings: [settings], folderOf: () => folder, credentials: credentials(), judge: judge([], 'operator') },
    ...{ now: () => Date.now(), offset: () => 0, endpoints: {}, patience: 1, log: () => {} },
  })
  return (asked: object = {}) => run.invoke('f', JSON.stringify(asked))
}
const said = (outcome: Invoked) => Answer.parse(JSON.parse('payload' in outcome ? outcome.payload : '{}'))
const fault = (outcome: Invoked) => (outcome.kind === 'error' ? JSON.parse(outcome.payload) : outcome)

it('serves one after another by one process, and two at once by two', async () => {
  const call = calling()
  const [one, other] = (await Promise.all([call(), call()])).map(said)
  expect([one?.calls, other?.calls, one?.pid === other?.pid]).toEqual([1, 1, false])
  expect(said(await call()).calls).toBe(2)
  expect(run.counts['f']).toMatchObject({ invocations: 3, errors: 0, coldStarts: 2 })
})

it('has the environment of its template and of the runtime, and nothing of this machine', async () => {
  process.env['OF_THIS_MACHINE'] = 'seen'
  const { environment } = said(await calling()())
  delete process.env['OF_THIS_MACHINE']
  expect(environment).toMatchObject({ OWN: 'own', AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256', TZ: ':UTC' })
  expect(environment).not.toHaveProperty('OF_THIS_MACHINE')
  expect(environment).not.toHaveProperty('HOME')
})

it('keeps to the concurrency that is reserved for it', async () => {
  const call = calling({ ReservedConcurrentExecutions: 1 })
  const [one, other] = await Promise.all([call(), call()])
  expect([one?.kind, other?.kind]).toEqual(['done', 'throttled'])
  expect((await call()).kind).toBe('done')
})

it('ends what is late, and begins the next one cold', async () => {
  const call = calling({ Timeout: 1 })
  expect(fault(await call({ waits: true }))).toMatchObject({
    ...{ errorType: 'Sandbox.Timedout', errorMessage: expect.stringContaining('timed out after 1.00 seconds') },
  })
  await call()
  expect(run.counts['f']).toMatchObject({ coldStarts: 2 })
})

it('takes and gives six megabytes, and no more', async () => {
  const call = calling()
  expect((await run.invoke('f', 'x'.repeat(mostPayload + 1))).kind).toBe('tooLarge')
  expect((await call({ bytes: mostPayload - 2 })).kind).toBe('done')
  expect(fault(await call({ bytes: mostPayload })).errorType).toBe('Function.ResponseSizeTooLarge')
})

it('is killed where it takes more memory than it has, outside the heap as well', async () => {
  const call = calling()
  expect((await call({ megabytes: 20 })).kind).toBe('done')
  expect(fault(await call({ megabytes: 300 }))).toMatchObject({
    ...{ errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('signal: killed') },
  })
  expect(said(await call()).calls).toBe(1)
})

it('tells of a process that ended by itself', async () => {
  expect(fault(await calling()({ ends: true })).errorMessage).toContain('exit status 3')
})

it('does nothing between two invocations', async () => {
  const call = calling()
  const { pid } = said(await call())
  const state = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0]
  await expect.poll(state, { timeout: 300_000 }).toBe('T')
  expect(said(await call()).pid).toBe(pid)
})
