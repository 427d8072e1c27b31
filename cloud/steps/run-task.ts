import { z } from 'zod'
import type { Judge } from '../iam/judge.ts'
import type { Functions, Invoked } from '../lambda/functions.ts'
import type { Machine, State } from './machine-settings.ts'
import type { Tokens } from './tokens.ts'

type Around = { readonly functions: Functions; readonly judge: Judge; readonly tokens: Tokens }

const Input = z.object({ FunctionName: z.string(), Payload: z.unknown() })
const Said = z.object({ errorType: z.string().default('Error'), errorMessage: z.string().default('') })
const invokes = /^arn:[\w-]+:states:::lambda:invoke(\.waitForTaskToken)?$/

/**
 * Calls a function, and perhaps waits for its token.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export async function runTask(machine: Machine, state: State, input: unknown, around: Around): Promise<unknown> {
  const { functions, judge, tokens } = around
  const [resource, waits] = invokes.exec(state.Resource ?? '') ?? []
  if (resource === undefined) throw named('States.Runtime', `this world has no task ${state.Resource}`)
  const { FunctionName, Payload } = Input.parse(input)
  const token = tokens.within(Payload)
  const answered =
    waits && token !== undefined
      ? new Promise<unknown>((done, fail) =>
          tokens.waitFor(token, machine.arn, { done, failed: (error, cause) => fail(named(error, cause)) }),
        )
      : undefined
  const call = { principal: machine.role, action: 'lambda:InvokeFunction', resource: FunctionName }
  if (!judge.may(call)) throw named('Lambda.AccessDeniedException', FunctionName)
  const payload = resultOf(await functions.invoke(FunctionName, JSON.stringify(Payload)))
  return waits ? answered : { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 }
}

function resultOf(outcome: Invoked): unknown {
  if (outcome.kind === 'done') return JSON.parse(outcome.payload)
  if (outcome.kind === 'throttled') throw named('Lambda.TooManyRequestsException', 'Rate Exceeded.')
  if (outcome.kind === 'notFound') throw named('Lambda.ResourceNotFoundException', 'Function not found')
  if (outcome.kind === 'tooLarge') throw named('States.DataLimitExceeded', 'payload')
  const { errorType, errorMessage } = Said.parse(JSON.parse(outcome.payload))
  throw named(errorType, errorMessage)
}

export const named = (name: string, message: string): Error => Object.assign(new Error(message), { name })
