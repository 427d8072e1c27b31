import { createHash, createHmac } from 'node:crypto'

export type Credentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}
export type Scope = { readonly service: string; readonly region: string; readonly at: number }
type Call = {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** Signature Version 4 headers, for services not worth a whole client. */
export function signedHeaders(call: Call, scope: Scope, credentials: Credentials): Readonly<Record<string, string>> {
  const headers = {
    ...call.headers,
    host: call.url.host,
    'x-amz-date': stamp(scope.at),
    ...(credentials.sessionToken !== undefined && { 'x-amz-security-token': credentials.sessionToken }),
  }
  const names = Object.keys(headers).toSorted()
  const request = canonical({ ...call, headers }, names, hash(call.body))
  const signature = sign(request, scope, credentials)
  const credential = `${credentials.accessKeyId}/${scopeOf(scope)}`
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  }
}

/** Address that anybody may read for so many seconds. */
export function presignedUrl(url: URL, seconds: number, scope: Scope, credentials: Credentials): URL {
  const signed = new URL(url)
  const add = (name: string, value: string) => signed.searchParams.set(name, value)
  add('X-Amz-Algorithm', 'AWS4-HMAC-SHA256')
  add('X-Amz-Credential', `${credentials.accessKeyId}/${scopeOf(scope)}`)
  add('X-Amz-Date', stamp(scope.at))
  add('X-Amz-Expires', String(seconds))
  if (credentials.sessionToken !== undefined) add('X-Amz-Security-Token', credentials.sessionToken)
  add('X-Amz-SignedHeaders', 'host')
  signed.search = queryOf(signed)
  const call = { method: 'GET', url: signed, headers: { host: url.host }, body: '' }
  const signature = sign(canonical(call, ['host'], 'UNSIGNED-PAYLOAD'), scope, credentials)
  signed.search = `${queryOf(signed)}&X-Amz-Signature=${signature}`
  return signed
}

/** Path and query as RFC 3986 writes them, names in order. */
function canonical({ method, url, headers }: Call, names: readonly string[], payload: string): string {
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('')
  return [method, url.pathname, queryOf(url), lines, names.join(';'), payload].join('\n')
}

const queryOf = (url: URL): string =>
  [...url.searchParams]
    .map(([name, value]) => `${written(name)}=${written(value)}`)
    .toSorted()
    .join('&')

const written = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** A key between its slashes, as RFC 3986 and signatures want it. */
export const uriEncoded = (key: string): string => key.split('/').map(written).join('/')

function sign(request: string, scope: Scope, credentials: Credentials): string {
  const text = ['AWS4-HMAC-SHA256', stamp(scope.at), scopeOf(scope), hash(request)].join('\n')
  return createHmac('sha256', signingKey(scope, credentials)).update(text).digest('hex')
}

/** Good for a day, a region and a service. */
export const signingKey = (scope: Scope, { secretAccessKey }: Credentials): string | Buffer =>
  [stamp(scope.at).slice(0, 8), scope.region, scope.service, 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  )

export const scopeOf = ({ service, region, at }: Scope) => `${stamp(at).slice(0, 8)}/${region}/${service}/aws4_request`

/** 20150830T123600Z. */
export const stamp = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '')

const hash = (body: string | Uint8Array) => createHash('sha256').update(body).digest('hex')
