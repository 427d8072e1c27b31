import { z } from 'zod'
import type { Judge } from '../iam/judge.ts'
import { forbidden, refusal, type Service, type ServiceReply, said } from '../wire/service.ts'
import type { Execution, Executions } from './executions.ts'
import type { Machine } from './machine-settings.ts'
import type { Tokens } from './tokens.ts'

type Options = {
  readonly machines: readonly Machine[]
  readonly executions: Executions
  readonly tokens: Tokens
  readonly judge: Judge
  readonly now: () => number
}
type Asked = { readonly principal: string; readonly action: string; readonly given: z.infer<typeof Given> }

const Given = z.object({
  stateMachineArn: z.string().default(''),
  executionArn: z.string().default(''),
  name: z.string().optional(),
  input: z.string().default('{}'),
  taskToken: z.string().default(''),
  output: z.string().default('null'),
  error: z.string().default('Error'),
  cause: z.string().default(''),
  statusFilter: z.string().optional(),
})
const ninetyDays = 90 * 24 * 3_600_000
const largest = 262_144

/** https://docs.aws.amazon.com/step-functions/latest/apireference/Welcome.html */
export function stepsService(options: Options): Service {
  const { machines, executions, judge, tokens } = options
  noteDelivery(options)
  return async ({ operation, body, principal }) => {
    const given = Given.parse(JSON.parse(body))
    const asked = { principal, action: `states:${operation}`, given }
    if (operation === 'SendTaskSuccess')
      return answered(options, asked, () =>
        tokens.answer(given.taskToken, ({ done }) => done(JSON.parse(given.output))),
      )
    if (operation === 'SendTaskFailure')
      return answered(options, asked, () =>
        tokens.answer(given.taskToken, ({ failed }) => failed(given.error, given.cause)),
      )
    const execution = executions.all.find(({ arn }) => arn === given.executionArn)
    const machine = machines.find(({ arn }) => arn === given.stateMachineArn)
    const resource = given.executionArn || given.stateMachineArn
    if (!judge.may({ principal, action: asked.action, resource })) return forbidden(principal, asked.action, resource)
    if (operation === 'StartExecution')
      return machine ? started(options, machine, given) : refusal(400, 'StateMachineDoesNotExist', resource)
    if (operation === 'ListExecutions') {
      const found = executions.all.filter((one) => one.machine === machine)
      const wanted = found.filter(({ status }) => given.statusFilter === undefined || status === given.statusFilter)
      return said({ executions: wanted.map(shown) })
    }
    if (!execution) return refusal(400, 'ExecutionDoesNotExist', resource)
    if (operation === 'DescribeExecution') return said({ ...shown(execution), input: execution.input })
    if (operation !== 'StopExecution') return refusal(400, 'UnknownOperationException', operation)
    execution.stop()
    return said({ stopDate: options.now() / 1000 })
  }
}

const shown = ({ arn, name, machine, startedAt, status, stoppedAt }: Execution) => ({
  ...{ executionArn: arn, stateMachineArn: machine.arn, name, startDate: startedAt / 1000, status },
  ...(stoppedAt !== undefined && { stopDate: stoppedAt / 1000 }),
})

/** The right is over the machine whose task waits. */
function answered(
  { judge, tokens }: Options,
  { principal, action, given }: Asked,
  answer: () => { kind: string },
): ServiceReply {
  const resource = tokens.machineOf(given.taskToken) ?? ''
  if (resource !== '' && !judge.may({ principal, action, resource })) return forbidden(principal, action, resource)
  const { kind } = answer()
  return kind === 'taken' ? said({}) : refusal(400, kind, `${kind}: the task does not wait by this token`)
}

/**
 * Keeps a name 90 days; repeating a running start starts none.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
function started({ executions, now }: Options, machine: Machine, { name, input }: z.infer<typeof Given>): ServiceReply {
  if (name !== undefined && !/^[\w+!@.()=-]{1,80}$/.test(name)) return refusal(400, 'InvalidName', name)
  if (Buffer.byteLength(input) > largest) return refusal(400, 'InvalidExecutionInput', 'more than 262144 bytes')
  const before = executions.all.find(
    (one) => one.machine === machine && one.name === name && now() - (one.stoppedAt ?? now()) < ninetyDays,
  )
  if (before && machine.type === 'STANDARD') {
    if (before.status !== 'RUNNING' || before.input !== input)
      return refusal(400, 'ExecutionAlreadyExists', `Execution Already Exists: '${before.arn}'`)
    return said({ executionArn: before.arn, startDate: before.startedAt / 1000 })
  }
  const made = executions.start(machine, name, input)
  return said({ executionArn: made.arn, startDate: made.startedAt / 1000 })
}

// https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
const delivery = ['CreateLogDelivery', 'GetLogDelivery', 'UpdateLogDelivery', 'DeleteLogDelivery', 'ListLogDeliveries']
const policies = ['PutResourcePolicy', 'DescribeResourcePolicies', 'DescribeLogGroups']
// https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html
const tracing = ['PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets']

/** Service's own acts with a machine's role. */
function noteDelivery({ machines, judge }: Options): void {
  for (const { role, isLogged, isTraced } of machines) {
    const actions = [
      ...(isLogged ? [...delivery, ...policies].map((name) => `logs:${name}`) : []),
      ...(isTraced ? tracing.map((name) => `xray:${name}`) : []),
    ]
    for (const action of actions) judge.may({ principal: role, action, resource: '*' })
  }
}
