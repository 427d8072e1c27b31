import { expect, it } from 'vitest'
import { routed, routesUnder } from './gateway-routes.ts'

it.each([
  ['/', { routeKey: 'ANY /' }],
  ['/my', { routeKey: 'ANY /my' }],
  ['/my/cases/x', { routeKey: 'ANY /my/{proxy+}', pathParameters: { proxy: 'cases/x' } }],
  ['/en/my/cases', { routeKey: 'ANY /en/my/{proxy+}', pathParameters: { proxy: 'cases' } }],
  ['/en/records', { routeKey: 'ANY /{proxy+}', pathParameters: { proxy: 'en/records' } }],
  ['/myself', { routeKey: 'ANY /{proxy+}', pathParameters: { proxy: 'myself' } }],
  ['/a', { routeKey: 'ANY /a' }],
  ['/feed', { routeKey: 'ANY /feed' }],
  ['/feed/2026-11-28.json', { routeKey: 'ANY /{proxy+}', pathParameters: { proxy: 'feed/2026-11-28.json' } }],
  ['/files/%E4%B8%80', { routeKey: 'ANY /files/{proxy+}', pathParameters: { proxy: '一' } }],
  ['/files/%', { routeKey: 'ANY /files/{proxy+}', pathParameters: { proxy: '%' } }],
])('%s goes by the route that the gateway would choose', (path, route) => {
  expect(routed(path)).toEqual(route)
})

it('reaches a path and what lies below it, in both languages', () => {
  expect(routesUnder('/my')).toEqual(['/my', '/my/{proxy+}', '/en/my', '/en/my/{proxy+}'])
  expect(routesUnder('/tile')).toEqual(['/tile', '/tile/{proxy+}'])
})
