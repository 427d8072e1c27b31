import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Credential, Credentials } from './credentials.ts'

export type Asked = {
  readonly method: string
  /** As it came: path and query, still encoded. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}
export type Caller = { readonly credential: Credential; readonly service: string }
export type Signature = { readonly caller: Caller } | { readonly refused: string; readonly why: string }

type Claim = {
  readonly accessKeyId: string
  readonly scope: readonly string[]
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly date: string
  readonly token: string | undefined
  readonly payloadHash: string
  readonly lasts: number
}

const quarter = 15 * 60

/** Signer of a request. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export function signatureOf(asked: Asked, known: Credentials, now: number): Signature {
  const claim = asked.headers['authorization'] ? fromHeader(asked) : fromQuery(asked)
  if (!claim) return { refused: 'AccessDenied', why: 'the request is not signed' }
  const credential = known.find(claim.accessKeyId)
  if (!credential) return { refused: 'InvalidAccessKeyId', why: 'this key was never issued' }
  if (claim.token !== credential.sessionToken) return { refused: 'InvalidToken', why: 'not the token of this key' }
  const age = now / 1000 - secondsOf(claim.date)
  if (!credential.isOutside && (age > claim.lasts || age < -quarter))
    return { refused: 'RequestTimeTooSkewed', why: `signed ${age} s ago` }
  const text = ['AWS4-HMAC-SHA256', claim.date, claim.scope.join('/'), sha256(canonical(asked, claim))].join('\n')
  const right = createHmac('sha256', signingKey(credential.secretAccessKey, claim.scope)).update(text).digest('hex')
  if (!isSame(right, claim.signature)) return { refused: 'SignatureDoesNotMatch', why: 'the signature is another' }
  return { caller: { credential, service: claim.scope[2] ?? '' } }
}

/** Key for a day, region and service. */
export const signingKey = (secret: string, scope: readonly string[]): Buffer =>
  scope.reduce<Buffer>((key, part) => createHmac('sha256', key).update(part).digest(), Buffer.from(`AWS4${secret}`))

export const isSame = (right: string, given: string) =>
  right.length === given.length && timingSafeEqual(Buffer.from(right), Buffer.from(given))

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')

function fromHeader({ headers, body }: Asked): Claim | null {
  const [, credential = '', signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=(\w+)$/.exec(
      headers['authorization'] ?? '',
    ) ?? []
  if (!credential) return null
  const [accessKeyId = '', ...scope] = credential.split('/')
  return {
    accessKeyId,
    scope,
    signedHeaders: signed.split(';'),
    signature,
    date: headers['x-amz-date'] ?? '',
    token: headers['x-amz-security-token'],
    payloadHash: headers['x-amz-content-sha256'] ?? sha256(body),
    lasts: quarter,
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
function fromQuery({ url }: Asked): Claim | null {
  const query = new URLSearchParams(url.split('?')[1] ?? '')
  const [accessKeyId = '', ...scope] = (query.get('X-Amz-Credential') ?? '').split('/')
  if (!accessKeyId) return null
  return {
    accessKeyId,
    scope,
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    date: query.get('X-Amz-Date') ?? '',
    token: query.get('X-Amz-Security-Token') ?? undefined,
    payloadHash: 'UNSIGNED-PAYLOAD',
    lasts: Number(query.get('X-Amz-Expires') ?? 0),
  }
}

function canonical({ method, url, headers }: Asked, { signedHeaders, payloadHash }: Claim): string {
  const [path = '/', query = ''] = url.split('?')
  const parts = query
    .split('&')
    .filter((part) => part !== '' && !part.startsWith('X-Amz-Signature='))
    .map((part) => part.split('='))
    .map(([name = '', value = '']) => `${recoded(name)}=${recoded(value)}`)
    .toSorted()
  const lines = signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`)
  return [method, path, parts.join('&'), lines.join(''), signedHeaders.join(';'), payloadHash].join('\n')
}

const recoded = (part: string) =>
  encodeURIComponent(decodeURIComponent(part.replaceAll('+', '%20'))).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const secondsOf = (date: string) =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')) / 1000
