import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, type Code, Function as Lambda, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Door as Listed } from '#functions/doors.ts'
import type { Rights } from './rights.ts'

export type DoorProps = {
  readonly code: Code
  /** Processor of its machine code, if any. */
  readonly arch?: 'arm64' | 'x64' | undefined
  readonly rights: Rights
  readonly environment: Readonly<Record<string, string>>
  readonly alone?: boolean
  readonly tracing: boolean
  /** For a function that nobody waits for. */
  readonly undelivered?: IQueue
}

/** Function with bundle, log, and a role of no more rights. */
export function door(
  scope: Construct,
  { name, megabytes = 512, seconds = name.startsWith('http') ? 20 : 110 }: Listed,
  { code, arch = 'arm64', rights, environment, alone, tracing, undelivered }: DoorProps,
): Lambda {
  const logGroup = new LogGroup(scope, `${name}-log`, {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  role.addToPolicy(
    new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
  )
  for (const right of rights) role.addToPolicy(right)
  return new Lambda(scope, name, {
    code,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: arch === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
    memorySize: megabytes,
    timeout: Duration.seconds(seconds),
    tracing: tracing ? Tracing.ACTIVE : Tracing.DISABLED,
    environment: { ...environment },
    ...(undelivered && { deadLetterQueue: undelivered }),
    ...(alone && { reservedConcurrentExecutions: 1 }),
  })
}
