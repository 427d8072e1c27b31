import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { z } from 'zod'
import { lockedUntil } from '#engine/people/access.ts'
import { linksEndedAt } from '#engine/people/action-link.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { Access } from '#engine/store/ports.ts'
import { readSwitches } from '#engine/store/switches.ts'
import { faults } from '#web/words/faults.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { spend, spendOf } from '../door/budget.ts'
import type { Route } from '../door/door.ts'
import { languageAsked } from '../door/problem.ts'
import type { Reply } from '../door/reply.ts'
import { personOf } from '../door/session.ts'
import { isStaff } from '../door/sign-in-factor.ts'
import { statusOf } from '../door/status.ts'
import { hashOf } from './idempotent.ts'
import { openApi } from './openapi.ts'
import { type Answered, type Call, type Key, type Operation, refused } from './operation.ts'
import { operations } from './operations.ts'
import { apiPageRoutes } from './page-routes.tsx'

export const apiBase = '/api/v1'

/** Interface for programs: bearer tokens only, no cookies. */
export const apiDoor: readonly Route[] = [
  ...apiPageRoutes,
  ...operations.map(routeOf),
  {
    method: 'GET',
    path: `${apiBase}/openapi.json`,
    program: (_event, engine) => Promise.resolve(reply(200, openApi(engine.deployment.url))),
  },
]

function routeOf(operation: Operation): Route {
  return {
    method: operation.method,
    path: `${apiBase}${operation.path}`,
    program: async (event, engine) => {
      const answer = await take(operation, event, engine)
      if (answer.kind === 'answered') return reply(answer.status, answer.body)
      return refusal(answer.refusal, answer.kind === 'waits' ? answer.seconds : undefined)
    },
  }
}

/** Token, scope, key and shape, in that order; then the operation itself. */
async function take(operation: Operation, event: APIGatewayProxyEventV2, engine: Engine): Promise<Answered | Waits> {
  const access = operation.scope === null ? nobody : await accessOf(event, engine)
  const wait = await waitOf(event, engine, access)
  if (wait !== null) return { kind: 'waits', seconds: wait, refusal: { code: 'tooMany' } }
  if (access === null) return refused({ code: 'tokenNeeded' })
  if (operation.scope !== null && !access.scopes.includes(operation.scope)) return refused({ code: 'scopeMissing' })
  const params = paramsOf(event)
  if (!Object.values(params).every((text) => /^[\w.-]{1,80}$/.test(text))) return refused({ code: 'notFound' })
  const body = bodyOf(event)
  if (body === undefined) return refused({ code: 'malformed' })
  const query = operation.query.safeParse(event.queryStringParameters ?? {})
  if (!query.success) return refused(malformed(query.error))
  const read = operation.body.safeParse(operation.method === 'GET' ? {} : body)
  if (!read.success) return refused(malformed(read.error))
  const key = operation.keyed ? keyOf(event, engine, access.person) : null
  if (operation.keyed && key === null) return refused({ code: 'keyNeeded' })
  const call: Call = {
    params,
    query: query.data,
    body: read.data,
    lang: languageAsked(event),
    key,
    scopes: access.scopes,
  }
  return operation.run(call, engine, access.person)
}

type Waits = { readonly kind: 'waits'; readonly seconds: number; readonly refusal: Refusal }

/** Refused tokens count by address, calls by client; null: go on. */
function waitOf(event: APIGatewayProxyEventV2, engine: Engine, access: { readonly person: Person | null } | null) {
  if (access === null) return spend(engine, 'refusedToken', event)
  return access.person ? spendOf(engine, 'api', access.person.id) : spend(engine, 'api', event)
}

const nobody = { person: null, scopes: [] as readonly string[] }

async function accessOf(event: APIGatewayProxyEventV2, engine: Engine) {
  const token = /^Bearer ([\w.~+/=-]{1,8000})$/i.exec(event.headers['authorization'] ?? '')?.[1]
  const access = token === undefined ? null : await engine.tokens.read(token)
  if (access === null || (await isPutOut(engine, access))) return null
  const person = await personOf(engine, access.claims)
  const lacks = isStaff(person) && !access.isTwoFactor && (await readSwitches(engine)).staffSecondFactor !== 0
  return { person, scopes: lacks ? access.scopes.filter((one) => one !== 'approve') : access.scopes }
}

/** Locked, or signed out everywhere since: as for sessions and links. */
async function isPutOut(engine: Engine, { claims, issuedAt }: Access): Promise<boolean> {
  const [locked, ended] = await Promise.all([lockedUntil(engine, claims.sub), linksEndedAt(engine, claims.sub)])
  return locked !== null || issuedAt <= ended
}

const paramsOf = (event: APIGatewayProxyEventV2) =>
  Object.fromEntries(Object.entries(event.pathParameters ?? {}).map(([name, value]) => [name, value ?? '']))

const most = 500_000

/** Undefined where the body is no JSON, or too much of it. */
function bodyOf(event: APIGatewayProxyEventV2): unknown {
  const text = textOf(event)
  if (text === '') return {}
  if (text.length > most || controls.test(text)) return undefined
  try {
    return halves.test(text) ? JSON.parse(text, whole) : JSON.parse(text)
  } catch {
    return undefined
  }
}

// Half a character can be neither logged nor printed.
const halves = /\\ud[89a-f]/i

function whole(name: string, value: unknown): unknown {
  if (!name.isWellFormed() || (typeof value === 'string' && !value.isWellFormed()))
    throw new SyntaxError('half a character')
  return value
}

const textOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2) =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body

// As in forms: nobody types or prints them.
const controls = /\\u00(0[0-8bcef]|1[0-9a-f]|7f)/i

function keyOf(event: APIGatewayProxyEventV2, engine: Engine, person: Person | null): Key | null {
  const given = event.headers['idempotency-key'] ?? ''
  if (!/^[\x21-\x7e]{8,200}$/.test(given)) return null
  return { name: `${person?.id} ${given}`, hash: hashOf(engine, `${event.rawPath}\n${textOf(event)}`) }
}

function malformed(error: z.ZodError): Refusal {
  return { code: 'malformed', fields: Object.fromEntries(error.issues.flatMap(faultsOf)) }
}

/** Own faults by their codes; keys that nobody knows by name. */
function faultsOf({ path, message, ...issue }: z.core.$ZodIssue): readonly (readonly [string, string])[] {
  const at = (more: readonly PropertyKey[]) => [...path, ...more].map(String).join('.') || 'body'
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [at([key]), issue.code])
  return [[at([]), issue.code === 'custom' && message in faults ? message : issue.code]]
}

const reply = (statusCode: number, body: object | string | number | boolean | null | readonly unknown[]): Reply => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
})

/** The door tells it as problem+json. */
const refusal = (told: Refusal, seconds?: number): Reply => ({
  statusCode: statusOf(told.code),
  headers: {
    'cache-control': 'no-store',
    ...(seconds !== undefined && { 'retry-after': String(seconds) }),
    ...(told.code === 'tokenNeeded' && { 'www-authenticate': 'Bearer realm="redress"' }),
  },
  body: '.',
  refusal: told,
})
