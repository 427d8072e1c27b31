import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { ask, type Backend, backend } from './dynamo/backend.ts'
import { openDynamoLocal } from './dynamo/dynamo-local.ts'
import { tableService } from './dynamo/table-service.ts'
import { makeTables, type TableMade } from './dynamo/tables.ts'
import { mappingsOf } from './events/mapping-settings.ts'
import { mappings } from './events/mappings.ts'
import { rules } from './events/rules.ts'
import { type Faults, noFaults } from './faults/faults.ts'
import { poisonFor } from './faults/poison.ts'
import { gateway } from './gateway/gateway.ts'
import { judge } from './iam/judge.ts'
import { functionSettings } from './lambda/function-settings.ts'
import { functions } from './lambda/functions.ts'
import { invokeLater } from './lambda/invoke-later.ts'
import { invokeService } from './lambda/invoke-service.ts'
import { queues } from './queues/queues.ts'
import { type Report, reportOf } from './report.ts'
import { objects } from './s3/objects.ts'
import { s3 } from './s3/s3.ts'
import { keyService } from './secrets/keys.ts'
import { secretIn, secretService } from './secrets/secrets.ts'
import { executions } from './steps/executions.ts'
import { machinesOf } from './steps/machine-settings.ts'
import { stepsService } from './steps/steps.ts'
import { tokens } from './steps/tokens.ts'
import { deployed, type Resource } from './template/deployed.ts'
import type { Assembly } from './template/read-assembly.ts'
import { credentials } from './wire/credentials.ts'
import { type Handle, listen } from './wire/http.ts'
import { jsonServices } from './wire/json-services.ts'
import type { Service } from './wire/service.ts'

export type CloudOptions = {
  readonly assembly: Assembly
  readonly port: number
  /** By name: made beforehand, as the deployer does. */
  readonly secrets: Readonly<Record<string, string>>
  /** Milliseconds between this machine's clock and the world's. */
  readonly offset?: number
  readonly patience?: number
  readonly faults?: Faults
  /** Takes what begins with /demo/: the issuer and the mailbox, which are no part of the deployment. */
  readonly beside?: Handle
  readonly log: (line: string) => void
}
export type Cloud = {
  readonly port: number
  /** What a person of the operator's needs to work on the deployment: the settings of its functions, and keys with every right. */
  readonly operator: Readonly<Record<string, string>>
  report(): Report
  /** Fires each schedule now. */
  tick(): Promise<void>
  readonly faults: Faults
  /** Writes a row that no reader of a stream can handle; answers how many. */
  poison(): Promise<number>
  /** Stops what runs, by hand; answers how many. */
  stopExecutions(): number
  close(): Promise<void>
}

/** The principal of the operator, who may do everything and is not judged. */
export const operatorName = 'operator'

