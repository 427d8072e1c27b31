import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { expect, test } from 'vitest'
import { lambdaContext } from '#hosts/local/http/gateway-event.ts'
import { named } from '#tests/world/town.ts'
import { gatewayEvent, site } from './site.ts'

/** Events as a gateway may form them from what a stranger sends. */
type Change = (event: APIGatewayProxyEventV2) => Partial<APIGatewayProxyEventV2>

const open = site()
const visitor = await open.visit(named('filer'))
const context = lambdaContext('0123456789abcdef', 30_000, () => 0)
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const packed = (bytes: string | Uint8Array) => ({
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true,
})
const headers =
  (more: Readonly<Record<string, string>>): Change =>
  (event) => ({
    headers: { ...event.headers, ...more },
  })
const at =
  (rawPath: string): Change =>
  ({ requestContext }) => ({
    rawPath,
    requestContext: { ...requestContext, http: { ...requestContext.http, path: rawPath } },
  })

const changes: readonly (readonly [string, Change])[] = [
  ['no parameters', ({ pathParameters: _, queryStringParameters: __, cookies: ___, ...event }) => event],
  ['strange cookies', () => ({ cookies: ['a', '=b', 'session=', 'session=x', `session=${'%ZZ'.repeat(99)}`, ''] })],
  ['the same cookie twice', () => ({ cookies: [...visitor.cookies, 'session=other', ...visitor.cookies] })],
  ['joined types', headers({ 'content-type': `${form['content-type']},text/html` })],
  ['joined values', headers({ 'accept-encoding': 'gzip,gzip;q=0', 'accept-language': 'en,en', host: 'a,b' })],
  ['no header but one', () => ({ headers: { a: 'b' } })],
  ['a body that is no Base64', () => ({ body: '!!! {"', isBase64Encoded: true })],
  ['a body of other bytes', () => packed(new Uint8Array([0xff, 0xfe, 0x00, 0x80]))],
  ['a packed form', () => packed('code=%FF&code=x&__proto__=y&constructor=z')],
  ['a plain form that says it is packed', () => ({ body: 'code=x', isBase64Encoded: true })],
  ['names of objects', () => ({ queryStringParameters: JSON.parse('{"__proto__":"a","constructor":"b","q":null}') })],
  ['many values', () => ({ queryStringParameters: { q: 'a,b,c', lang: 'zh,en', to: '//a.example,/' } })],
  ['encoded slashes', at('/my%2Frecords')],
  ['slashes before', at('//a.example/my/records')],
  ['a slash of the other kind', at('/\\a.example')],
  ['half a code', at('/records/%E4%A')],
  ['both languages', at('/en/en/my')],
  ['steps up', at('/en/../desk')],
  ['no sender', ({ requestContext: one }) => ({ requestContext: { ...one, http: { ...one.http, sourceIp: '' } } })],
]

test.each(changes)('an event with %s ends in no fault, and leads to no other site', async (_, change) => {
  for (const method of ['GET', 'HEAD', 'POST'])
    for (const path of [
      '/',
      '/track?code=x',
      '/text-size?to=/my',
      '/my/records',
      '/en/my/data',
      '/desk',
      '/api/v1/records',
    ]) {
      const event = gatewayEvent({ method, path, cookies: visitor.cookies, headers: form }, 0)
      const answer = await open.answer({ ...event, ...change(event) }, context)
      expect([method, path, Number(answer.statusCode) < 500]).toEqual([method, path, true])
      expect(String(answer.headers?.['location'] ?? '/')).toMatch(/^(\/(?![/\\])|http:\/\/localhost)/)
    }
})
