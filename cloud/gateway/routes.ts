import { z } from 'zod'
import type { Resource } from '../template/deployed.ts'

export type Route = {
  readonly routeKey: string
  readonly method: string
  readonly path: string
  /** Address of the function behind it. */
  readonly function: string
}
export type Chosen = { readonly route: Route; readonly pathParameters: Readonly<Record<string, string>> }

const RouteOf = z.object({ ApiId: z.string(), RouteKey: z.string(), Target: z.string().optional() })
const IntegrationOf = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
})

/** Routes of an HTTP API with their integrations' functions. */
export function routesOf(resources: readonly Resource[], apiId: string): readonly Route[] {
  const integrations = new Map(
    resources
      .filter(({ type }) => type === 'AWS::ApiGatewayV2::Integration')
      .map(({ ref, properties }) => [`integrations/${ref}`, IntegrationOf.parse(properties).IntegrationUri]),
  )
  return resources
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::Route')
    .map(({ id, properties }) => ({ id, ...RouteOf.parse(properties) }))
    .filter(({ ApiId }) => ApiId === apiId)
    .map(({ id, RouteKey, Target = '' }) => {
      const [method = '', path = ''] = RouteKey.split(' ')
      const uri = integrations.get(Target)
      if (uri === undefined) throw new Error(`${id}: ${RouteKey} leads to no integration`)
      return { routeKey: RouteKey, method, path, function: functionIn(uri) }
    })
}

/** Address of the function, or its older form. */
const functionIn = (uri: string) => /functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri

/**
 * Most specific match: full, then greedy, method before ANY, then $default.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function chosen(routes: readonly Route[], method: string, path: string): Chosen | null {
  const found = routes
    .filter((route) => route.method === method || route.method === 'ANY')
    .flatMap((route) => {
      const match = pattern(route.path).exec(path)
      return match ? [{ route, pathParameters: { ...match.groups } }] : []
    })
    .toSorted((a, b) => rank(b.route) - rank(a.route))
  const fallback = routes.find(({ routeKey }) => routeKey === '$default')
  return found[0] ?? (fallback ? { route: fallback, pathParameters: {} } : null)
}

const pattern = (path: string) =>
  new RegExp(
    `^${path
      .split('/')
      .map((part) => {
        const [, name, greedy] = /^\{(\w+)(\+?)\}$/.exec(part) ?? []
        if (name === undefined) return part.replace(/[.+*?^$()[\]\\|]/g, '\\$&')
        return greedy ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`
      })
      .join('/')}$`,
    's',
  )

/** Full, variable, greedy; longer paths first; ANY last. */
const rank = ({ path, method }: Route) =>
  (path.includes('+}') ? 0 : path.includes('{') ? 1e6 : 2e6) +
  path.replace(/\{\w+\+\}$/, '').length * 10 +
  (method === 'ANY' ? 0 : 1)
