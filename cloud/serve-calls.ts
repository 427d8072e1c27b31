import type { Backend } from './dynamo/backend.ts'
import { tableService } from './dynamo/table-service.ts'
import type { TableMade } from './dynamo/tables.ts'
import type { Faults } from './faults/faults.ts'
import type { Judge } from './iam/judge.ts'
import type { Queues } from './queues/queues.ts'
import { objects } from './s3/objects.ts'
import { s3 } from './s3/s3.ts'
import { keyService } from './secrets/keys.ts'
import { secretService } from './secrets/secrets.ts'
import type { Resource } from './template/deployed.ts'
import type { Credentials } from './wire/credentials.ts'
import { listen } from './wire/http.ts'
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
  /** Told of each object that comes into a bucket. */
  readonly created: (detail: unknown) => void
}
export type ServedCalls = {
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
  const services: Record<string, Service> = {
    dynamodb: tableService({ call, tables, judge, fault: faults.onTable }),
    sqs: parts.queues.service,
    secretsmanager: secretService(secrets, resources, judge),
    kms: keyService(resources, judge),
  }
  const created = (name: string, key: string, reason: string) =>
    parts.created({ bucket: { name }, object: { key }, reason })
  const buckets = s3({ ...known, resources, objects: objects(now), judge, isDown: faults.isS3Down, created })
  const store = await listen(0, buckets, { now, failed })
  const api = await listen(0, jsonServices({ ...known, services }), { now, failed })
  return {
    endpoints: endpointsAt(api.port, store.port),
    add(name, service) {
      services[name] = service
    },
    async close() {
      await Promise.all([api.close(), store.close()])
    },
  }
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function endpointsAt(api: number, store: number): Readonly<Record<string, string>> {
  const names = ['DYNAMODB', 'SQS', 'SFN', 'KMS', 'SECRETS_MANAGER', 'LAMBDA', 'CLOUDWATCH']
  return {
    ...Object.fromEntries(names.map((name) => [`AWS_ENDPOINT_URL_${name}`, `http://127.0.0.1:${api}`])),
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${store}`,
  }
}
