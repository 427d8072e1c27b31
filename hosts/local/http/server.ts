import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Log } from '#engine/log/log.ts'
import type { Clock, PublicFolder } from '#engine/store/ports.ts'
import { againAfter, outageOf } from '#functions/http/door/outage.ts'
import { isPublishedPath } from '#functions/http/door/published-path.ts'
import { asset, published, type Static, staticReply } from '#functions/http/public/static-reply.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { demoPage } from '../base/demo-page.ts'
import { noteAnswer } from './access-log.ts'
import { type Admission, admission, busyAnswer } from './admission.ts'
import { underBase } from './base-path.ts'
import { gatewayEvent, type Handler, lambdaContext, writeResult } from './gateway-event.ts'
import { type HalfUploads, halfUploads } from './half-uploads.ts'
import { type Intake, intake } from './intake.ts'
import { type UnderWay, underWay } from './under-way.ts'

export type Asset = { readonly type: string; readonly body: string }
/** Takes a whole request of its path; cut off, it answers nothing. */
export type Mount = {
  readonly path: string
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}
export type ServerOptions = {
  readonly port: number
  readonly host?: string
  readonly handler: Handler
  readonly publicFolder: PublicFolder
  readonly assets: Readonly<Record<string, Asset>>
  readonly mounts: readonly Mount[]
  readonly clock: Clock
  readonly https: boolean
  /** Path below which the site stands; left out: the root. */
  readonly base?: string
  /** Reverse proxies between the readers and this server. */
  readonly proxies?: number
  /** Answer of a public path without a published file. */
  readonly notFound?: (path: string) => string
  /** Most requests at once; others are told when to come again. */
  readonly mostAtOnce?: number
  /** Milliseconds that one turn of the event loop answers. */
  readonly longestTurn?: number
  /** Counts requests, for work that gives way to them. */
  readonly underWay?: UnderWay
  /** Bytes of half-sent bodies, and milliseconds for each. */
  readonly mostHalf?: number
  /** Bodies at once that a mount reads, as uploads. */
  readonly mostUploads?: number
  readonly bodyPatience?: number
  readonly log: Log
  /** Logs each answer. */
  readonly accessLog?: boolean
  readonly realNow: () => number
}
export type LocalServer = { readonly port: number; close(): Promise<void> }

const mostBody = 1024 * 1024
const usuallyHalf = 32 * mostBody
const usuallyUploads = 64
const usualPatience = 30_000
// Each costs memory before it has asked anything.
const mostConnections = 4000
const usuallyAtOnce = 64
const usualTurn = 50
const drainFor = 10_000
const patience = 30_000

/** Serves the Lambda handlers, published files and assets of one machine. */
export async function localServer(given: ServerOptions): Promise<LocalServer> {
  const options = {
    ...given,
    admission: admission({ most: given.mostAtOnce ?? usuallyAtOnce, turn: given.longestTurn ?? usualTurn }),
    underWay: given.underWay ?? underWay(),
    intake: intake({ most: given.mostHalf ?? usuallyHalf, patience: given.bodyPatience ?? usualPatience }),
    uploads: halfUploads({
      most: given.mostUploads ?? usuallyUploads,
      patience: given.bodyPatience ?? usualPatience,
    }),
  }
  const server = createServer(
    { requestTimeout: 300_000, headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    (request, response) => {
      underBase(options.base ?? '', request, response)
      if (options.accessLog) noteAnswer(options.log, options.realNow, request, response)
      answer(options, request, response).catch((error: unknown) => failed(options, request, response, error))
    },
  )
  server.maxConnections = mostConnections
  // Queues bursts in the socket: dropped ones hear nothing for seconds.
  const at = { port: options.port, backlog: 4096, ...(options.host !== undefined && { host: options.host }) }
  await once(server.listen(at), 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const late = setTimeout(() => server.closeAllConnections(), drainFor)
      await closed
      clearTimeout(late)
    },
  }
}

