import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { type WorldClock, worldClock } from './clock/world-clock.ts'
import { ask, type Backend, backend } from './dynamo/backend.ts'
import { openDynamoLocal } from './dynamo/dynamo-local.ts'
import { makeTables, type TableMade } from './dynamo/tables.ts'
import { mappingsOf } from './events/mapping-settings.ts'
import { type Mappings, mappings } from './events/mappings.ts'
import { type Rules, rules } from './events/rules.ts'
import { type Faults, noFaults } from './faults/faults.ts'
import { poisonFor } from './faults/poison.ts'
import { gateway } from './gateway/gateway.ts'
import { judge } from './iam/judge.ts'
import { functionSettings } from './lambda/function-settings.ts'
import { type Functions, functions } from './lambda/functions.ts'
import { invokeLater } from './lambda/invoke-later.ts'
import { invokeService } from './lambda/invoke-service.ts'
import { operator, operatorName } from './operator.ts'
import { queues } from './queues/queues.ts'
import { type Report, reportOf } from './report.ts'
import { secretIn } from './secrets/secrets.ts'
import { serveCalls } from './serve-calls.ts'
import { type Executions, executions } from './steps/executions.ts'
import { machinesOf } from './steps/machine-settings.ts'
import { stepsService } from './steps/steps.ts'
import { tokens } from './steps/tokens.ts'
import { deployed, type Resource } from './template/deployed.ts'
import type { Assembly } from './template/read-assembly.ts'
import { unpackBundles } from './unpack-bundles.ts'
import { credentials } from './wire/credentials.ts'
import { type Handle, listen } from './wire/http.ts'

export type CloudOptions = {
  readonly assembly: Assembly
  readonly port: number
  /** By name: made beforehand, as the deployer does. */
  readonly secrets: Readonly<Record<string, string>>
  /** Milliseconds between this machine's clock and the world's. */
  readonly offset?: number
  readonly patience?: number
  readonly faults?: Faults
  /** Takes /demo/: issuer and mailbox, outside the deployment. */
  readonly beside?: Handle
  readonly log: (line: string) => void
}
export type Cloud = {
  readonly port: number
  readonly operator: Readonly<Record<string, string>>
  report(): Report
  /** Lets streams and queues call functions. */
  follow(): void
  /** Lets the schedules run. */
  start(): void
  /** Fires schedules now, or those of named functions. */
  tick(...names: readonly string[]): Promise<void>
  /** Moves the clock on, once at rest; functions begin anew. */
  passTo(moment: number): Promise<void>
  /** True while no function runs, and streams have nothing. */
  isAtRest(): boolean
  readonly faults: Faults
  /** Writes rows that no reader handles; counts them. */
  poison(): Promise<number>
  /** Stops what runs, by hand; answers how many. */
  stopExecutions(): number
  close(): Promise<void>
}

/** The deployment that the templates describe, on this machine. */
export async function openCloud(options: CloudOptions): Promise<Cloud | { readonly missing: string }> {
  const { assembly, secrets, offset = 0, patience = 1, faults = noFaults(), log } = options
  const local = await openDynamoLocal()
  if ('missing' in local) return local
  const clock = worldClock(offset)
  const { now } = clock
  const failed = (error: unknown) => log(`world: ${error instanceof Error ? error.stack : String(error)}\n`)
  const resources = deployed(assembly, { secret: (reference) => secretIn(secrets, reference) })
  const judged = judge(resources, operatorName)
  const known = credentials()
  const call = backend(local.endpoint)
  const tables = await makeTables(resources, call)
  const settings = functionSettings(resources)
  const bundles = unpackBundles(assembly, settings)
  const world = { resources, settings, judge: judged, credentials: known, now, failed, faults, tables, call }
  const queued = queues(resources, judged, now)

  const created = (detail: unknown) => told.put('aws.s3', 'Object Created', detail)
  const kill = (accessKeyId: string) => run.kill(accessKeyId)
  const calls = await serveCalls({ ...world, queues: queued, secrets, created, kill })
  const run = functions({
    ...{ ...world, offset: clock.offset, patience, endpoints: calls.endpoints, folderOf: bundles.folderOf },
    ...{ killedAfter: faults.isKilled, isCrowded: faults.isCrowded },
    log: (name, line) => log(line.replace(/^(?=.)/gm, `${name}: `)),
  })
  const around = { ...world, functions: run, queues: queued }
  const waiting = tokens()
  const executed = executions({ functions: run, judge: judged, tokens: waiting, clock, log })
  const machines = machinesOf(resources)
  calls.add('states', stepsService({ ...world, machines, executions: executed, tokens: waiting }))
  calls.add('lambda', invokeService({ settings, functions: run, judge: judged }))
  const told: Rules = rules({ ...around, invoke: invokeLater({ ...around, pauses: [60, 120] }) })
  let following: Mappings | undefined
  const isAtRest = () => isResting(run.restingSince(), following)
  const pages = gateway({ ...around, host: `localhost:${options.port}`, patience, log })
  const site = await listen(options.port, beside(options.beside, pages), { now, failed })
  return {
    port: site.port,
    operator: operator(settings, known, calls.endpoints),
    report: () => reportOf({ ...around, executions: executed, counts: calls.counts, byFunction: calls.byFunction }),
    follow() {
      following ??= mappings(around)
    },
    start: told.start,
    tick: told.tick,
    passTo: (moment) => passed(moment, clock, run, isAtRest),
    isAtRest,
    faults,
    poison: () => poisoned(resources, tables, call),
    stopExecutions: () => stopped(executed),
    async close() {
      told.stop()
      await site.close()
      await following?.close()
      run.close()
      await Promise.all([calls.close(), local.close()])
      bundles.remove()
    },
  }
}

const isResting = (since: number | null, following: Mappings | undefined): boolean =>
  since !== null && (following?.areQuiet(since) ?? true)

/** Waits for rest first: a call signed before would come too late. */
async function passed(moment: number, clock: WorldClock, run: Functions, isAtRest: () => boolean): Promise<void> {
  while (!isAtRest()) await setTimeout(50)
  run.retire()
  clock.passTo(moment)
}

const beside =
  (demo: Handle | undefined, pages: Handle): Handle =>
  (request, response) =>
    (demo !== undefined && request.url?.startsWith('/demo/') ? demo : pages)(request, response)

function stopped({ all }: Executions): number {
  const running = all.filter(({ status }) => status === 'RUNNING')
  for (const one of running) one.stop()
  return running.length
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
