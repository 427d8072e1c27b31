import middy from '@middy/core'
import httpHeaderNormalizer from '@middy/http-header-normalizer'
import httpRouterHandler from '@middy/http-router'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import type { Log } from '#engine/log/log.ts'
import { isOfCounty } from '#engine/people/authorise.ts'
import { formToken } from '#engine/people/kept-form.ts'
import type { Engine } from '#engine/store/engine.ts'
import { roleNames } from '#engine/store/names.ts'
import type { Person } from '#engine/store/person.ts'
import { Fault } from '#law/fault.ts'
import { href, to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import { NotFoundPage } from '#web/public/not-found-page.tsx'
import type { Shell } from '#web/shell.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { type Ask, formOf, languageOf, type Signed } from './ask.ts'
import { type Budget, spend } from './budget.ts'
import { isCsrf, maskedCsrf } from './csrf.ts'
import { unlessKnown } from './etag.ts'
import { keptReply } from './kept.ts'
import { isLocalPath } from './local-path.ts'
import { pageOf } from './page-of.ts'
import { asProblem, languageAsked, plain, wantsProblem } from './problem.ts'
import { publicShell } from './public-shell.ts'
import { failedReply, page, type Reply, refusedPage, refusing, secure, seeOther, tooManyPage } from './reply.ts'
import { foresee, personOf, readSession } from './session.ts'
import { signInFactor } from './sign-in-factor.ts'
import { statusOf } from './status.ts'
import { wantsLarge } from './wants-large.ts'

/** Way in; unless `open` it needs a person, each POST a token. */
export type Route =
  | {
      readonly method: 'GET' | 'POST'
      readonly path: string
      readonly open: true
      /** Limit on what one address may ask of it in a time. */
      readonly budget?: Budget
      run(ask: Ask, engine: Engine): Promise<Reply>
    }
  | {
      readonly method: 'GET' | 'POST'
      readonly path: string
      readonly open?: never
      readonly budget?: Budget
      run(ask: Signed, engine: Engine): Promise<Reply>
    }
  | {
      readonly method: 'GET' | 'POST'
      readonly path: string
      readonly open?: never
      /** For programs: a token, no cookie. */
      program(event: APIGatewayProxyEventV2, engine: Engine): Promise<Reply>
    }

type Asked = APIGatewayProxyEventV2 & { lang?: Ask['lang']; publicPath?: string }
export type Door = (event: APIGatewayProxyEventV2, context: Context) => Promise<Reply>

/** The one middy stack of all handlers, on Lambda and one machine. */
export function door(
  routes: readonly Route[],
  open: (event: APIGatewayProxyEventV2) => Promise<Engine>,
  log: Log,
): Door {
  const begun = async (event: APIGatewayProxyEventV2) => {
    const engine = await open(event)
    engine.begin?.()
    return engine
  }
  const router = httpRouterHandler<Asked, Reply>({
    routes: routes.map((route) => ({
      method: route.method,
      path: route.path,
      handler: async (event: Asked) => answer(route, event, await begun(event)),
    })),
    notFoundResponse: () => unknown,
  })
  const stack = middy<Asked, Reply>(router)
    .use(httpHeaderNormalizer())
    .use({ after: ({ response }) => secure(response), onError: (request) => failed(request, log) })
  return async (event, context) => {
    const { lang, path } = languageOf(event.rawPath)
    const isHead = event.requestContext.http.method === 'HEAD'
    const http = { ...event.requestContext.http, path, ...(isHead && { method: 'GET' }) }
    // Drops the gateway's {proxy+}: parameters are the route's own.
    const asked: Asked = {
      ...event,
      rawPath: path,
      pathParameters: {},
      requestContext: { ...event.requestContext, http },
      lang,
    }
    const reply = await stack(asked, context)
    const isUnknown = reply === unknown || (reply.statusCode === 404 && !reply.body)
    const shown = isUnknown ? (otherMethod(routes, http) ?? (await nothingHere(asked, await begun(asked)))) : reply
    const reads = path.startsWith('/api/') ? languageAsked(asked) : lang
    const told = unlessKnown(event, wantsProblem(asked) ? asProblem(shown, reads) : plain(shown))
    return isHead ? { ...told, body: '', isBase64Encoded: false } : told
  }
}

const unknown: Reply = { statusCode: 404 }

/** Tells a program which methods an address of the interface takes. */
function otherMethod(routes: readonly Route[], { method, path }: { method: string; path: string }): Reply | null {
  if (!path.startsWith('/api/')) return null
  const here = routes.filter((route) => new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path))
  if (here.length === 0 || here.some((route) => route.method === method)) return null
  const allow = [...new Set(here.flatMap((route) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method])))]
  const told = refusing({ code: 'wrongMethod' }, { statusCode: statusOf('wrongMethod'), body: '.' })
  return secure({ ...told, headers: { allow: allow.join(', '), 'cache-control': 'no-store' } })
}

/** Files have an origin of their own, which has no pages. */
function isElsewhere({ deployment }: Engine, event: Asked): boolean {
  if (deployment.filesUrl === undefined) return false
  const isFilesHost = event.headers['host'] === new URL(deployment.filesUrl).host
  return isFilesHost !== event.rawPath.startsWith('/d/')
}

