import { ArnFormat, Aws, RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions'
import type { AslMode, DoorName } from '#chart/asl.ts'
import { chartToAsl } from '#chart/chart-to-asl.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

const machineName = (stack: Stack, procedure: string) => `${stack.stackName}-${procedure}`

/** Known beforehand, so that functions may answer their machine. */
export const machineArn = (stack: Stack, procedure: string) =>
  stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: machineName(stack, procedure),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  })

/** State machine of a procedure's chart; logs hold no case data. */
export function machine(
  stack: Stack,
  procedure: Procedure,
  { mode, tracing }: { readonly mode: AslMode; readonly tracing: boolean },
  functions: Readonly<Record<DoorName, Lambda>>,
): StateMachine {
  const arns = Object.fromEntries(Object.entries(functions).map(([name, { functionArn }]) => [name, functionArn]))
  const { enter = '', fire = '', run = '', fail = '' } = arns
  const asl = chartToAsl(procedure.course.chart, mode, {
    partition: Aws.PARTITION,
    functions: { enter, fire, run, fail },
  })
  // In park nothing waits: no state enters or ends one.
  const called = Object.values(arns).filter((arn) => JSON.stringify(asl).includes(arn))
  const made = new StateMachine(stack, `Machine-${procedure.id}`, {
    stateMachineName: machineName(stack, procedure.id),
    stateMachineType: mode === 'wait' ? StateMachineType.STANDARD : StateMachineType.EXPRESS,
    definitionBody: DefinitionBody.fromString(stack.toJsonString(asl)),
    tracingEnabled: tracing,
    logs: {
      level: LogLevel.ALL,
      includeExecutionData: false,
      destination: new LogGroup(stack, `Machine-${procedure.id}-log`, {
        logGroupName: `/aws/vendedlogs/states/${machineName(stack, procedure.id)}`,
        retention: RetentionDays.ONE_YEAR,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    },
  })
  made.addToRolePolicy(
    new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: called,
    }),
  )
  return made
}
