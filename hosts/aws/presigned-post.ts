import { createHmac } from 'node:crypto'
import { type Credentials, type Scope, scopeOf, signingKey, stamp } from './sign-request.ts'

type Conditions = readonly (readonly [string, string | number, string | number])[]
type Post = {
  readonly bucket: string
  readonly key: string
  readonly seconds: number
  /** Fields that the form must have as they are. */
  readonly fields: Readonly<Record<string, string>>
  readonly conditions: Conditions
}

/** Fields of a form that sends one file to a bucket. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html */
export function presignedPost(
  { bucket, key, seconds, fields, conditions }: Post,
  scope: Scope,
  credentials: Credentials,
): Readonly<Record<string, string>> {
  const held = {
    ...fields,
    bucket,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.accessKeyId}/${scopeOf(scope)}`,
    'X-Amz-Date': stamp(scope.at),
    ...(credentials.sessionToken !== undefined && { 'X-Amz-Security-Token': credentials.sessionToken }),
    key,
  }
  const policy = {
    expiration: new Date(scope.at + seconds * 1000).toISOString().replace(/\.\d{3}/, ''),
    conditions: [...conditions, ...Object.entries(held).map(([name, value]) => ({ [name]: value }))],
  }
  const Policy = Buffer.from(JSON.stringify(policy)).toString('base64')
  const signature = createHmac('sha256', signingKey(scope, credentials)).update(Policy).digest('hex')
  return { ...held, Policy, 'X-Amz-Signature': signature }
}
