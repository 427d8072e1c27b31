import { randomUUID } from 'node:crypto'
import type { Chosen } from './routes.ts'

export type HttpRequest = {
  readonly method: string
  /** As it came: path and query, still encoded. */
  readonly url: string
  /** Lower-cased; a header that came several times has its values in order. */
  readonly headers: Readonly<Record<string, readonly string[]>>
  readonly body: Buffer
  readonly address: string
  readonly protocol: string
}
export type Api = { readonly id: string; readonly account: string; readonly host: string }

/**
 * The event of payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function eventOf(request: HttpRequest, { route, pathParameters }: Chosen, api: Api, now: number) {
  const [rawPath = '/', rawQueryString = ''] = halves(request.url)
  const { cookie, ...headers } = Object.fromEntries(
    Object.entries(request.headers).map(([name, values]) => [name, values.join(',')]),
  )
  const query = queryOf(rawQueryString)
  const path = decoded(rawPath)
  const isText = textual.test(headers['content-type'] ?? 'text/plain')
  const host = headers['host'] ?? api.host
  return {
    version: '2.0',
    routeKey: route.routeKey,
    // Decoded, both: https://github.com/aws/aws-lambda-dotnet/pull/1901
    rawPath: path,
    rawQueryString,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*|,\s*/) }),
    headers: {
      ...headers,
      'x-amzn-trace-id': `Root=1-${randomUUID().slice(0, 8)}`,
      'x-forwarded-for': [headers['x-forwarded-for'], request.address].filter(Boolean).join(', '),
      'x-forwarded-port': api.host.split(':')[1] ?? '80',
      'x-forwarded-proto': 'http',
    },
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: {
      accountId: api.account,
      apiId: api.id,
      domainName: host,
      domainPrefix: host.split('.')[0] ?? '',
      http: {
        method: request.method,
        path,
        protocol: request.protocol,
        sourceIp: request.address,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now,
    },
    ...(Object.keys(pathParameters).length > 0 && {
      pathParameters: Object.fromEntries(Object.entries(pathParameters).map(([name, part]) => [name, decoded(part)])),
    }),
    ...(request.body.length > 0 && { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  }
}

// Forms of a browser are not among them. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
const textual = /^(text\/|application\/(json|javascript|xml)|[\w.-]+\/[\w.-]+\+(json|xml))/

const halves = (url: string) => {
  const at = url.indexOf('?')
  return at < 0 ? [url] : [url.slice(0, at), url.slice(at + 1)]
}

/** Repeated names come joined by commas. */
function queryOf(query: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query))
    found[name] = name in found ? `${found[name]},${value}` : value
  return found
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** 12/Mar/2020:19:03:58 +0000 */
function commonLogTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(' ')
  return `${day}/${month}/${year}:${time} +0000`
}