/** The deployment that the templates describe, on this machine. */
export async function openCloud(options: CloudOptions): Promise<Cloud | { readonly missing: string }> {
  const { assembly, secrets, offset = 0, patience = 1, faults = noFaults(), log } = options
  const local = await openDynamoLocal()
  if ('missing' in local) return local
  const now = () => Date.now() + offset
  const failed = (error: unknown) => log(`world: ${error instanceof Error ? error.stack : String(error)}\n`)
  const resources = deployed(assembly, { secret: (reference) => secretIn(secrets, reference) })
  const judged = judge(resources, operatorName)
  const known = credentials()
  const held = objects(now)
  const queued = queues(resources, judged, now)
  const call = backend(local.endpoint)
  const tables = await makeTables(resources, call)
  const settings = functionSettings(resources)
  const room = mkdtempSync(join(tmpdir(), 'redress-cloud-'))
  const folderOf = unpacked(assembly, room)
  for (const one of settings) folderOf(one.Code.S3Key)

  const store = await listen(
    0,
    s3({
      ...{ resources, objects: held, judge: judged, credentials: known, now, isDown: faults.isS3Down },
      created: (bucket, key, reason) =>
        told.put('aws.s3', 'Object Created', { bucket: { name: bucket }, object: { key }, reason }),
    }),
    { now, failed },
  )
  const dynamodb = tableService({ call, tables, judge: judged, fault: faults.onTable })
  const services: Record<string, Service> = {
    dynamodb,
    sqs: queued.service,
    secretsmanager: secretService(secrets, resources, judged),
    kms: keyService(resources, judged),
  }
  const api = await listen(0, jsonServices({ credentials: known, now, services }), { now, failed })
  const endpoints = endpointsAt(api.port, store.port)
  const run = functions({
    ...{ settings, credentials: known, judge: judged, now, offset, endpoints, patience },
    folderOf: ({ Code }) => folderOf(Code.S3Key),
    killedAfter: faults.isKilled,
    log: (name, line) => log(line.replace(/^(?=.)/gm, `${name}: `)),
  })
  const around = { resources, settings, functions: run, queues: queued, judge: judged, now }
  const machines = machinesOf(resources)
  const waiting = tokens()
  const executed = executions({ functions: run, judge: judged, tokens: waiting, now, log })
  services['states'] = stepsService({ machines, executions: executed, tokens: waiting, judge: judged, now })
  services['lambda'] = invokeService({ settings, functions: run, judge: judged })
  const told = rules({ ...around, invoke: invokeLater({ ...around, pauses: [60, 120] }), failed })
  const following = mappings({ ...around, tables, call, faults, failed })
  const pages = gateway({ ...around, host: `localhost:${options.port}`, patience, log })
  const isBeside = (url = '') => options.beside !== undefined && url.startsWith('/demo/')
  const site = await listen(
    options.port,
    (request, response) => (isBeside(request.url) && options.beside ? options.beside : pages)(request, response),
    { now, failed },
  )
  told.start()
  return {
    port: site.port,
    operator: operatorOf(settings, known, endpoints),
    report: () => reportOf({ judge: judged, functions: run, queues: queued, executions: executed }),
    tick: told.tick,
    faults,
    poison: () => poisoned(resources, tables, call),
    stopExecutions() {
      const running = executed.all.filter(({ status }) => status === 'RUNNING')
      for (const one of running) one.stop()
      return running.length
    },
    async close() {
      told.stop()
      await site.close()
      await following.close()
      run.close()
      await Promise.all([api.close(), store.close(), local.close()])
      rmSync(room, { recursive: true, force: true })
    },
  }
}

async function poisoned(resources: readonly Resource[], tables: readonly TableMade[], call: Backend): Promise<number> {
  const patterns = mappingsOf(resources).flatMap(({ FilterCriteria }) => FilterCriteria?.Filters ?? [])
  const [pattern] = patterns.map(({ Pattern }) => Pattern)
  for (const { name, keys } of tables)
    await ask(call, 'DynamoDB_20120810.PutItem', {
      TableName: name,
      Item: poisonFor(pattern ?? '{}', keys, randomUUID()),
    })
  return tables.length
}

/** Where the clients find each service. https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function endpointsAt(api: number, store: number): Readonly<Record<string, string>> {
  const names = ['DYNAMODB', 'SQS', 'SFN', 'KMS', 'SECRETS_MANAGER', 'LAMBDA', 'CLOUDWATCH']
  return {
    ...Object.fromEntries(names.map((name) => [`AWS_ENDPOINT_URL_${name}`, `http://127.0.0.1:${api}`])),
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${store}`,
  }
}

/** Away from the checkout, so that a bundle finds only what it brings. */
function unpacked(assembly: Assembly, room: string): (key: string) => string {
  const done = new Set<string>()
  return (key) => {
    const from = assembly.assetFolder(key)
    const to = join(room, basename(from))
    if (!done.has(key)) cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('.map') })
    done.add(key)
    return to
  }
}

function operatorOf(
  settings: ReturnType<typeof functionSettings>,
  known: ReturnType<typeof credentials>,
  endpoints: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { accessKeyId, secretAccessKey, sessionToken } = known.issue(operatorName)
  return {
    ...Object.assign({}, ...settings.map(({ Environment }) => Environment.Variables)),
    ...endpoints,
    AWS_REGION: settings[0]?.region ?? '',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  }
}
