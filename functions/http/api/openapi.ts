import { z } from 'zod'
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { statusOf } from '../door/status.ts'
import { tagOf, tags } from './api-tags.ts'
import { Sending } from './case-operations.ts'
import { dataSchemas, sendingOf, wayData } from './event-bodies.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { Problem } from './shapes.ts'
import { webhooks } from './told-hooks.ts'
import { Beginning } from './way-operations.ts'

type Document = ReturnType<typeof createDocument>

/** OpenAPI 3.1, from the very schemas that the operations parse by. */
export function openApi(url: string): Document {
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: '信用异议与修复 · Redress',
      version: '1.0.0',
      description: about(url),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${url}/api/v1` }],
    tags: tags.map(({ name, description }) => ({ name, description })),
    security: [{ token: [] }],
    paths: pathsOf(operations),
    webhooks,
    components: {
      schemas: { Problem, ...dataSchemas },
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: `An access token of the deployment’s issuer for the resource ${url}/api/v1; scopes read, write, approve.`,
        },
      },
    },
  })
}

const about = (url: string) => `Objections to public credit records, for programs. ${url}/en/api explains it.

Problems are problem+json with a code of a closed catalogue. What is unknown and what is not yours are both 404.
Another method than those described is answered 405, with \`Allow\`. Lists go on by \`cursor\`. Instants are UTC, days are Beijing days.`

function pathsOf(all: readonly Operation[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const operation of all) {
    const method = operation.method === 'GET' ? 'get' : 'post'
    paths[operation.path] = { ...paths[operation.path], [method]: described(operation) }
  }
  return paths
}

/** Bodies whose data depend on event or way, in full. */
function bodyOf({ id, body }: Operation): z.ZodType {
  const known = made.get(id)
  if (known) return known
  const whole = id === 'sendEvent' || id === 'beginCase' ? wholeBody(id) : body
  made.set(id, whole)
  return whole
}

const made = new Map<string, z.ZodType>()
const judgedIn = ['sendEvent', 'beginCase', 'fileObjection', 'askForReview', 'sayCreditChina']

const wholeBody = (id: string) =>
  id === 'sendEvent'
    ? sendingOf(Sending.shape.seq)
    : Beginning.extend({ data: wayData() }).meta({ id: 'BeginningByWay' })

function described(operation: Operation) {
  const { id, summary, scope, status, answer, example, keyed } = operation
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(
    ([, name = '']) => [name, z.string().meta({ description: parts[name] ?? `The ${name}.` })] as const,
  )
  return {
    operationId: id,
    tags: [tagOf(operation)],
    summary: `${summary.en} · ${summary.zh}`,
    description: descriptionOf(operation),
    security: scope === null ? [] : [{ token: [scope] }],
    requestParams: {
      path: z.object(Object.fromEntries(names)),
      query: operation.query,
      ...(keyed && { header: z.object({ 'Idempotency-Key': z.string().min(8).max(200) }) }),
    },
    ...(operation.method === 'POST' && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: bodyOf(operation), example: example.body } },
      },
    }),
    responses: {
      [String(status)]: {
        description: status === 201 ? 'Begun' : 'Done',
        content: { 'application/json': { schema: answer, example: example.answer } },
      },
      ...problems(codesOf(operation)),
    },
  }
}

const parts: Readonly<Record<string, string>> = {
  id: 'Its id, as lists and answers say it.',
  procedure: 'The procedure, as `GET /ways` says it.',
  way: 'The way in, as `GET /ways` says it.',
  change: 'The change, as a line of the feed names it.',
  import: 'The import, as `POST /imports` answered it.',
  year: 'The year, such as 2026.',
  n: 'Number of the edition, from 1.',
}

function descriptionOf({ summary, scope, keyed, method, query }: Operation): string {
  const needs = scope === null ? 'No token is needed.' : `Needs a token with the scope \`${scope}\`.`
  const once = keyed ? ' The same Idempotency-Key with the same body is done once and answered alike.' : ''
  const pages = method === 'GET' && 'cursor' in query.shape ? ' Goes on by `cursor` until it is null.' : ''
  return `${summary.zh}。\n\n${summary.en}. ${needs}${once}${pages}`
}

/** Refusals of an operation, by which its answers are described. */
export function codesOf({ id, scope, path, refusals: own }: Operation): readonly RefusalCode[] {
  return [
    'malformed',
    'tooMany',
    'busy',
    ...(scope === null ? [] : (['tokenNeeded', 'scopeMissing', 'notFound', 'signInAway'] as const)),
    ...(path.includes('{') ? (['notFound'] as const) : []),
    ...own,
    ...(judgedIn.includes(id) ? judged : []),
  ]
}

/** Refusals by which a procedure may judge. */
const judged = codes().filter((code) => [403, 409, 422].includes(statusOf(code)))

function codes(): readonly RefusalCode[] {
  const isCode = (name: string): name is RefusalCode => name in refusals
  return Object.keys(refusals).filter(isCode)
}

/** One entry a status, with its codes. */
function problems(all: readonly RefusalCode[]) {
  const groups = Map.groupBy([...new Set(all)], (code) => String(statusOf(code)))
  return Object.fromEntries(
    [...groups].map(([status, of]) => [
      status,
      {
        description: of.map((code) => `${code}: ${refusals[code].en}`).join('\n\n'),
        content: {
          'application/problem+json': {
            schema: Problem,
            example: {
              type: 'about:blank',
              status: Number(status),
              title: refusals[of[0] ?? 'notFound'].en,
              code: of[0],
            },
          },
        },
      },
    ]),
  )
}