type Open = ServerOptions & {
  readonly admission: Admission
  readonly intake: Intake
  readonly uploads: HalfUploads
  readonly underWay: UnderWay
}

async function answer(options: Open, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const mount = options.mounts.find((one) => path === one.path || path.startsWith(`${one.path}/`))
  if (mount)
    return options.uploads.during(
      request,
      () => cutOff(request, response),
      () => mount.handle(request, response),
    )
  const found = Object.hasOwn(options.assets, path) ? options.assets[path] : undefined
  if (found) return send(options, request, response, asset(found.type, found.body))
  if (!isPublishedPath(path)) return handled(options, request, response)
  const notFound = options.notFound ?? (() => nothingThere)
  send(options, request, response, await published(options.publicFolder, path, notFound))
}

const nothingThere = demoPage({ zh: '没有这个页面', en: 'Page not found' }, '<p><a href="/">返回首页 · Home</a></p>')

async function handled(options: Open, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await options.intake.read(request, mostBody)
  if (body === 'cut') return cutOff(request, response)
  if (body === 'tooLarge') {
    response.writeHead(413, { 'content-type': 'application/problem+json' }).end('{"status":413,"code":"tooLarge"}')
    return
  }
  // Only what has arrived whole counts: a slow sender keeps nobody out.
  const run = () => options.underWay.during(() => passedOn(options, request, response, body))
  await (options.admission.enter(request.method === 'POST', run) ?? turnedAway(request, response))
}

async function passedOn(options: ServerOptions, request: IncomingMessage, response: ServerResponse, body: Buffer) {
  const event = gatewayEvent(request, body, options.clock.now(), options.proxies)
  const context = lambdaContext(event.requestContext.requestId, options.realNow() + patience, options.realNow)
  writeResult(response, await options.handler(event, context), {
    withoutBody: request.method === 'HEAD',
    zip: takesGzip(request),
    base: options.base ?? '',
  })
}

/** A body that came too slowly beside others. */
function cutOff(request: IncomingMessage, response: ServerResponse): void {
  if (request.destroyed) return
  const { headers, body } = busyAnswer(request.url ?? '/')
  response.writeHead(408, { ...headers, connection: 'close' }).end(body, () => request.destroy())
}

/** Costs next to nothing, for admitted readers' sake. */
async function turnedAway(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { headers, body } = busyAnswer(request.url ?? '/')
  response.writeHead(503, headers).end(request.method === 'HEAD' ? undefined : body)
}

function send(
  { https, base = '' }: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  file: Static,
): void {
  const { method = 'GET', headers } = request
  const reply = staticReply(
    { method: method === 'HEAD' ? 'GET' : method, headers: { 'if-none-match': headers['if-none-match'] } },
    file,
  )
  const { 'strict-transport-security': strict, ...plain } = reply.headers ?? {}
  const told = { ...reply, headers: { ...plain, ...(https && strict && { 'strict-transport-security': strict }) } }
  writeResult(response, told, { withoutBody: method === 'HEAD', zip: takesGzip(request), base })
}

const takesGzip = ({ headers }: IncomingMessage) => /\bgzip\b/.test(headers['accept-encoding'] ?? '')

/** Reader hung up: nobody to answer. */
const wentAway = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ECONNRESET'

/** Unhandled fault: a number for the reader, details for the log. */
function failed({ log }: ServerOptions, request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (request.destroyed && (wentAway(error) || !response.writable)) return
  const reference = randomBytes(4).toString('hex')
  log('server.failed', { reference, method: request.method ?? '', error })
  const outage = outageOf(error)
  if (response.headersSent) response.destroy()
  else if (outage !== null) {
    const { zh, en } = refusals[outage]
    response.writeHead(503, { ...asText, 'retry-after': againAfter(outage) }).end(`${zh}\n${en}\n`)
  } else response.writeHead(500, asText).end(`出错了 · Something failed: ${reference}\n`)
}

const asText = { 'content-type': 'text/plain; charset=utf-8' }
