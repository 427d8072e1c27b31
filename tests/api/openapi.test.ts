import { expect, test } from 'vitest'
import { openApi } from '#functions/http/api/openapi.ts'
import { operations } from '#functions/http/api/operations.ts'
import { apiBase, apiDoor } from '#functions/http/api/routes.ts'
import { statusOf } from '#functions/http/door/status.ts'
import { site } from '#tests/http/site.ts'
import { procedures } from '#workflows/index.ts'

const document = openApi('https://credit.example.cn')

test('every way into the interface is described, and nothing else is', () => {
  const ways = apiDoor
    .map(({ method, path }) => `${method} ${path}`)
    .filter((way) => !/\/openapi\.json$| \/api$/.test(way))
  const described = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${apiBase}${path}`),
  )
  expect(described.toSorted()).toEqual(ways.toSorted())
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
})

test('every reference leads to a schema', () => {
  const known = new Set(Object.keys(document.components?.schemas ?? {}))
  const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)
  expect(named.filter((name) => !known.has(name ?? ''))).toEqual([])
  expect(named.length).toBeGreaterThan(20)
})

test.each(operations)('the examples of $id are what its schemas say', ({ query, body, answer, example, method }) => {
  expect(query.safeParse(example.query ?? {}).error).toBeUndefined()
  if (method === 'POST') expect(body.safeParse(example.body).error).toBeUndefined()
  expect(answer.safeParse(example.answer).error).toBeUndefined()
})

test.each(operations)('$id names each refusal under its status, and what needs a token or a key', (operation) => {
  const { path, method, refusals, scope, keyed } = operation
  const described = document.paths?.[path]?.[method === 'GET' ? 'get' : 'post']
  for (const code of refusals) {
    expect(JSON.stringify(described?.responses?.[String(statusOf(code))])).toContain(`${code}: `)
  }
  expect(described?.security).toEqual(scope === null ? [] : [{ token: [scope] }])
  expect(JSON.stringify(described?.parameters ?? []).includes('Idempotency-Key')).toBe(keyed === true)
})

type Shape = { readonly $ref?: string; readonly [key: string]: unknown }
const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null
const schemas: Readonly<Record<string, unknown>> = document.components?.schemas ?? {}
const named = (ref: string) => ref.replace('#/components/schemas/', '')

test('the data of every event that a person sends is one shape of sendEvent, told apart by the event', () => {
  const body = document.paths?.['/cases/{id}/events']?.post?.requestBody
  const text = JSON.stringify(body)
  expect(text).toContain('"oneOf"')
  for (const { parties } of Object.values(procedures)) {
    for (const [type, { by }] of Object.entries(parties.events)) {
      const isSent = by.some((role) => role !== 'system' && role !== 'systemAdmin')
      if (!isSent) continue
      const shape = schemas[`send.${type}`]
      expect(text).toContain(`"#/components/schemas/send.${type}"`)
      expect(shape).toMatchObject({ properties: { event: { const: type } }, required: ['event', 'seq', 'data'] })
    }
  }
})

test('the data of every way in is one that beginCase takes', () => {
  const body = JSON.stringify(schemas['BeginningByWay'])
  const ways = Object.values(procedures).flatMap(({ parties: { ways: of = [] } }) => of.map(({ typed }) => typed))
  const refs = [...body.matchAll(/"#\/components\/schemas\/(\w+\.ways\.\w+)"/g)]
  expect(refs.length).toBe(new Set(ways).size)
})

test('every schema is reached from an operation or a webhook', () => {
  const reached = new Set<string>()
  const walk = (value: unknown): void => {
    const parts = Array.isArray(value) ? [...value.entries()] : isShape(value) ? Object.entries(value) : []
    for (const [key, part] of parts) {
      if (key === '$ref' && typeof part === 'string' && !reached.has(named(part))) {
        reached.add(named(part))
        walk(schemas[named(part)])
      } else walk(part)
    }
  }
  walk([document.paths, document.webhooks])
  expect(Object.keys(schemas).filter((name) => !reached.has(name))).toEqual([])
  expect(reached.size).toBeGreaterThan(60)
})

test('each operation has a tag that is described, a description, and answers for what went well and what did not', () => {
  const tags = new Set((document.tags ?? []).map(({ name }) => name))
  expect(document.tags?.every(({ description }) => (description ?? '').length > 10)).toBe(true)
  const all = Object.values(document.paths ?? {}).flatMap(({ get, post }) =>
    [get, post].filter((one) => one !== undefined),
  )
  for (const { operationId, tags: own = [], description = '', responses = {}, parameters = [] } of all) {
    expect([operationId, own.length === 1 && tags.has(own[0] ?? '')]).toEqual([operationId, true])
    expect(description.length, operationId).toBeGreaterThan(20)
    const statuses = Object.keys(responses)
    expect(
      statuses.filter((one) => one.startsWith('2')),
      operationId,
    ).toHaveLength(1)
    expect(statuses, operationId).toEqual(expect.arrayContaining(['422', '429', '503']))
    for (const parameter of parameters)
      if ('in' in parameter && parameter.in === 'path') expect(parameter.description, operationId).toBeTruthy()
  }
})

test('each operation has a summary, its answers are described, and its path names the parameters that it has', () => {
  for (const [path, { get, post }] of Object.entries(document.paths ?? {}))
    for (const one of [get, post].filter((way) => way !== undefined)) {
      expect(one.summary?.length, one.operationId).toBeGreaterThan(5)
      const named = (one.parameters ?? []).flatMap((each) => ('in' in each && each.in === 'path' ? [each.name] : []))
      expect(named.toSorted(), one.operationId).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted(),
      )
      for (const answer of Object.values(one.responses ?? {}))
        expect('description' in answer && answer.description, one.operationId).toBeTruthy()
    }
})

test('webhooks say who signed them, and what they carry', () => {
  expect(Object.keys(document.webhooks ?? {})).toEqual(['caseStep', 'creditChinaTold', 'orderGiven', 'recordsChanged'])
  for (const { post } of Object.values(document.webhooks ?? {}))
    expect(JSON.stringify(post)).toMatch(/webhook-signature.*requestBody/)
})

test('another method than those described is answered 405 with those that are', async () => {
  const { ask } = site()
  for (const { path } of operations) {
    const methods = operations.filter((one) => one.path === path).map(({ method }) => method)
    const [other] = ['GET', 'POST', 'DELETE'].filter((one) => !methods.some((method) => method === one))
    const { status, headers, body } = await ask({
      path: `${apiBase}${path.replace(/\{\w+\}/g, 'a1')}`,
      method: other ?? '',
    })
    expect([path, status, JSON.parse(body).code]).toEqual([path, 405, 'wrongMethod'])
    for (const method of methods) expect(headers['allow']).toContain(method)
    expect(headers['allow']).not.toContain(other)
  }
  expect((await ask({ path: `${apiBase}/nothing`, method: 'POST' })).status).toBe(404)
})

test('the document is served, with the address of the deployment', async () => {
  const { ask } = site()
  const { status, headers, body } = await ask({ path: '/api/v1/openapi.json' })
  expect([status, headers['content-type']]).toEqual([200, 'application/json'])
  expect(JSON.parse(body)).toMatchObject({ openapi: '3.1.1', servers: [{ url: 'http://localhost:8080/api/v1' }] })
})

test.each(['/api', '/en/api'])('%s shows every operation, and loads nothing from elsewhere', async (path) => {
  const { body } = await site().ask({ path })
  expect(operations.filter((one) => !body.includes(one.path)).map(({ id }) => id)).toEqual([])
  const loaded = [...body.matchAll(/<(?:script|link|img|iframe|form)\b[^>]*\b(?:src|href|action)="([^"]+)"/g)]
  expect(loaded.length).toBeGreaterThan(2)
  expect(loaded.map(([, to = '']) => to).filter((to) => /^(?:[a-z]+:)?\/\//.test(to))).toEqual([])
})
