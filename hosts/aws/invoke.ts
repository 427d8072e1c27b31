import { Fault } from '#law/fault.ts'
import { addressOf, type Caller } from './json-call.ts'
import { signedHeaders } from './sign-request.ts'

/** Outlasts the function's own limit, so that it names the fault. */
const patience = 70_000

/** Calls a function and waits for what it answers. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export async function invoke(caller: Caller, name: string, payload: unknown): Promise<unknown> {
  const region = await caller.region()
  const url = new URL(`/2015-03-31/functions/${name}/invocations`, addressOf('lambda', region))
  const body = JSON.stringify(payload)
  const headers = { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' }
  const scope = { service: 'lambda', region, at: Date.now() }
  const { host: _, ...sent } = signedHeaders({ method: 'POST', url, headers, body }, scope, await caller.credentials())
  const answer = await fetch(url, { method: 'POST', headers: sent, body, signal: AbortSignal.timeout(patience) })
  const text = await answer.text()
  if (!answer.ok || answer.headers.has('x-amz-function-error'))
    throw new Fault('aws.refused', `lambda Invoke ${name}: ${answer.status} ${text.slice(0, 500)}`)
  return JSON.parse(text)
}
