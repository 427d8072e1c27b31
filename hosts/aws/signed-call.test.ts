import { expect, it } from 'vitest'
import { answering } from '#tests/support/doubles/answering.ts'
import { callerAt } from '#tests/support/doubles/caller.ts'
import { dynamo } from './dynamo.ts'
import { invoke } from './invoke.ts'
import { objects } from './objects.ts'
import { signedCall } from './signed-call.ts'

const throttled = { __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException' }
const passing = [null, { status: 503 }, { status: 400, body: throttled }]

it.each(passing)('tries again after a cut connection, an outage, an overload: %j', async (first) => {
  const services = await answering((_told, n) => (n === 0 ? first : { body: { Item: { pk: { S: 'x' } } } }))
  const { Item } = await dynamo(callerAt(services.url)).send('GetItem', {})
  expect([Item?.['pk']?.S, services.asked.length]).toEqual(['x', 2])
  services.close()
})

it('gives up in the end, and names what the service said', async () => {
  const services = await answering(() => ({ status: 400, body: throttled }))
  const asked = dynamo(callerAt(services.url)).send('GetItem', {})
  await expect(asked).rejects.toMatchObject({ code: 'host.busy', cause: 'ThrottlingException' })
  expect(services.asked).toHaveLength(6)
  services.close()
})

it.each([
  ['cut connections', () => null],
  ['an outage', () => ({ status: 503 })],
])('says that it is busy after %s without end', async (_what, answer) => {
  const services = await answering(answer)
  const caller = callerAt(services.url)
  await expect(dynamo(caller).send('GetItem', {})).rejects.toMatchObject({ code: 'host.busy' })
  await expect(objects(caller).getObject('bucket', 'file/x')).rejects.toMatchObject({ code: 'host.busy' })
  expect(services.asked).toHaveLength(12)
  services.close()
})

it('sends a transaction again as the same one, and another as another', async () => {
  const services = await answering((_told, n) => (n === 0 ? null : {}))
  const table = dynamo(callerAt(services.url))
  for (const _ of [1, 2]) await table.ask('TransactWriteItems', { TransactItems: [] })
  const tokens = services.asked.map(({ body }) => JSON.parse(body).ClientRequestToken)
  expect(tokens).toHaveLength(3)
  expect([tokens[0] === tokens[1], tokens[1] === tokens[2]]).toEqual([true, false])
  services.close()
})

it('has no more calls under way than a function has file descriptors for', async () => {
  let [underWay, most] = [0, 0]
  const services = await answering(async (_told, n) => {
    underWay += 1
    most = Math.max(most, underWay)
    // The first wait for what else would come.
    if (n < 50) await expect.poll(() => services.asked.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(50)
    underWay -= 1
    return {}
  })
  const table = dynamo(callerAt(services.url))
  await Promise.all(Array.from({ length: 300 }, () => table.send('GetItem', {})))
  expect([services.asked.length, most]).toEqual([300, 50])
  services.close()
})

it('calls a function again whose connection ended while its caller was frozen', async () => {
  const services = await answering((_told, n) => (n === 0 ? null : { body: { pdf: '' } }))
  expect(await invoke(callerAt(services.url), 'paper-print', {})).toEqual({ pdf: '' })
  services.close()
})

it('tells a missing object from one that may not be read', async () => {
  const s3Error = (status: number, code: string) => ({ status, body: { xml: `<Error><Code>${code}</Code></Error>` } })
  const services = await answering(({ path }) =>
    path.endsWith('/gone') ? s3Error(404, 'NoSuchKey') : s3Error(403, 'AccessDenied'),
  )
  const store = objects(callerAt(services.url))
  expect(await store.getObject('bucket', 'file/gone')).toBeUndefined()
  await expect(store.getObject('bucket', 'file/hidden')).rejects.toThrow('AccessDenied')
  services.close()
})

it.each([
  ['a table once more after silence', 'dynamodb', 2],
  ['no function after silence, for it may be at work', 'lambda', 1],
])('asks %s', async (_what, service, times) => {
  const silent = new Promise<never>(() => {})
  const services = await answering((_told, n) => (n === 0 ? silent : {}))
  const call = { service, method: 'POST', url: new URL(services.url), headers: {} }
  const status = await signedCall(callerAt(services.url), call, 100).then(
    (answered) => answered.status,
    ({ cause }) => cause.name,
  )
  expect([status, services.asked.length]).toEqual([times === 2 ? 200 : 'TimeoutError', times])
  services.close()
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
it('writes again an object that another write had under way, and finds it taken', async () => {
  const s3Error = (status: number, code: string) => ({ status, body: { xml: `<Error><Code>${code}</Code></Error>` } })
  const answers = [
    s3Error(409, 'ConditionalRequestConflict'),
    {},
    s3Error(409, 'OperationAborted'),
    s3Error(412, 'PreconditionFailed'),
  ]
  const services = await answering((_told, n) => answers[n] ?? s3Error(409, 'BucketNotEmpty'))
  const store = objects(callerAt(services.url))
  const add = () => store.addObject('bucket', 'file/x', new Uint8Array())
  expect([await add(), await add()]).toEqual([true, false])
  expect(services.asked).toHaveLength(4)
  await expect(add()).rejects.toMatchObject({ code: 'aws.refused' })
  expect(services.asked).toHaveLength(5)
  services.close()
})

it('is busy where another write stays under way', async () => {
  const xml = '<Error><Code>ConditionalRequestConflict</Code></Error>'
  const services = await answering(() => ({ status: 409, body: { xml } }))
  const added = objects(callerAt(services.url)).addObject('bucket', 'file/x', new Uint8Array())
  await expect(added).rejects.toMatchObject({ code: 'host.busy' })
  expect(services.asked).toHaveLength(6)
  services.close()
})
