import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import type { VNode } from 'preact'
import type { Log } from '#engine/log/log.ts'
import type { Lang } from '#engine/store/person.ts'
import { to } from '#web/link.ts'
import { NotFoundPage } from '#web/public/not-found-page.tsx'
import { ProblemPage } from '#web/public/problem-page.tsx'
import { type Again, RefusedPage } from '#web/public/refused-page.tsx'
import { renderPage } from '#web/render.ts'
import type { Shell } from '#web/shell.ts'
import { typedTexts } from '#web/typed-texts.ts'
import type { Refusal, RefusalCode } from '#workflows/contract/refusal.ts'
import { type Ask, formOf } from './ask.ts'
import { againAfter, outageOf } from './outage.ts'
import { pageOf } from './page-of.ts'
import { contentPolicy, securityHeaders } from './security.ts'
import { statusOf } from './status.ts'

/** Refusal for programs, never sent itself. */
export type Reply = APIGatewayProxyStructuredResultV2 & { refusal?: Refusal }

export const page = (vnode: VNode, statusCode = 200): Reply => ({
  statusCode,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body: renderPage(vnode),
})

/** With the headers that every answer has. */
export function secure(reply: Reply | null | undefined): Reply {
  if (!reply) throw new TypeError('a handler gave no reply')
  reply.headers = { ...securityHeaders, ...reply.headers }
  return reply
}

/** See-other after every change, so that reloading repeats nothing. */
export const seeOther = (location: string, cookies: readonly string[] = []): Reply => ({
  statusCode: 303,
  headers: { location, 'cache-control': 'no-store' },
  cookies: [...cookies],
})

/** Signed out: a hall's computer keeps no page. */
export function forgetting(location: string, cookies: readonly string[]): Reply {
  const reply = seeOther(location, cookies)
  return { ...reply, headers: { ...reply.headers, 'clear-site-data': '"cache", "storage"' } }
}

export const goTo = (ask: Ask, path: string): Reply => seeOther(to(ask.shell, path))

type Named = { readonly type: string; readonly named: string; readonly policy?: string }

/** A file to keep, in no cache. */
const kept = ({ type, named, policy }: Named, bytes: Uint8Array): Reply => ({
  statusCode: 200,
  headers: {
    'content-type': type,
    'content-disposition': `attachment; ${named}`,
    'cache-control': 'no-store',
    ...(policy && { 'content-security-policy': policy }),
  },
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true,
})

export const zipReply = (name: string, bytes: Uint8Array): Reply =>
  kept({ type: 'application/zip', named: `filename="${name}.zip"` }, bytes)

/** May run nothing where it is opened. */
const policy = "sandbox; default-src 'none'"

export const pdfReply = (name: string, bytes: Uint8Array): Reply =>
  kept({ type: 'application/pdf', named: `filename="${name}.pdf"`, policy }, bytes)

/** A file whose name may be Chinese. */
export const fileReply = (name: string, type: string, bytes: Uint8Array): Reply =>
  kept({ type, named: `filename*=UTF-8''${encodeURIComponent(name)}`, policy }, bytes)

/** Unknown and forbidden look alike (ADR 16). */
export const notFound = ({ shell }: Pick<Ask, 'shell'>): Reply => page(NotFoundPage({ shell }), 404)

/** The same for a form: what was typed stays to be copied. */
export const notFoundTyped = (ask: Ask): Reply => page(NotFoundPage({ shell: ask.shell, ...typedOf(ask) }), 404)

export const refusedPage = (ask: Ask, code: RefusalCode, back: string, status = statusOf(code)): Reply =>
  refusing({ code }, page(RefusedPage({ shell: ask.shell, code, back, ...typedOf(ask) }), status))

const typedOf = ({ form }: Ask) => (isTyped(form) ? { lost: textsIn(form) } : {})

/** Refuses for another case; `reads` links to it. */
export const refusalPage = ({ shell }: Ask, refusal: Refusal, back: string, reads: boolean): Reply => {
  const { code, open } = refusal
  const shown = open ? { open: { ...open, reads } } : {}
  return refusing(refusal, page(RefusedPage({ shell, code, back, ...shown }), statusOf(code)))
}

/** The address has asked too often; seconds until it may again. */
export function tooManyPage(ask: Ask, seconds: number): Reply {
  const reply = refusedPage(ask, 'tooMany', pageOf(ask.path))
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(seconds) } }
}

/** A page that tells of a refusal, with the refusal itself. */
export const refusing = (refusal: Refusal, reply: Reply): Reply => ({ ...reply, refusal })

/** Session over: what was typed is kept, or told to be lost. */
export function expiredPage(ask: Ask, keptTo: number | null = null): Reply {
  const { shell, path } = ask
  const typed = keptTo === null ? typedOf(ask) : { kept: keptTo }
  return refusing(
    { code: 'expired' },
    page(RefusedPage({ shell, code: 'expired', back: pageOf(path), ...typed }), statusOf('expired')),
  )
}

const hidden = new Set([
  'csrf',
  'key',
  'seq',
  'seen',
  'version',
  'event',
  'situation',
  'ready',
  'action',
  'details',
  'means',
  'code',
  'token',
  'once',
  'later',
  'channel',
])

/** Tells whether a form holds anything worth entering again. */
export const isTyped = (form: Ask['form']): boolean =>
  Object.entries(form).some(([name, value]) => !hidden.has(name) && value.trim() !== '')

/** Without what the page itself put there. */
const textsIn = (form: Ask['form']): readonly string[] =>
  typedTexts(Object.fromEntries(Object.entries(form).filter(([name]) => !hidden.has(name))))

/** The page's forms may also go to the store of uploads. */
export function allowForm(reply: Reply, action: string | undefined): Reply {
  if (action === undefined || !/^https?:/.test(action)) return reply
  const policy = contentPolicy([new URL(action).origin])
  return { ...reply, headers: { ...reply.headers, 'content-security-policy': policy } }
}

type Failed = { readonly lang: Lang; readonly context: Context; readonly error: unknown; readonly log: Log }

/** A number for the reader, or the same form again. */
export function failedReply(event: APIGatewayProxyEventV2, { lang, context, error, log }: Failed): Reply {
  const reference = context.awsRequestId.slice(0, 8)
  log('http.failed', { reference, path: event.rawPath, error })
  const shell = { ...nowhere, lang }
  const code = outageOf(error)
  if (code !== null) {
    const told = refusing({ code }, page(RefusedPage({ shell, code, again: againOf(event) }), statusOf(code)))
    return secure({ ...told, headers: { ...told.headers, 'retry-after': againAfter(code) } })
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  return secure(page(ProblemPage({ shell, reference }), status >= 400 && status < 500 ? status : 500))
}

/** The same request, as a form or a link. */
function againOf(event: APIGatewayProxyEventV2): Again {
  const path = `${event.rawPath}${event.rawQueryString ? `?${event.rawQueryString}` : ''}`
  const form = event.requestContext.http.method === 'POST' ? formOf(event) : null
  return { path, ...(form !== null && typeof form !== 'number' && { form }) }
}

const nowhere: Shell = {
  ...{ lang: 'zh', path: '/', person: null, csrf: '', url: '' },
  ...{ city: { zh: '', en: '' }, demo: false, now: 0 },
}
