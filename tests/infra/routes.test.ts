import { expect, it } from 'vitest'
import { doors } from '#functions/doors.ts'
import { isWordless, routed } from '#functions/gateway-routes.ts'
import { doors as table } from '#functions/http/routes.ts'
import { synthesised } from './synthesised.ts'

/** Functions of the synthesised gateway, by route. */
const template = synthesised('aws-cn').template
const routes = Object.fromEntries(
  Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => [
    String(Properties['RouteKey']),
    functionOf(Properties['Target']['Fn::Join'][1][1]['Ref']),
  ]),
)

/** The function behind an integration, by its alias. */
function functionOf(integration: string): string {
  const { Properties } = template.findResources('AWS::ApiGatewayV2::Integration')[integration] ?? {}
  const alias = template.findResources('AWS::Lambda::Alias')[String(Properties?.['IntegrationUri']['Ref'])]
  return String(alias?.['Properties']['FunctionName']['Ref']).replace(/[0-9A-F]{8}$/, '')
}

const id = (door: string) => `http${door}`
const paths = Object.entries(table).flatMap(([door, ways]) =>
  ways.flatMap(({ path }) => {
    const own = path.replace(/\{\w+\}/g, 'x')
    const english = own === '/' ? '/en' : `/en${own}`
    return [own, ...(own.startsWith('/api/v1') || isWordless(own) ? [] : [english])].map((at) => ({ door, at }))
  }),
)

it('leads every address of every door, in both languages, to the function that has it', () => {
  expect(paths.length).toBeGreaterThan(350)
  expect(paths.filter(({ door, at }) => routes[routed(at).routeKey] !== id(door))).toEqual([])
})

it.each([
  '/style.css',
  '/a.js',
  '/count.js',
  '/icon.svg',
  '/r/abc',
  '/r/abc.json',
  '/en/r/abc',
  '/n/abc',
  '/en/n/abc',
  '/feed/2026-11-28.json',
  '/feed/2026-11-28/2.json',
])('leads %s to the public door, which has it', (at) => {
  expect(routes[routed(at).routeKey]).toBe('httppublic')
})

it('has the routes that one machine goes by, and no other', () => {
  const all = new Set(doors.map(({ name }) => name.replaceAll('-', '')))
  expect(Object.values(routes).filter((one) => !all.has(one))).toEqual([])
})
