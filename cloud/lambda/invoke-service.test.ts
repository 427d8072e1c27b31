import { expect, it } from 'vitest'
import { judge } from '../iam/judge.ts'
import type { ServiceCall } from '../wire/service.ts'
import type { FunctionSettings } from './function-settings.ts'
import type { Invoked } from './functions.ts'
import { invokeService } from './invoke-service.ts'

const arn = 'arn:aws:lambda:us-east-1:111111111111:function:printer'
const settings: FunctionSettings = {
  ...{ id: 'printer', name: 'printer', arn, region: 'us-east-1', Code: { S3Key: 'x' }, Handler: 'index.handler' },
  ...{
    Role: 'r',
    Runtime: 'nodejs24.x',
    MemorySize: 128,
    Timeout: 3,
    Environment: { Variables: {} },
    LoggingConfig: {},
  },
}
const call = (more: Partial<ServiceCall> = {}): ServiceCall => ({
  ...{ operation: '', target: '', path: '/2015-03-31/functions/printer/invocations', headers: {}, body: '{}' },
  ...{ principal: 'operator', accessKeyId: '', ...more },
})
const asked = (outcome: Invoked, more: Partial<ServiceCall> = {}) => {
  const judged = judge([], 'operator')
  const functions = {
    invoke: async () => outcome,
    counts: {},
    restingSince: () => 0,
    kill() {},
    retire() {},
    close() {},
  }
  return invokeService({ settings: [settings], functions, judge: judged })(call(more))
}

it('answers what the function answered, and marks what it threw', async () => {
  expect(await asked({ kind: 'done', payload: '{"a":1}' })).toMatchObject({ status: 200, body: '{"a":1}' })
  const thrown = await asked({ kind: 'error', payload: '{"errorType":"Fault"}' })
  expect([thrown.status, thrown.headers?.['x-amz-function-error'], thrown.body]).toEqual([
    ...[200, 'Unhandled', '{"errorType":"Fault"}'],
  ])
})

it('refuses whom no role lets call it, and says what it cannot do', async () => {
  const done: Invoked = { kind: 'done', payload: 'null' }
  expect(await asked(done, { principal: 'arn:aws:iam::111111111111:role/other' })).toMatchObject({ status: 403 })
  expect(await asked({ kind: 'throttled' })).toMatchObject({ status: 429 })
  expect(await asked({ kind: 'tooLarge' })).toMatchObject({ status: 413 })
  expect(await asked(done, { path: '/2015-03-31/functions/none/invocations' })).toMatchObject({ status: 404 })
  expect(await asked(done, { headers: { 'x-amz-invocation-type': 'Event' } })).toMatchObject({ status: 400 })
})
