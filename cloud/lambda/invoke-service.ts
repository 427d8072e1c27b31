import type { Judge } from '../iam/judge.ts'
import { forbidden, refusal, type Service } from '../wire/service.ts'
import { type FunctionSettings, functionNamed } from './function-settings.ts'
import type { Functions } from './functions.ts'

type Around = {
  readonly settings: readonly FunctionSettings[]
  readonly functions: Functions
  readonly judge: Judge
}

/** A function called by whoever waits for its answer. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export function invokeService({ settings, functions, judge }: Around): Service {
  return async ({ path, headers, body, principal }) => {
    const [, name = ''] = /^\/2015-03-31\/functions\/([^/?]+)\/invocations$/.exec(path) ?? []
    const one = functionNamed(settings, decodeURIComponent(name))
    if (!one) return refusal(404, 'ResourceNotFoundException', `Function not found: ${name || path}`)
    const type = headers['x-amz-invocation-type'] ?? 'RequestResponse'
    if (type !== 'RequestResponse') return refusal(400, 'InvalidParameterValueException', `this world has no ${type}`)
    const action = 'lambda:InvokeFunction'
    const denied = { ...forbidden(principal, action, one.arn), status: 403 }
    if (!judge.may({ principal, action, resource: one.arn })) return denied
    const outcome = await functions.invoke(one.name, body)
    if (outcome.kind === 'throttled') return refusal(429, 'TooManyRequestsException', 'Rate Exceeded.')
    if (outcome.kind === 'tooLarge') return refusal(413, 'RequestTooLargeException', `${body.length} bytes`)
    if (outcome.kind === 'notFound') return refusal(404, 'ResourceNotFoundException', `Function not found: ${name}`)
    const failed = outcome.kind === 'error' && { 'x-amz-function-error': 'Unhandled' }
    return { status: 200, headers: { 'content-type': 'application/json', ...failed }, body: outcome.payload }
  }
}
