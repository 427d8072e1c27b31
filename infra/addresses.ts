import type { Stack } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch'
import { Alias } from 'aws-cdk-lib/aws-lambda'
import { doors } from '#functions/doors.ts'
import { isForApplicants, isForStaff, routesOf } from '#functions/gateway-routes.ts'
import type { Watch } from './alarms.ts'
import { domain } from './domains.ts'
import type { Functions } from './functions-of.ts'
import { gateway, type Page } from './gateway.ts'
import { aliasOf, canary, type Release } from './release.ts'

type Place = { readonly url: string; readonly certificate: string | undefined }
export type AddressesProps = {
  readonly release: Release
  readonly site: Place
  /** Staff's own address, where there is one. */
  readonly staff: Place | undefined
}

/** The site's address, and staff's where it is apart. */
export function addresses(stack: Stack, functions: Functions, watch: Watch, props: AddressesProps): string {
  const { site, staff, release } = props
  const pages = served(functions, release)
  const api = addressed(stack, 'Pages', site, staff ? pages.map(without(isForStaff)) : pages)
  const theirs = staff && addressed(stack, 'Staff', staff, pages.map(without(isForApplicants)))
  const failing = [api, ...(theirs ? [theirs] : [])].map((one) => watch.serverErrors(one))
  const released = pages.flatMap((page) => watched(page, watch, failing))
  if (released.length > 0) canary(stack, released)
  return site.certificate === undefined ? api.apiEndpoint : site.url
}

/** The doors that answer requests, each with its addresses. */
const served = ({ called }: Functions, release: Release): readonly Page[] =>
  doors.flatMap((one) => {
    const routes = routesOf(one)
    if (routes.length === 0) return []
    const handler = called(one.name)
    return [{ name: one.name, routes, handler: release === 'canary' ? aliasOf(handler) : handler }]
  })

/** Leads the others' paths nowhere. */
const without =
  (isTheirs: (path: string) => boolean) =>
  ({ routes, ...page }: Page): Page => ({
    ...page,
    routes: routes.filter((route) => !isTheirs(route.replace(/^\/en(?=\/)/, ''))),
  })

const watched = ({ name, handler }: Page, watch: Watch, failing: readonly Alarm[]) =>
  handler instanceof Alias ? [{ name, alias: handler, alarms: [watch.errors(name), ...failing] }] : []

/** An API, with its own name where there is a certificate. */
function addressed(stack: Stack, id: string, { url, certificate }: Place, pages: readonly Page[]): HttpApi {
  const api = gateway(stack, id, pages, certificate !== undefined)
  if (certificate !== undefined) domain(stack, id, { url, certificate }, api)
  return api
}
