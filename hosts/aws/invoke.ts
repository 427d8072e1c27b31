import { addressOf } from './address.ts'
import type { Caller } from './caller.ts'
import { refusal, signedCall } from './signed-call.ts'

/** Outlasts the function's own limit, so that it names the fault. */
const patience = 70_000

/** Calls a function that may run twice, and waits for its answer. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export async function invoke(caller: Caller, name: string, payload: unknown): Promise<unknown> {
  const url = new URL(`/2015-03-31/functions/${name}/invocations`, await addressOf(caller, 'lambda'))
  const headers = { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' }
  const call = { service: 'lambda', method: 'POST', url, headers, body: JSON.stringify(payload) }
  const answer = await signedCall(caller, call, patience)
  const text = Buffer.from(answer.bytes).toString('utf8')
  if (answer.status >= 300 || answer.headers.has('x-amz-function-error'))
    throw refusal(answer, `lambda Invoke ${name}: ${answer.status} ${text.slice(0, 500)}`)
  return JSON.parse(text)
}
