import type { IncomingMessage } from 'node:http'
import type { Backend } from './dynamo/backend.ts'
import { tableService } from './dynamo/table-service.ts'
import type { TableMade } from './dynamo/tables.ts'
import type { Faults } from './faults/faults.ts'
import type { Judge } from './iam/judge.ts'
import type { Queues } from './queues/queues.ts'
import { lifecycle } from './s3/lifecycle.ts'
import { objects } from './s3/objects.ts'
import { s3 } from './s3/s3.ts'
import { keyService } from './secrets/keys.ts'
import { secretService } from './secrets/secrets.ts'
import type { Resource } from './template/deployed.ts'
import type { Credentials } from './wire/credentials.ts'
import { type Handle, listen } from './wire/http.ts'
import { jsonServices } from './wire/json-services.ts'
import type { Service } from './wire/service.ts'

type Parts = {
  readonly resources: readonly Resource[]
  readonly judge: Judge
  readonly credentials: Credentials
  readonly now: () => number
  readonly failed: (error: unknown) => void
  readonly faults: Faults
  readonly call: Backend
  readonly tables: readonly TableMade[]
  readonly queues: Queues
  readonly secrets: Readonly<Record<string, string>>
  /** Kills the process that holds a key. */
  readonly kill: (accessKeyId: string) => void
  /** Told of each object that comes into a bucket. */
  readonly created: (detail: unknown) => void
}
/** Functions' calls by service and operation; items and units apart. */
export type Counts = Readonly<Record<string, number>>
export type ServedCalls = {
  readonly counts: Counts
  /** Items and units of each role of a function. */
  readonly byFunction: Counts
  /** Addresses of services for clients, by setting. */
  readonly endpoints: Readonly<Record<string, string>>
  /** Adds a service that itself needs the functions, which need these addresses. */
  add(name: string, service: Service): void
  close(): Promise<void>
}

/** Serves functions' calls: buckets at one address, others at another. */
export async function serveCalls(parts: Parts): Promise<ServedCalls> {
  const { resources, judge, credentials, now, failed, faults, call, tables, secrets } = parts
  const known = { credentials, now }
  const [counts, byFunction]: [Record<string, number>, Record<string, number>] = [{}, {}]
  const count = (name: string, times = 1, into = counts) => {
    into[name] = (into[name] ?? 0) + times
  }
  const ofTable = (name: string, key: string, times = 1) => {
    if (!isInside(key)) return
    count(name, times)
    count(`${roleOf(key)} ${name}`, times, byFunction)
  }
  const ofStore = (name: string, key: string) => {
    count(name)
    count(`${roleOf(key)} ${name}`, 1, byFunction)
  }
  const roleOf = (key: string) => credentials.find(key)?.principal.split('/').at(-1)
  // An operator's calls are no part of the deployment.
  const isInside = (key: string) => !credentials.find(key)?.isOutside
  const services: Record<string, Service> = {
    dynamodb: tableService({
      call,
      tables,
      judge,
      fault: faults.onTable,
      written: (operation, key) => faults.isCut(operation) && parts.kill(key),
      counted: ofTable,
      apart: { name: 'of executions', rows: /"sk":\{"S":"(token|execution)"\}/ },
    }),
    sqs: parts.queues.service,
    secretsmanager: secretService(secrets, resources, judge),
    kms: keyService(resources, judge),
  }
  const created = (name: string, key: string, reason: string) =>
    parts.created({ bucket: { name }, object: { key }, reason })
  const buckets = s3({ ...known, resources, objects: held(parts), judge, isDown: faults.isS3Down, created })
  const store = await listen(
    0,
    counting(buckets, isInside, ({ method, url }, key) => ofStore(s3Call(method, url), key)),
    { now, failed },
  )
  const api = await listen(
    0,
    counting(jsonServices({ ...known, services }), isInside, ({ headers }) => count(called(headers))),
    {
      ...{ now, failed },
    },
  )
  return {
    counts,
    byFunction,
    endpoints: endpointsAt(api.port, store.port),
    add(name, service) {
      services[name] = service
    },
    async close() {
      await Promise.all([api.close(), store.close()])
    },
  }
}

const held = ({ resources, now }: Parts) => objects(now, lifecycle(resources))

const counting =
  (handle: Handle, isInside: (key: string) => boolean, told: (request: IncomingMessage, key: string) => void): Handle =>
  (request, response) => {
    const [, key = ''] = /Credential=(\w+)/.exec(request.headers.authorization ?? '') ?? []
    if (isInside(key)) told(request, key)
    return handle(request, response)
  }

const s3Call = (method = '', url = '') => `s3 ${url.includes('list-type=2') ? 'LIST' : method}`

/** Of a service by paths: its first word. */
const called = (headers: IncomingMessage['headers']) =>
  String(headers['x-amz-target'] ?? 'lambda.Invoke')
    .replace(/^(DynamoDB)_\d+/, '$1')
    .replace('.', ' ')

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function endpointsAt(api: number, store: number): Readonly<Record<string, string>> {
  const names = ['DYNAMODB', 'SQS', 'SFN', 'KMS', 'SECRETS_MANAGER', 'LAMBDA', 'CLOUDWATCH']
  return {
    ...Object.fromEntries(names.map((name) => [`AWS_ENDPOINT_URL_${name}`, `http://127.0.0.1:${api}`])),
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${store}`,
  }
}
