import { z } from 'zod'
import { Fault } from '#law/fault.ts'
import { addressOf } from './address.ts'
import type { Caller } from './caller.ts'
import { isOverload, refusal, signedCall } from './signed-call.ts'

const Answer = z.record(z.string(), z.unknown())
export type Asked =
  | { readonly kind: 'answered'; readonly answer: z.infer<typeof Answer> }
  /** The service's own name of a refusal, with what it says. */
  | { readonly kind: 'refused'; readonly name: string; readonly answer: z.infer<typeof Answer> }

/** Services by signing name: version of JSON, and target. */
const services = {
  secretsmanager: { version: '1.1', target: 'secretsmanager' },
  kms: { version: '1.1', target: 'TrentService' },
  dynamodb: { version: '1.0', target: 'DynamoDB_20120810' },
  states: { version: '1.0', target: 'AWSStepFunctions' },
} as const
type Service = keyof typeof services

/** Asks a service that speaks AWS JSON. https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html */
export async function jsonAsk(caller: Caller, service: Service, operation: string, input: object): Promise<Asked> {
  const { version, target } = services[service]
  const answered = await signedCall(caller, {
    ...{ service, method: 'POST', url: new URL('/', await addressOf(caller, service)) },
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': `${target}.${operation}` },
    body: JSON.stringify(input),
  })
  const { status, bytes } = answered
  if (status === 200) return { kind: 'answered', answer: Answer.parse(JSON.parse(Buffer.from(bytes).toString())) }
  const said = refusalIn(answered.text)
  if (!said) throw refusal(answered, `${service} ${operation}: ${status} ${answered.text.slice(0, 200)}`)
  return { kind: 'refused', ...said }
}

function refusalIn(text: string): { readonly name: string; readonly answer: z.infer<typeof Answer> } | null {
  if (!text.startsWith('{')) return null
  const answer = Answer.parse(JSON.parse(text))
  const name = String(answer['__type'] ?? '').replace(/^.*#/, '')
  return name === '' ? null : { name, answer }
}

/** The same where a refusal is a fault. */
export async function jsonCall(
  caller: Caller,
  service: Service,
  operation: string,
  input: object,
): Promise<z.infer<typeof Answer>> {
  return answeredOr(await jsonAsk(caller, service, operation, input), `${service} ${operation}`)
}

/** The answer; throws a refusal, overload as `host.busy`. */
export function answeredOr(asked: Asked, what: string): z.infer<typeof Answer> {
  if (asked.kind === 'answered') return asked.answer
  const { name, answer } = asked
  const code = isOverload(name) ? 'host.busy' : 'aws.refused'
  throw new Fault(code, `${what}: ${name} ${String(answer['message'] ?? answer['Message'] ?? '')}`, { cause: name })
}
