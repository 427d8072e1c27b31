import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { VNode } from 'preact'
import { to } from '#web/link.ts'
import { NotFoundPage } from '#web/public/not-found-page.tsx'
import { RefusedPage } from '#web/public/refused-page.tsx'
import { renderPage } from '#web/render.ts'
import type { RefusalCode } from '#workflows/refusal.ts'
import type { Ask } from './ask.ts'
import { statusOf } from './status.ts'

export type Reply = APIGatewayProxyStructuredResultV2

export const page = (vnode: VNode, statusCode = 200): Reply => ({
  statusCode,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body: renderPage(vnode),
})

/** See-other after every change, so that reloading repeats nothing. */
export const seeOther = (location: string, cookies: readonly string[] = []): Reply => ({
  statusCode: 303,
  headers: { location, 'cache-control': 'no-store' },
  cookies: [...cookies],
})

export const goTo = (ask: Ask, path: string): Reply => seeOther(to(ask.shell, path))

/** Unknown and forbidden look alike (decision 40). */
export const notFound = ({ shell }: Pick<Ask, 'shell'>): Reply => page(NotFoundPage({ shell }), 404)

export const refusedPage = ({ shell }: Ask, code: RefusalCode, back: string): Reply =>
  page(RefusedPage({ shell, code, back }), statusOf(code))
