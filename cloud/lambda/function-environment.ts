import type { Judge } from '../iam/judge.ts'
import type { Credentials } from '../wire/credentials.ts'
import type { FunctionSettings } from './function-settings.ts'

type Given = { readonly credentials: Credentials; readonly endpoints: Readonly<Record<string, string>> }

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
export function functionEnvironment(one: FunctionSettings, { credentials, endpoints }: Given) {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials.issue(one.Role)
  return {
    ...one.Environment.Variables,
    ...endpoints,
    _HANDLER: one.Handler,
    AWS_REGION: one.region,
    AWS_DEFAULT_REGION: one.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${one.Runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: one.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(one.MemorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: groupOf(one),
    AWS_LAMBDA_LOG_STREAM_NAME: '2026/01/01/[$LATEST]1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    LAMBDA_TASK_ROOT: '/var/task',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/usr/local/bin:/usr/bin/:/bin',
  }
}

/** Service's own act as a process begins: a log stream. */
export const beginLog = (one: FunctionSettings, judge: Judge): boolean =>
  judge.may({ principal: one.Role, action: 'logs:CreateLogStream', resource: logArn(one) })

/** Service's own acts at each invocation: log and trace. */
export function observe(one: FunctionSettings, judge: Judge): void {
  judge.may({ principal: one.Role, action: 'logs:PutLogEvents', resource: logArn(one) })
  if (one.TracingConfig?.Mode !== 'Active') return
  for (const action of ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'])
    judge.may({ principal: one.Role, action, resource: '*' })
}

const groupOf = ({ LoggingConfig, name }: FunctionSettings) => LoggingConfig.LogGroup ?? `/aws/lambda/${name}`
const logArn = (one: FunctionSettings) =>
  one.arn.replace(':lambda:', ':logs:').replace(/:function:.*$/, `:log-group:${groupOf(one)}:log-stream:1`)
