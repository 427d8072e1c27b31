import { z } from 'zod'
import type { Judge } from '../iam/judge.ts'
import type { Resource } from '../template/deployed.ts'
import { forbidden, refusal, type Service, said } from '../wire/service.ts'

const Fields = z.record(z.string(), z.string())
const Asked = z.object({ SecretId: z.string() })

/** Value of a reference: `secretsmanager:NAME:SecretString:FIELD`. */
export function secretIn(secrets: Readonly<Record<string, string>>, reference: string): string {
  const [service, name = '', , field] = reference.split(':')
  const text = secrets[name]
  if (service !== 'secretsmanager' || text === undefined) throw new Error(`no secret for {{resolve:${reference}}}`)
  const value = field ? Fields.parse(JSON.parse(text))[field] : text
  if (value === undefined) throw new Error(`the secret ${name} has no ${field}`)
  return value
}

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
export function secretService(
  secrets: Readonly<Record<string, string>>,
  resources: readonly Resource[],
  judge: Judge,
): Service {
  const { place } = resources[0] ?? {}
  return async ({ operation, body, principal }) => {
    const { SecretId } = Asked.parse(JSON.parse(body))
    // Addresses end with six own letters; names end freely.
    const name = SecretId.replace(/^arn:.*:secret:(.+)-\w{6}$/, '$1')
    const ARN = `arn:${place?.partition}:secretsmanager:${place?.region}:${place?.account}:secret:${name}-AbCdEf`
    const action = `secretsmanager:${operation}`
    if (!judge.may({ principal, action, resource: ARN })) return forbidden(principal, action, ARN)
    const SecretString = secrets[name]
    if (operation !== 'GetSecretValue' || SecretString === undefined)
      return refusal(400, 'ResourceNotFoundException', `Secrets Manager can't find the specified secret.`)
    return said({ ARN, Name: name, SecretString, VersionId: '1', VersionStages: ['AWSCURRENT'] })
  }
}
