/** Part of the Amazon States Language used (JSONPath). */
export type Retrier = {
  readonly ErrorEquals: readonly string[]
  readonly IntervalSeconds: number
  readonly BackoffRate: number
  readonly MaxAttempts: number
  readonly MaxDelaySeconds: number
  readonly JitterStrategy: 'FULL'
}

export type Catcher = { readonly ErrorEquals: readonly string[]; readonly ResultPath: string; readonly Next: string }

export type TaskState = {
  readonly Type: 'Task'
  readonly Resource: string
  readonly Parameters: { readonly FunctionName: string; readonly Payload: Readonly<Record<string, string>> }
  readonly ResultSelector: Readonly<Record<string, string>>
  readonly TimeoutSeconds?: number
  readonly TimeoutSecondsPath?: string
  readonly Retry: readonly Retrier[]
  readonly Catch?: readonly Catcher[]
  readonly Next: string
}

export type ChoiceRule = { readonly Variable: string; readonly StringEquals: string; readonly Next: string }
export type ChoiceState = { readonly Type: 'Choice'; readonly Choices: readonly ChoiceRule[]; readonly Default: string }
export type WaitState = { readonly Type: 'Wait'; readonly SecondsPath: string; readonly Next: string }
export type SucceedState = { readonly Type: 'Succeed' }
export type FailState = { readonly Type: 'Fail'; readonly Error: string; readonly Cause: string }

export type AslState = TaskState | ChoiceState | WaitState | SucceedState | FailState

export type Asl = {
  readonly Comment: string
  readonly StartAt: string
  readonly States: Readonly<Record<string, AslState>>
}

/** Functions of an execution, as functions/workflow names them. */
export type DoorName = 'enter' | 'fire' | 'run' | 'fail'

/** Addresses that only a deployment knows. */
export type AslTargets = { readonly partition: string; readonly functions: Readonly<Record<DoorName, string>> }

/** `wait` awaits people by task token; `park` ends there. */
export type AslMode = 'wait' | 'park'
