import { randomUUID } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { routed } from '#functions/gateway-routes.ts'
import { isPage, rebased } from './base-path.ts'

export type Handler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2 | string>

/**
 * Event as API Gateway (HTTP API, payload 2.0) makes it, by the stack's routes. Each of `proxies` appends to
 * X-Forwarded-For; a reader's own words stand before.
 */
export function gatewayEvent(request: IncomingMessage, body: Buffer, now: number, proxies = 0): APIGatewayProxyEventV2 {
  const [rawPath = '/', query = ''] = splitOnce(request.url ?? '/', '?')
  const { cookie, ...headers } = flatHeaders(request)
  const isBase64Encoded = body.length > 0 && !isText(headers['content-type'] ?? '')
  const queryStringParameters = queryOf(query)
  const route = routed(rawPath)
  return {
    version: '2.0',
    ...route,
    rawPath,
    rawQueryString: query,
    headers,
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    ...(queryStringParameters && { queryStringParameters }),
    requestContext: { ...requestContext(request, rawPath, headers, now, proxies), routeKey: route.routeKey },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  }
}

export function lambdaContext(requestId: string, deadline: number, realNow: () => number): Context {
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: false,
    functionName: 'local',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:local:000000000000:function:local',
    memoryLimitInMB: '512',
    logGroupName: 'local',
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - realNow()),
    done() {},
    fail() {},
    succeed() {},
  }
}

/** Writes answers as API Gateway does, packed as a distribution would. */
export function writeResult(
  response: ServerResponse,
  result: APIGatewayProxyStructuredResultV2 | string,
  { withoutBody, zip, base }: { readonly withoutBody: boolean; readonly zip: boolean; readonly base: string },
): void {
  const { statusCode, headers, cookies, body, isBase64Encoded }: APIGatewayProxyStructuredResultV2 =
    typeof result === 'string'
      ? { statusCode: 200, headers: { 'content-type': 'application/json' }, body: result }
      : result
  const text = isPage(headers?.['content-type']) && !isBase64Encoded ? rebased(base, body ?? '') : (body ?? '')
  const plain = Buffer.from(text, isBase64Encoded ? 'base64' : 'utf8')
  const zipped = zip && !isBase64Encoded && plain.length > 1024
  // A fiftieth longer than the usual level, in two thirds of its time.
  const bytes = zipped ? gzipSync(plain, { level: 4 }) : plain
  const out: OutgoingHttpHeaders = { vary: 'accept-encoding' }
  if (statusCode !== 304) out['content-length'] = bytes.length
  if (zipped) out['content-encoding'] = 'gzip'
  for (const [name, value] of Object.entries(headers ?? {})) out[name.toLowerCase()] = String(value)
  if (cookies && cookies.length > 0) out['set-cookie'] = [...cookies]
  response.writeHead(statusCode ?? 200, out).end(withoutBody ? undefined : bytes)
}

function requestContext(
  request: IncomingMessage,
  path: string,
  headers: Readonly<Record<string, string>>,
  now: number,
  proxies: number,
): Omit<APIGatewayProxyEventV2['requestContext'], 'routeKey'> {
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName: headers['host'] ?? 'localhost',
    domainPrefix: 'local',
    http: {
      method: request.method ?? 'GET',
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: senderOf(request, headers, proxies),
      userAgent: headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    stage: '$default',
    time: commonLogTime(now),
    timeEpoch: now,
  }
}

/** As the gateway writes the moment: 12/Mar/2020:19:03:58 +0000. */
function commonLogTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(' ')
  return `${day}/${month}/${year}:${time} +0000`
}

function senderOf(request: IncomingMessage, headers: Readonly<Record<string, string>>, proxies: number): string {
  const heard = request.socket.remoteAddress ?? ''
  const forwarded = (headers['x-forwarded-for'] ?? '').split(',').map((address) => address.trim())
  return proxies === 0 ? heard : forwarded.at(-proxies) || heard
}

const flatHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(name === 'cookie' ? '; ' : ','),
    ]),
  )

/** Repeated keys come joined by commas. */
function queryOf(query: string): Record<string, string> | undefined {
  const found: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query))
    found[name] = name in found ? `${found[name]},${value}` : value
  return Object.keys(found).length > 0 ? found : undefined
}

// API Gateway hands form bodies over in base64 too.
const isText = (type: string) => /^(text\/|application\/(json|javascript|xml|problem\+json))/.test(type)

const splitOnce = (text: string, mark: string): readonly string[] => {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
