import { describe, expect, it } from 'vitest'
import { eventOf, type HttpRequest } from './event.ts'
import { replyOf } from './reply.ts'
import { chosen, type Route } from './routes.ts'

const route = (routeKey: string): Route => {
  const [method = '', path = ''] = routeKey.split(' ')
  return { routeKey, method, path, function: `to ${routeKey}` }
}
const routes = ['ANY /', 'ANY /{proxy+}', 'ANY /my', 'ANY /my/{proxy+}', 'GET /my/{proxy+}', 'GET /r/{id}'].map(route)

describe('the choice of a route', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
  it.each([
    ['GET', '/', 'ANY /', {}],
    ['GET', '/my', 'ANY /my', {}],
    ['GET', '/my/cases/1', 'GET /my/{proxy+}', { proxy: 'cases/1' }],
    ['POST', '/my/cases/1', 'ANY /my/{proxy+}', { proxy: 'cases/1' }],
    ['GET', '/r/7', 'GET /r/{id}', { id: '7' }],
    ['POST', '/r/7', 'ANY /{proxy+}', { proxy: 'r/7' }],
    ['GET', '/mine', 'ANY /{proxy+}', { proxy: 'mine' }],
  ])('takes for %s %s the route %s', (method, path, key, parameters) => {
    const found = chosen(routes, method, path)
    expect([found?.route.routeKey, found?.pathParameters]).toEqual([key, parameters])
  })

  it('finds none where the template has none', () => {
    expect(chosen([route('GET /my')], 'GET', '/my/')).toBeNull()
    expect(chosen([route('GET /my'), route('$default')], 'GET', '/x')?.route.routeKey).toBe('$default')
  })
})

describe('the event', () => {
  const request = {
    method: 'POST',
    url: '/my/path?parameter1=value1&parameter1=value2&parameter2=a%20b',
    headers: {
      host: ['id.example.com'],
      header1: ['value1'],
      header2: ['value1', 'value2'],
      cookie: ['cookie1; cookie2'],
    },
    body: Buffer.from('Hello from Lambda'),
    address: '192.0.2.1',
    protocol: 'HTTP/1.1',
  }
  const api = { id: 'api-id', account: '123456789012', host: 'localhost:9000' }
  const made = (more: Partial<HttpRequest> = {}) => {
    const asked: HttpRequest = { ...request, ...more }
    const choice = chosen(routes, asked.method, asked.url.split('?')[0] ?? '')
    if (!choice) throw new Error('no route')
    return eventOf(asked, choice, api, Date.UTC(2020, 2, 12, 19, 3, 58, 390))
  }

  // Vendor's example of payload 2.0, as greedy POST.
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
  it('has the form of the published example', () => {
    expect(made()).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /my/{proxy+}',
      rawPath: '/my/path',
      rawQueryString: 'parameter1=value1&parameter1=value2&parameter2=a%20b',
      cookies: ['cookie1', 'cookie2'],
      headers: { header1: 'value1', header2: 'value1,value2' },
      queryStringParameters: { parameter1: 'value1,value2', parameter2: 'a b' },
      pathParameters: { proxy: 'path' },
      requestContext: {
        accountId: '123456789012',
        apiId: 'api-id',
        domainName: 'id.example.com',
        domainPrefix: 'id',
        http: { method: 'POST', path: '/my/path', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: '' },
        routeKey: 'ANY /my/{proxy+}',
        stage: '$default',
        time: '12/Mar/2020:19:03:58 +0000',
        timeEpoch: 1584039838390,
      },
      body: 'Hello from Lambda',
      isBase64Encoded: false,
    })
    expect(made().headers).not.toHaveProperty('cookie')
  })

  it('packs every body but text, a form of a browser too, and decodes the path', () => {
    const form = made({ headers: { 'content-type': ['application/x-www-form-urlencoded'] }, url: '/my/%E5%B1%B1' })
    expect([form.isBase64Encoded, form.body]).toEqual([true, Buffer.from('Hello from Lambda').toString('base64')])
    expect([form.rawPath, form.pathParameters]).toEqual(['/my/山', { proxy: '山' }])
    expect(made({ headers: { 'content-type': ['application/json'] } }).isBase64Encoded).toBe(false)
    expect(made({ body: Buffer.alloc(0) })).not.toHaveProperty('body')
  })
})

describe('the reply', () => {
  it('makes each cookie a header, unpacks what is packed, and takes a plain value for JSON', () => {
    const full = replyOf(
      JSON.stringify({ statusCode: 201, cookies: ['a=1', 'b=2'], body: 'aGk=', isBase64Encoded: true }),
    )
    expect([full?.status, full?.headers['set-cookie'], String(full?.body)]).toEqual([201, ['a=1', 'b=2'], 'hi'])
    expect(replyOf('{"hello":1}')).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } })
    expect(replyOf('{"statusCode":"none"}')).toBeNull()
  })
})
