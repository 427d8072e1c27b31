import { CfnOutput, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnEventSourceMapping, type Code, type Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { AslMode } from '#engine/compile/asl.ts'
import { type Door, doors } from '#functions/doors.ts'
import { routesOf } from '#functions/gateway-routes.ts'
import { journalHead } from '#hosts/aws/item.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { acknowledged } from './acknowledged.ts'
import { alarms } from './alarms.ts'
import { door } from './door.ts'
import { gateway } from './gateway.ts'
import { type Keys, keysOf } from './keys.ts'
import { machine, machineArn } from './machines.ts'
import { rightsFor } from './rights.ts'
import { type Storage, storage } from './storage.ts'

export type RedressProps = StackProps & {
  readonly procedures: readonly Procedure[]
  readonly mode: AslMode
  /** The bundle of a door. */
  readonly code: (door: Door) => Code
  /** The processor for which its machine code was built, where it has any. */
  readonly arch?: (door: Door) => 'arm64' | 'x64' | undefined
  /** Settings of the deployment: addresses, mail, issuer. */
  readonly variables: Readonly<Record<string, string>>
  /** The name of its secret, and where the ledger's key is. */
  readonly secret: string
  readonly ledgerKey: 'kms' | 'secret'
  /** Whether the partition traces functions and executions. */
  readonly tracing: boolean
}

/** Everything of one deployment, derived from the registry of procedures. */
export function redressStack(scope: Construct, id: string, props: RedressProps): Stack {
  const stack = new Stack(scope, id, props)
  const store = storage(stack, props.variables['REDRESS_URL'] ?? '')
  const machines = props.procedures.map((procedure) => machineArn(stack, procedure.id))
  const undelivered = new Queue(stack, 'Undelivered', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })
  const keys = keysOf(stack, props)
  const functions: Record<string, Lambda> = {}
  const called = (name: string): Lambda => functions[name] ?? missing(name)
  const arn = (name: string) => () => called(name).functionArn
  const rights = rightsFor(store, keys, { machines, printer: arn(printer), signer: arn(signer) })
  const ledger = { REDRESS_LEDGER: 'kms' in keys.ledger ? `kms:${keys.ledger.kms}` : `secret:${keys.ledger.name}` }
  const told = ({ name, uses }: Door): Readonly<Record<string, string>> => {
    if (name === printer) return { REDRESS_SEALS: keys.seals.name }
    if (name === signer) return ledger
    return {
      ...environmentOf(store, keys, stack, props),
      ...ledger,
      REDRESS_PRINTER: called(printer).functionName,
      ...(uses.includes('attest') && { REDRESS_SIGNER: called(signer).functionName }),
    }
  }
  // Those first that others call: they are told their names.
  const isCalled = ({ name }: Door) => Number(name === printer || name === signer)
  for (const one of doors.toSorted((a, b) => isCalled(b) - isCalled(a))) {
    const given = {
      code: props.code(one),
      arch: props.arch?.(one),
      rights: one.uses.flatMap((use) => rights[use]()),
      environment: told(one),
      tracing: props.tracing,
    }
    const alone = one.name === 'stream-letters'
    functions[one.name] = door(stack, one, { ...given, alone, ...(one.name.startsWith('clock-') && { undelivered }) })
  }
  const steps = {
    enter: called('workflow-enter'),
    fire: called('workflow-fire'),
    run: called('workflow-run'),
    fail: called('workflow-fail'),
  }
  for (const procedure of props.procedures) machine(stack, procedure, props, steps)
  doorbell(stack, store, called('stream-deliver'), undelivered, newRows)
  doorbell(stack, store, called('stream-letters'), undelivered, journalGrew)
  new Rule(stack, 'EachMinute', {
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: ['clock-sweep', 'clock-seal', 'clock-hooks', 'stream-letters'].map(
      (name) =>
        // The next minute comes anyway.
        new LambdaFunction(called(name), {
          deadLetterQueue: undelivered,
          maxEventAge: Duration.minutes(1),
          retryAttempts: 0,
        }),
    ),
  })
  const api = gateway(
    stack,
    doors.flatMap((one) =>
      routesOf(one).length === 0 ? [] : [{ name: one.name, routes: routesOf(one), handler: called(one.name) }],
    ),
  )
  alarms(stack, { functions, undelivered })
  outputs(stack, store, api)
  for (const { rule, reason } of acknowledged(props.tracing)) Validations.of(stack).acknowledge({ id: rule, reason })
  return stack
}

/** The function that prints and seals papers. */
const printer = 'paper-print'
/** The function that signs receipts. */
const signer = 'receipt-sign'

const environmentOf = (store: Storage, keys: Keys, stack: Stack, { mode, variables }: RedressProps) => ({
  ...variables,
  REDRESS_STACK: stack.stackName,
  REDRESS_SECRET: keys.secretName,
  REDRESS_TABLE: store.table.tableName,
  REDRESS_QUARANTINE_BUCKET: store.quarantine.bucketName,
  REDRESS_CLEAN_BUCKET: store.clean.bucketName,
  REDRESS_PUBLIC_BUCKET: store.open.bucketName,
  REDRESS_MACHINES: machineArn(stack, ''),
  REDRESS_MODE: mode,
  REDRESS_CHARTS: 'charts',
})

const newRows = { eventName: ['INSERT'], dynamodb: { NewImage: { log: { BOOL: [true] } } } }
const journalGrew = { dynamodb: { Keys: { pk: { S: [journalHead.pk] } } } }

/**
 * A bell of the stream: it may be lost or doubled, since the rows carry their own marks and the followers their bookmarks. So it is
 * tried again a few times and for an hour, and what is given up is kept aside to be looked at.
 */
function doorbell(stack: Stack, { table }: Storage, reader: Lambda, undelivered: Queue, pattern: object): void {
  reader.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [undelivered.queueArn] }))
  new CfnEventSourceMapping(stack, `${reader.node.id}-bell`, {
    functionName: reader.functionName,
    eventSourceArn: table.tableStreamArn ?? '',
    startingPosition: 'TRIM_HORIZON',
    batchSize: 100,
    bisectBatchOnFunctionError: true,
    maximumRetryAttempts: 5,
    maximumRecordAgeInSeconds: 3600,
    functionResponseTypes: ['ReportBatchItemFailures'],
    destinationConfig: { onFailure: { destination: undelivered.queueArn } },
    filterCriteria: { filters: [{ pattern: JSON.stringify(pattern) }] },
  })
}

/** What whoever operates it has to know. */
function outputs(stack: Stack, { table, clean, open }: Storage, api: HttpApi): void {
  const values = {
    Address: api.apiEndpoint,
    Table: table.tableName,
    Evidence: clean.bucketName,
    Public: open.bucketName,
  }
  for (const [name, value] of Object.entries(values)) new CfnOutput(stack, `Output${name}`, { value })
}

function missing(name: string): never {
  throw new TypeError(`no door ${name}`)
}
