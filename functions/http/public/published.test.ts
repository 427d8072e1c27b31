import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { expect, it } from 'vitest'
import { lambdaContext } from '#hosts/local/http/gateway-event.ts'
import { testEngine } from '#tests/support/engine.ts'
import { packed } from '../door/packed.ts'
import { withPublished } from './published.ts'

const engine = testEngine()
const body = `<p>${'公示'.repeat(600)}</p>`
await engine.publicFolder.put({ path: '/r/abc', type: 'text/html; charset=utf-8', body, publicUntil: '2026-12-31' })
const folder = fileURLToPath(new URL('../../../web', import.meta.url))
const pages = withPublished(
  async () => ({ statusCode: 200, body: 'a page' }),
  async () => engine,
  folder,
)
const ask = (rawPath: string, method = 'GET', headers: Readonly<Record<string, string>> = {}) =>
  packed(pages)(
    { ...event, rawPath, headers, requestContext: { ...event.requestContext, http: { ...http, method } } },
    context,
  )

it.each(['/style.css', '/a.js', '/icon.svg'])('has %s, for five minutes', async (path) => {
  const reply = await ask(path)
  expect(reply).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'public, max-age=300' } })
  expect(reply.body?.length).toBeGreaterThan(100)
})

it('has a published file, and lets nobody keep it without asking again', async () => {
  const reply = await ask('/r/abc')
  expect(reply).toMatchObject({ statusCode: 200, body, headers: { 'cache-control': 'no-cache' } })
  expect(reply.headers).toHaveProperty('content-security-policy')
  const etag = String(reply.headers?.['etag'])
  expect(await ask('/r/abc', 'GET', { 'if-none-match': etag })).toMatchObject({ statusCode: 304 })
})

it('lets others keep style, hashes of the ledger and files for crawlers, which end with no record', () => {
  const sources = globSync('functions/http/**/*.{ts,tsx}').filter((file) => !file.includes('.test.'))
  const keeping = sources.filter((file) => /max-age|s-maxage|'expires'/.test(readFileSync(file, 'utf8')))
  expect(keeping.toSorted()).toEqual([
    'functions/http/door/security.ts',
    'functions/http/public/crawler-routes.ts',
    'functions/http/public/ledger-routes.tsx',
    'functions/http/public/static-reply.ts',
  ])
})

it('answers the page of nothing for what is not published, and has no form there', async () => {
  expect(await ask('/r/gone')).toMatchObject({ statusCode: 404, headers: { 'cache-control': 'no-store' } })
  expect(await ask('/feed/2026-11-28.json')).toMatchObject({ statusCode: 404 })
  expect(await ask('/r/abc', 'POST')).toMatchObject({ statusCode: 405 })
  expect(await ask('/r/abc', 'HEAD')).toMatchObject({ statusCode: 200, body: '' })
  expect(await ask('/rules')).toMatchObject({ body: 'a page' })
  expect(await ask('/feed')).toMatchObject({ body: 'a page' })
})

it('packs text for whoever takes it so', async () => {
  const reply = await ask('/r/abc', 'GET', { 'accept-encoding': 'br, gzip' })
  expect(reply).toMatchObject({
    isBase64Encoded: true,
    headers: { 'content-encoding': 'gzip', vary: 'accept-encoding' },
  })
  expect(gunzipSync(Buffer.from(reply.body ?? '', 'base64')).toString()).toBe(body)
})

const http = { method: 'GET', path: '/', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' }
const event: APIGatewayProxyEventV2 = {
  version: '2.0',
  routeKey: 'ANY /{proxy+}',
  rawPath: '/',
  rawQueryString: '',
  headers: {},
  requestContext: {
    accountId: '1',
    apiId: 'a',
    domainName: 'x',
    domainPrefix: 'x',
    requestId: '1',
    routeKey: 'ANY /{proxy+}',
    stage: '$default',
    time: '',
    timeEpoch: 0,
    http,
  },
  isBase64Encoded: false,
}
const context = lambdaContext('1', 0, () => 0)
