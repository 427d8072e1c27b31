import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Judge } from '../iam/judge.ts'
import type { Functions } from '../lambda/functions.ts'
import type { Resource } from '../template/deployed.ts'
import { bodyOf, type Handle } from '../wire/http.ts'
import { eventOf, type HttpRequest } from './event.ts'
import { gatewaySays, type HttpReply, replyOf } from './reply.ts'
import { type Chosen, chosen, routesOf } from './routes.ts'

type Options = {
  readonly resources: readonly Resource[]
  readonly functions: Functions
  readonly judge: Judge
  readonly now: () => number
  readonly host: string
  readonly patience: number
  readonly log: (line: string) => void
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
const mostBody = 10 * 1024 * 1024
const mostHeaders = 10_240
const longest = 30_000

/** HTTP API of the templates, by its routes alone. */
export function gateway(options: Options): Handle {
  const { resources, functions, judge, now, host, patience, log } = options
  const api = resources.find(({ type }) => type === 'AWS::ApiGatewayV2::Api')
  if (!api) throw new Error('the templates have no HTTP API')
  const routes = routesOf(resources, api.ref)
  const { partition, region, account } = api.place

  function isPermitted({ route }: Chosen): boolean {
    const source = `arn:${partition}:execute-api:${region}:${account}:${api?.ref}/$default/${route.method}${route.path}`
    return judge.may({
      principal: 'apigateway.amazonaws.com',
      action: 'lambda:InvokeFunction',
      resource: route.function,
      facts: { 'aws:SourceArn': [source], 'aws:SourceAccount': [account] },
    })
  }
  async function answer(request: HttpRequest): Promise<HttpReply> {
    const [path = '/'] = request.url.split('?')
    const choice = chosen(routes, request.method, path)
    if (!choice) return gatewaySays(404, 'Not Found')
    if (!isPermitted(choice)) return gatewaySays(500, 'Internal Server Error')
    const event = eventOf(request, choice, { id: api?.ref ?? '', account, host }, now())
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), longest * patience).unref())
    const outcome = await Promise.race([functions.invoke(choice.route.function, JSON.stringify(event)), late])
    if (outcome === null || outcome.kind === 'throttled') return gatewaySays(503, 'Service Unavailable')
    if (outcome.kind === 'tooLarge') return gatewaySays(413, 'Request Entity Too Large')
    const reply = outcome.kind === 'done' ? replyOf(outcome.payload) : null
    return reply ?? gatewaySays(500, 'Internal Server Error')
  }
  return async (incoming, response) => {
    const request = await requestOf(incoming)
    const reply = typeof request === 'number' ? tooLarge(request) : await answer(request)
    if (reply.status >= 400) log(`${reply.status} ${incoming.method} ${incoming.url}\n`)
    write(response, reply, incoming.method === 'HEAD')
  }
}

const tooLarge = (status: number) =>
  gatewaySays(status, status === 413 ? 'Request Entity Too Large' : 'Request Header Fields Too Large')

async function requestOf(incoming: IncomingMessage): Promise<HttpRequest | number> {
  const body = await bodyOf(incoming, mostBody)
  if (body === null) return 413
  if (incoming.rawHeaders.join('').length > mostHeaders) return 431
  return {
    method: incoming.method ?? 'GET',
    url: incoming.url ?? '/',
    headers: Object.fromEntries(Object.entries(incoming.headersDistinct).map(([name, values]) => [name, values ?? []])),
    body,
    address: incoming.socket.remoteAddress ?? '',
    protocol: `HTTP/${incoming.httpVersion}`,
  }
}

function write(response: ServerResponse, { status, headers, body }: HttpReply, isHead: boolean): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.setHeader('content-length', body.length)
  response.writeHead(status).end(isHead ? undefined : body)
}
