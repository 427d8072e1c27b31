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

test('the data of every event that a person sends has a schema', () => {
  for (const [
    id,
    {
      parties: { events },
    },
  ] of Object.entries(procedures)) {
    for (const [type, { by }] of Object.entries(events)) {
      const isSent = by.some((role) => role !== 'system' && role !== 'systemAdmin')
      expect([type, document.components?.schemas?.[`${id}.${type}`] !== undefined]).toEqual([type, isSent])
    }
  }
})

test('the data of every way in has a schema', () => {
  for (const [
    id,
    {
      parties: { ways = [] },
    },
  ] of Object.entries(procedures))
    for (const way of ways) expect(document.components?.schemas).toHaveProperty([`${id}.ways.${way.id}`])
})

test('the document is served, with the address of the deployment', async () => {
  const { ask } = site()
  const { status, headers, body } = await ask({ path: '/api/v1/openapi.json' })
  expect([status, headers['content-type']]).toEqual([200, 'application/json'])
  expect(JSON.parse(body)).toMatchObject({ openapi: '3.1.1', servers: [{ url: 'http://localhost:8080/api/v1' }] })
})
