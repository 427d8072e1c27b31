import { CfnOutput, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { z } from 'zod'
import { acknowledged } from './acknowledged.ts'
import { type AddressesProps, addresses } from './addresses.ts'
import { alarms } from './alarms.ts'
import { bells } from './bells.ts'
import { type Functions, type FunctionsProps, functionsOf } from './functions-of.ts'
import { type Keys, keysOf } from './keys.ts'
import { machine } from './machines.ts'
import { type Storage, storage } from './storage.ts'

export type RedressProps = StackProps & FunctionsProps & AddressesProps & { readonly lockDays: number }

export type Stacks = {
  /** Parts that cannot be made again: table, buckets, the ledger's key. */
  readonly data: Stack
  readonly service: Stack
}

/** One deployment of the registry's procedures; its data outlive it. */
export function redressStacks(scope: Construct, id: string, props: RedressProps): Stacks {
  const data = new Stack(scope, `${id}-data`, { ...props, terminationProtection: true })
  const store = storage(data, props)
  const keys = keysOf(data, props)
  const service = serviceStack(scope, id, props, store, keys)
  service.addStackDependency(data)
  const buckets = [store.quarantine, store.clean, store.open].map(({ bucketArn }) => exported(data, bucketArn))
  for (const stack of [data, service])
    for (const { rule, reason } of acknowledged(props.tracing, buckets))
      Validations.of(stack).acknowledge({ id: rule, reason })
  return { data, service }
}

const Import = z.object({ 'Fn::ImportValue': z.string() })

/** The name under which a stack exports a value. */
const exported = (data: Stack, value: string): string =>
  Import.parse(data.resolve(data.exportValue(value)))['Fn::ImportValue']

/** Functions, machines, bells, gateway: all may go and come again. */
function serviceStack(scope: Construct, id: string, props: RedressProps, store: Storage, keys: Keys): Stack {
  const stack = new Stack(scope, id, props)
  const undelivered = new Queue(stack, 'Undelivered', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })
  const functions = functionsOf(stack, { store, keys }, undelivered, props)
  const steps = {
    enter: functions.called('workflow-enter'),
    fire: functions.called('workflow-fire'),
    run: functions.called('workflow-run'),
    fail: functions.called('workflow-fail'),
  }
  for (const procedure of props.procedures) machine(stack, procedure, props, steps)
  bells(stack, store, functions, undelivered)
  const watch = alarms(stack, { functions: functions.all, undelivered })
  const address = addresses(stack, functions, watch, props)
  outputs(stack, store, { address, functions, topic: watch.topic, undelivered })
  return stack
}

type Facts = {
  readonly address: string
  readonly functions: Functions
  readonly topic: Topic
  readonly undelivered: Queue
}

/** Facts for the operator. */
function outputs(
  stack: Stack,
  { table, clean, open, checkpoints }: Storage,
  { address, functions, topic, undelivered }: Facts,
): void {
  const values = {
    Address: address,
    Table: table.tableName,
    Evidence: clean.bucketName,
    Public: open.bucketName,
    Checkpoints: checkpoints.bucketName,
    Alarms: topic.topicArn,
    Undelivered: undelivered.queueUrl,
    Mail: functions.called('mail-receive').functionName,
    // Its variables are those of the command line.
    Sweep: functions.called('clock-sweep').functionName,
  }
  for (const [name, value] of Object.entries(values)) new CfnOutput(stack, `Output${name}`, { value })
}
