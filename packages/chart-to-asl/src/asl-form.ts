import { z } from 'zod'

const Name = z.string().min(1)
const retry = (error: string) =>
  z.tuple([
    z.strictObject({
      ErrorEquals: z.tuple([z.literal(error)]),
      IntervalSeconds: z.int().min(1).max(10),
      BackoffRate: z.number().min(1.5).max(4),
      MaxAttempts: z.int().min(1).max(10),
      MaxDelaySeconds: z.int().min(10).max(300),
      JitterStrategy: z.literal('FULL'),
    }),
  ])
const caught = (error: string) =>
  z.tuple([z.strictObject({ ErrorEquals: z.tuple([z.literal(error)]), ResultPath: z.literal('$.error'), Next: Name })])

const payload = { 'caseId.$': z.literal('$.Payload.caseId'), 'seq.$': z.literal('$.Payload.seq'), state: Name }
const answered = {
  ResultSelector: z.strictObject({ 'Payload.$': z.literal('$.Payload') }),
  TimeoutSeconds: z.int().min(10).max(900),
  Retry: retry('States.ALL'),
  Next: Name,
}
const parameters = <P extends z.ZodRawShape>(more: P) =>
  z.strictObject({ FunctionName: Name, Payload: z.strictObject({ ...payload, ...more }) })

export const Waiting = z.strictObject({
  Type: z.literal('Task'),
  Resource: z.string().regex(/^arn:[^:]+:states:::lambda:invoke\.waitForTaskToken$/),
  Parameters: parameters({ 'seconds.$': z.literal('$.Payload.seconds'), 'token.$': z.literal('$$.Task.Token') }),
  ResultSelector: z.strictObject({ 'Payload.$': z.literal('$') }),
  TimeoutSecondsPath: z.literal('$.Payload.seconds'),
  Retry: retry('States.TaskFailed'),
  Catch: caught('States.Timeout'),
  Next: Name,
})
const Invoke = {
  Type: z.literal('Task'),
  Resource: z.string().regex(/^arn:[^:]+:states:::lambda:invoke$/),
  ...answered,
}
export const Running = z.strictObject({ ...Invoke, Parameters: parameters({}), Catch: caught('States.ALL') })
export const Failing = z.strictObject({ ...Invoke, Parameters: parameters({ 'error.$': z.literal('$.error.Error') }) })
export const Firing = z.strictObject({ ...Invoke, Parameters: parameters({}) })

const Choosing = z.strictObject({
  Type: z.literal('Choice'),
  Choices: z.array(z.strictObject({ Variable: z.literal('$.Payload.to'), StringEquals: Name, Next: Name })).min(1),
  Default: Name,
})
const Pausing = z.strictObject({ Type: z.literal('Wait'), SecondsPath: z.literal('$.Payload.seconds'), Next: Name })
const Ending = z.strictObject({ Type: z.literal('Succeed') })
const Stopping = z.strictObject({ Type: z.literal('Fail'), Error: z.literal('Flow.Diverged'), Cause: Name })
export const AslForm = z.strictObject({
  Comment: Name,
  StartAt: Name,
  States: z.record(z.string(), z.union([Waiting, Running, Failing, Firing, Choosing, Pausing, Ending, Stopping])),
})