async function answer(route: Route, event: Asked, engine: Engine): Promise<Reply> {
  if (isElsewhere(engine, event)) return unknown
  if ('program' in route) {
    await engine.renew?.()
    return route.program(event, engine)
  }
  const ask = await askOf(event, engine)
  if (!Object.values(ask.params).every(isName)) return unknown
  const wait = route.budget === undefined ? null : await spend(engine, route.budget, event)
  if (wait !== null) return tooManyPage(ask, wait)
  if (ask.method === 'POST') {
    const form = formOf(event)
    if (typeof form === 'number') return refusedPage(ask, 'malformed', pageOf(ask.path), form)
    if (ask.session && !isCsrf(ask.form['csrf'], ask.session.csrf)) return keptReply(ask, engine, event)
  }
  if (route.open) return route.run(ask, engine)
  const { person, session } = ask
  if (!person || !session) {
    if (ask.method === 'POST') return keptReply(ask, engine, event)
    return seeOther(to(ask.shell, paths.signIn(href(ask.lang, `${ask.path}${queryText(ask)}`))))
  }
  const signed = { ...ask, person, session }
  return (await signInFactor(signed, engine)) ?? route.run(signed, engine)
}

/** Ids, file names, numbers: nothing else stands between slashes. */
const isName = (text: string) => /^[\w.-]{1,80}$/.test(text)

async function askOf(event: Asked, engine: Engine): Promise<Ask> {
  foresee(engine, event.rawPath, event.cookies ?? [])
  const [found] = await Promise.all([readSession(engine, event.cookies ?? []), engine.renew?.()])
  const person = found?.session.claims ? await personOf(engine, found.session.claims) : null
  const lang = event.lang ?? 'zh'
  const query = Object.fromEntries(
    Object.entries(event.queryStringParameters ?? {}).map(([name, value]) => [name, value ?? '']),
  )
  const params = Object.fromEntries(
    Object.entries(event.pathParameters ?? {}).map(([name, value]) => [name, decoded(value ?? '')]),
  )
  const form = formOf(event)
  const path = event.rawPath
  const method = event.requestContext.http.method === 'POST' ? 'POST' : 'GET'
  return {
    method,
    path,
    query,
    params,
    form: typeof form === 'number' ? {} : form,
    lang,
    cookies: event.cookies ?? [],
    agent: event.headers['user-agent'] ?? '',
    isCrossSite: event.headers['sec-fetch-site'] === 'cross-site',
    host: event.headers['host'] ?? '',
    session: found?.session ?? null,
    person,
    shell: {
      ...shellOf(engine, lang, shownAt(method, event), person, found?.session.csrf ?? ''),
      isLarge: wantsLarge(event.cookies ?? []),
    },
  }
}

/** Address of the page in either language; a form's answer stands there. */
function shownAt(method: Ask['method'], { rawPath: path, rawQueryString }: Asked): string {
  if (!isLocalPath(path)) return '/'
  const page = method === 'POST' ? pageOf(path) : path
  return page === path && rawQueryString ? `${path}?${rawQueryString}` : page
}

export function shellOf(engine: Engine, lang: Ask['lang'], path: string, person: Person | null, csrf: string): Shell {
  const roles = person?.roles.map(({ role }) => role) ?? []
  const first = roles[0]
  const ofCounty = person?.roles.some(isOfCounty) ?? false
  return {
    ...publicShell(engine, lang, path),
    person: person && {
      name: person.name,
      roleName: (first && roleNames[first]) ?? { zh: '', en: '' },
      home: ofCounty && first === 'systemAdmin' ? paths.people : homeOf(first),
      roles,
      ...(ofCounty && { isOfCounty: true }),
      hasClients: (person.mandates ?? []).length > 0,
    },
    csrf: person
      ? `${maskedCsrf(engine.crypto, csrf)}.${formToken(engine, person.id)}`
      : maskedCsrf(engine.crypto, csrf),
  }
}

const homes: Partial<Readonly<Record<Role, string>>> = {
  applicant: paths.myRecords,
  clerk: paths.counter,
  supervisor: paths.board,
  systemAdmin: paths.admin,
  securityAdmin: paths.seats,
  auditor: paths.audit,
  recipient: paths.feed,
}

/** First page after signing in; a unit's people begin at their desk. */
export const homeOf = (role: Role | undefined): string =>
  role === undefined ? paths.home : (homes[role] ?? paths.desk)

async function nothingHere(event: Asked, engine: Engine): Promise<Reply> {
  const { shell } = await askOf(event, engine)
  return secure(page(NotFoundPage({ shell }), 404))
}

/** Nothing for what no route answers to; a fault for the rest. */
async function failed(
  request: { event: Asked; context: Context; error: Error | null; response?: Reply | null },
  log: Log,
): Promise<void> {
  const { event, context, error } = request
  const status = error && 'statusCode' in error ? Number(error.statusCode) : 500
  const isBadCursor = error instanceof Fault && error.code === 'table.badCursor'
  const isNothing = status === 404 || status === 405 || isBadCursor
  request.response = isNothing ? unknown : failedReply(event, { lang: event.lang ?? 'zh', context, error, log })
}

const queryText = (ask: Ask) => {
  const text = new URLSearchParams(ask.query).toString()
  return text === '' ? '' : `?${text}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
