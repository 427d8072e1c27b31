import { z } from 'zod'
import { Fault } from '#law/fault.ts'
import { type Credentials, signedHeaders } from './sign-request.ts'

/** Region and rights, as the SDK's clients found them. */
export type Caller = {
  readonly credentials: () => Promise<Credentials>
  readonly region: () => Promise<string>
}

const Answer = z.record(z.string(), z.unknown())
const patience = 10_000

/** Services by signing name, target, and address variable. */
const services = {
  secretsmanager: { target: 'secretsmanager', variable: 'AWS_ENDPOINT_URL_SECRETS_MANAGER' },
  kms: { target: 'TrentService', variable: 'AWS_ENDPOINT_URL_KMS' },
  lambda: { target: '', variable: 'AWS_ENDPOINT_URL_LAMBDA' },
} as const

/**
 * Reads the runtime's variables instead of a client.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export const functionCaller = (variables: Readonly<Record<string, string | undefined>>): Caller => ({
  region: async () => variables['AWS_REGION'] ?? '',
  credentials: async () => ({
    accessKeyId: variables['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: variables['AWS_SECRET_ACCESS_KEY'] ?? '',
    sessionToken: variables['AWS_SESSION_TOKEN'],
  }),
})

/** Address of a service, unless a variable names another. */
export const addressOf = (service: keyof typeof services, region: string): string =>
  process.env[services[service].variable] ??
  process.env['AWS_ENDPOINT_URL'] ??
  `https://${service}.${region}.${suffixOf(region)}`

/** Calls a service that speaks AWS JSON 1.1. */
export async function jsonCall(
  { credentials, region: regionOf }: Caller,
  service: Exclude<keyof typeof services, 'lambda'>,
  operation: string,
  input: Readonly<Record<string, string>>,
): Promise<z.infer<typeof Answer>> {
  const region = await regionOf()
  const { target } = services[service]
  const url = new URL('/', addressOf(service, region))
  const body = JSON.stringify(input)
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${target}.${operation}` }
  const scope = { service, region, at: Date.now() }
  const signed = signedHeaders({ method: 'POST', url, headers, body }, scope, await credentials())
  const { host: _, ...sent } = signed
  const answer = await fetch(url, { method: 'POST', headers: sent, body, signal: AbortSignal.timeout(patience) })
  const text = await answer.text()
  if (!answer.ok) throw new Fault('aws.refused', `${service} ${operation}: ${answer.status} ${text.slice(0, 200)}`)
  return Answer.parse(JSON.parse(text))
}

/** https://docs.aws.amazon.com/general/latest/gr/rande.html; China: https://docs.amazonaws.cn/en_us/aws/latest/userguide/endpoints-Beijing.html */
const suffixOf = (region: string) => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com')
