import { z } from 'zod'
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { procedures } from '#workflows/index.ts'
import { statusOf } from '../door/status.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { Problem } from './shapes.ts'

type Document = ReturnType<typeof createDocument>

/** OpenAPI 3.1, from the very schemas that the operations parse by. */
export function openApi(url: string): Document {
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: '信用异议与修复 · Redress',
      version: '1.0.0',
      description: `Objections to public credit records, for programs. ${url}/en/api explains it.`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${url}/api/v1` }],
    security: [{ token: [] }],
    paths: pathsOf(operations),
    components: {
      schemas: { Problem, ...eventSchemas(), ...waySchemas() },
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

function pathsOf(all: readonly Operation[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const operation of all) {
    const method = operation.method === 'GET' ? 'get' : 'post'
    paths[operation.path] = { ...paths[operation.path], [method]: described(operation) }
  }
  return paths
}

function described(operation: Operation) {
  const { id, summary, scope, status, answer, example, refusals: own, keyed } = operation
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, z.string()] as const)
  return {
    operationId: id,
    summary: `${summary.en} · ${summary.zh}`,
    security: scope === null ? [] : [{ token: [scope] }],
    requestParams: {
      path: z.object(Object.fromEntries(names)),
      query: operation.query,
      ...(keyed && { header: z.object({ 'Idempotency-Key': z.string().min(8).max(200) }) }),
    },
    ...(operation.method === 'POST' && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: operation.body, example: example.body } },
      },
    }),
    responses: {
      [String(status)]: {
        description: 'Done',
        content: { 'application/json': { schema: answer, example: example.answer } },
      },
      ...problems([...general(operation), ...own]),
    },
  }
}

/** Refusals that any such operation may answer. */
const general = ({ scope, path }: Operation): readonly RefusalCode[] => [
  'malformed',
  'tooMany',
  ...(scope === null ? [] : (['tokenNeeded', 'scopeMissing'] as const)),
  ...(path.includes('{') ? (['notFound'] as const) : []),
]

/** One entry a status, with its codes. */
function problems(codes: readonly RefusalCode[]) {
  const groups = Map.groupBy([...new Set(codes)], (code) => String(statusOf(code)))
  return Object.fromEntries(
    [...groups].map(([status, of]) => [
      status,
      {
        description: of.map((code) => `${code}: ${refusals[code].en}`).join('\n\n'),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  )
}

/** Data of each event, as its procedure judges it. */
function eventSchemas() {
  const all = Object.values(procedures).flatMap(({ id, parties: { events } }) =>
    Object.entries(events)
      .filter(([, rule]) => rule.by.some((role) => role !== 'system' && role !== 'systemAdmin'))
      .map(([type, rule]) => [`${id}.${type}`, rule.data] as const),
  )
  return Object.fromEntries(all)
}

/** Schemas of what each way in asks for, as it judges it. */
function waySchemas() {
  const all = Object.values(procedures).flatMap(({ id, parties: { ways = [] } }) =>
    ways.map((way) => [`${id}.ways.${way.id}`, way.typed] as const),
  )
  return Object.fromEntries(all)
}
