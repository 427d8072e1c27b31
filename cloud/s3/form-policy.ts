import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Credential, Credentials } from '../wire/credentials.ts'
import { isSame, signingKey } from '../wire/signature.ts'
import { type S3Reply, s3Error } from './answers.ts'

const Policy = z.object({
  expiration: z.string(),
  conditions: z.array(
    z.union([
      z.record(z.string(), z.string()),
      z.tuple([z.enum(['eq', 'starts-with']), z.string(), z.string()]),
      z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
    ]),
  ),
})
type Condition = z.infer<typeof Policy>['conditions'][number]
export type Form = {
  readonly bucket: string
  /** Lower-cased names. */
  readonly fields: Readonly<Record<string, string>>
  readonly size: number
}

/**
 * Signer of a form that keeps its policy, else S3's refusal.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function formSigner(form: Form, known: Credentials, now: number): Credential | S3Reply {
  const { fields } = form
  const [accessKeyId = '', ...scope] = (fields['x-amz-credential'] ?? '').split('/')
  const credential = known.find(accessKeyId)
  const policy = fields['policy'] ?? ''
  if (!credential) return s3Error(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist')
  if (fields['x-amz-security-token'] !== credential.sessionToken) return s3Error(400, 'InvalidToken', 'another token')
  const right = createHmac('sha256', signingKey(credential.secretAccessKey, scope)).update(policy).digest('hex')
  if (!isSame(right, fields['x-amz-signature'] ?? ''))
    return s3Error(403, 'SignatureDoesNotMatch', 'The request signature we calculated does not match')
  const { expiration, conditions } = Policy.parse(JSON.parse(Buffer.from(policy, 'base64').toString('utf8')))
  if (Date.parse(expiration) < now) return s3Error(403, 'AccessDenied', 'Invalid according to Policy: Policy expired.')
  const range = conditions.find((one) => Array.isArray(one) && one[0] === 'content-length-range')
  if (Array.isArray(range) && form.size < Number(range[1])) return s3Error(400, 'EntityTooSmall', 'too small')
  if (Array.isArray(range) && form.size > Number(range[2])) return s3Error(400, 'EntityTooLarge', 'too large')
  const broken = brokenBy(form, conditions)
  return broken === null
    ? credential
    : s3Error(403, 'AccessDenied', `Invalid according to Policy: Policy Condition failed: ${broken}`)
}

/** Each field must stand in the policy, but for those that cannot. */
function brokenBy({ bucket, fields }: Form, conditions: readonly Condition[]): string | null {
  const values: Readonly<Record<string, string>> = { ...fields, bucket }
  const exact = conditions.flatMap((one) => {
    if (!Array.isArray(one)) return Object.entries(one).map(([name, value]) => ['eq', name, value] as const)
    return one[0] === 'content-length-range' ? [] : [[one[0], one[1].replace(/^\$/, ''), one[2]] as const]
  })
  for (const [kind, name, value] of exact) {
    const given = values[name.toLowerCase()] ?? ''
    if (kind === 'eq' ? given !== value : !given.startsWith(value)) return `["${kind}", "$${name}", "${value}"]`
  }
  const named = new Set([...exact.map(([, name]) => name.toLowerCase()), ...free])
  const extra = Object.keys(fields).find((name) => !named.has(name) && !name.startsWith('x-ignore-'))
  return extra === undefined ? null : `Extra input fields: ${extra}`
}

const free = ['policy', 'x-amz-signature', 'file', 'awsaccesskeyid', 'signature']
