import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { personWrites } from '#engine/people/people.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { follow } from '#engine/run/follow.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Deployment } from '#engine/store/host.ts'
import type { Person } from '#engine/store/person.ts'
import type { Claims, SignIn } from '#engine/store/ports.ts'
import { routed } from '#functions/gateway-routes.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { maskedCsrf } from '#functions/http/door/csrf.ts'
import { type Door, door } from '#functions/http/door/door.ts'
import { readSession, startSession } from '#functions/http/door/session.ts'
import { doors } from '#functions/http/routes.ts'
import { publisher } from '#functions/stream/publisher.ts'
import { lambdaContext } from '#hosts/local/http/gateway-event.ts'
import { type MemoryHost, memoryHost } from '#hosts/memory/index.ts'
import { instantOn } from '#law/day.ts'
import { directory } from '#tests/support/engine.ts'
import { registered } from '#tests/support/registered.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  /** As bytes would be read, also where they come in base64. */
  readonly body: string
}
export type Request = {
  readonly method?: string
  readonly path: string
  readonly form?: Readonly<Record<string, string>>
  /** Instead of a form: the body as it stands. */
  readonly raw?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly cookies?: readonly string[]
  readonly address?: string
}
/** Browser with cookie, sending the session's token unless told otherwise. */
export type Visitor = {
  readonly cookies: readonly string[]
  readonly csrf: string
  get(path: string): Promise<Answer>
  post(path: string, form?: Readonly<Record<string, string>>): Promise<Answer>
  /** The same; gives the page of faults that it leads to. */
  told(path: string, form?: Readonly<Record<string, string>>): Promise<Answer>
}
export type Site = {
  readonly engine: Engine
  readonly host: MemoryHost
  readonly answer: Door
  ask(request: Request): Promise<Answer>
  visit(person: Person | null): Promise<Visitor>
  /** Enters people into the directory. */
  seat(...people: readonly Person[]): Promise<void>
  publish(id: string): Promise<void>
  /** Everything due and its consequences, as the host's jobs. */
  settle(): Promise<void>
}
type Options = {
  readonly now?: string
  readonly deployment?: Partial<Deployment>
  readonly procedures?: Readonly<Record<string, Procedure>>
  readonly signIn?: SignIn
  readonly host?: (host: MemoryHost) => Partial<MemoryHost>
}

/** Whole site in memory behind its HTTP door, clock by hand. */
export function site(options: Options = {}): Site {
  const memory = memoryHost({
    now: instantOn(options.now ?? '2026-09-14', '10:00'),
    deployment: { directory, ...options.deployment },
  })
  const known = { ...memory, table: registered(memory.table) }
  const host = { ...known, ...options.host?.(known), ...(options.signIn && { signIn: options.signIn }) }
  const made = makeEngine(host)
  const engine = options.procedures ? { ...made, procedures: options.procedures } : made
  const answer = door(Object.values(doors).flat(), async () => engine, engine.log)
  const publish = publisher(engine)
  const ask = async (request: Request) => read(await answer(gatewayEvent(request, engine.clock.now()), context))
  return {
    engine,
    host,
    answer,
    ask,
    publish,
    visit: (person) => visit(engine, ask, person),
    async seat(...people) {
      for (const person of people) await engine.table.transact(personWrites(person))
    },
    async settle() {
      for (let round = 0; round < 200; round += 1) {
        const done = (await follow(engine, publish)) + (await sweep(engine, publish)) + (await consumeAll(engine))
        if (done === 0) return
      }
      throw new Error('never settles')
    },
  }
}

/** Tells who the issuer would say this person is. */
export const claimsOf = ({ id, name, email, subject }: Person): Claims => ({
  sub: id,
  name,
  email,
  kind: subject === null ? 'staff' : subject.startsWith('91') ? 'organisation' : 'person',
  uscc: subject?.startsWith('91') ? subject : null,
  idHash: subject === null || subject.startsWith('91') ? null : subject,
  level: 'high',
})

async function visit(engine: Engine, ask: Site['ask'], person: Person | null): Promise<Visitor> {
  const set = person && (await startSession(engine, { claims: claimsOf(person), login: null }))
  const cookies = set ? [set.split(';')[0] ?? ''] : []
  const csrf = maskedCsrf(engine.crypto, (await readSession(engine, cookies))?.session.csrf ?? '')
  const get = (path: string) => ask({ path, cookies })
  const post: Visitor['post'] = (path, form = {}) => ask({ method: 'POST', path, form: { csrf, ...form }, cookies })
  return {
    cookies,
    csrf,
    get,
    post,
    async told(path, form) {
      const answer = await post(path, form)
      const to = answer.headers['location'] ?? ''
      return /\?(?:check=yes$|told=)/.test(to) ? get(to) : answer
    },
  }
}

/** A page without its tokens, which are others in each answer. */
export const withoutToken = (body: string): string => body.replaceAll(/(name="(?:csrf|seen)" value=")[^"]*/g, '$1')

export function gatewayEvent(request: Request, now: number): APIGatewayProxyEventV2 {
  const { method = 'GET', path, form, headers = {}, cookies } = request
  const [rawPath = '/', rawQueryString = ''] = path.split(/\?(.*)/s)
  const query = queryOf(rawQueryString)
  const route = routed(rawPath)
  const body = request.raw ?? (form && new URLSearchParams(form).toString())
  return {
    version: '2.0',
    ...route,
    rawPath,
    rawQueryString,
    headers: {
      host: 'localhost:8080',
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
    ...(cookies && cookies.length > 0 && { cookies: [...cookies] }),
    ...(query && { queryStringParameters: query }),
    requestContext: {
      accountId: '0',
      apiId: 'test',
      domainName: 'localhost:8080',
      domainPrefix: 'test',
      http: {
        method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: request.address ?? '127.0.0.1',
        userAgent: 'test',
      },
      requestId: 'test',
      routeKey: route.routeKey,
      stage: '$default',
      time: new Date(now).toISOString(),
      timeEpoch: now,
    },
    ...(body !== undefined && { body: Buffer.from(body).toString('base64') }),
    isBase64Encoded: body !== undefined,
  }
}

const context = lambdaContext('0123456789abcdef', 30_000, () => 0)

/** Repeated keys come joined by commas. */
function queryOf(query: string): Record<string, string> | undefined {
  if (query === '') return undefined
  const found = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(query)) {
    const before = found.get(name)
    found.set(name, before === undefined ? value : `${before},${value}`)
  }
  return Object.fromEntries(found)
}

function read(reply: Awaited<ReturnType<Door>>): Answer {
  const body = reply.body ?? ''
  return {
    status: reply.statusCode ?? 200,
    headers: Object.fromEntries(
      Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), `${value}`]),
    ),
    cookies: reply.cookies ?? [],
    body: reply.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
  }
}
