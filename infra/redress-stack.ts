import { CfnOutput, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { z } from 'zod'
import { doors } from '#functions/doors.ts'
import { routesOf } from '#functions/gateway-routes.ts'
import { acknowledged } from './acknowledged.ts'
import { alarms } from './alarms.ts'
import { bells } from './bells.ts'
import { type Functions, type FunctionsProps, functionsOf } from './functions-of.ts'
import { gateway } from './gateway.ts'
import { type Keys, keysOf } from './keys.ts'
import { machine } from './machines.ts'
import { type Storage, storage } from './storage.ts'

export type RedressProps = StackProps & FunctionsProps

export type Stacks = {
  /** Parts that cannot be made again: table, buckets, the ledger's key. */
  readonly data: Stack
  readonly service: Stack
}

/** One deployment, derived from the registry of procedures; its data outlive its service. */
export function redressStacks(scope: Construct, id: string, props: RedressProps): Stacks {
  const data = new Stack(scope, `${id}-data`, { ...props, terminationProtection: true })
  const store = storage(data, props.variables['REDRESS_URL'] ?? '')
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

/** Functions, machines, bells and gateway: all of it may go and come again. */
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
  const api = gateway(stack, served(functions))
  alarms(stack, { functions: functions.all, undelivered })
  outputs(stack, store, api)
  return stack
}

/** The doors that answer requests, each with its addresses. */
const served = ({ called }: Functions) =>
  doors.flatMap((one) =>
    routesOf(one).length === 0 ? [] : [{ name: one.name, routes: routesOf(one), handler: called(one.name) }],
  )

/** Facts for the operator. */
function outputs(stack: Stack, { table, clean, open }: Storage, api: HttpApi): void {
  const values = {
    Address: api.apiEndpoint,
    Table: table.tableName,
    Evidence: clean.bucketName,
    Public: open.bucketName,
  }
  for (const [name, value] of Object.entries(values)) new CfnOutput(stack, `Output${name}`, { value })
}
