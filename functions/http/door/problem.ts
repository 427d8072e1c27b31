import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Lang } from '#engine/store/person.ts'
import { type Refusal, refusals } from '#workflows/contract/refusal.ts'
import type { Reply } from './reply.ts'

/** A reader that asked for JSON and not for a page. */
export function wantsProblem(event: APIGatewayProxyEventV2): boolean {
  if (event.rawPath.startsWith('/api/')) return true
  const accept = event.headers['accept'] ?? ''
  return /\bapplication\/(problem\+)?json\b/.test(accept) && !/\btext\/html\b/.test(accept)
}

/** problem+json (RFC 9457) with the refusal's code. */
export function asProblem({ refusal, ...reply }: Reply, lang: Lang): Reply {
  const status = reply.statusCode ?? 200
  if (status < 400) return reply
  const told = refusal ?? byStatus(status)
  const { 'content-disposition': _as, ...headers } = reply.headers ?? {}
  return {
    ...reply,
    headers: {
      ...headers,
      'content-type': 'application/problem+json',
      'content-language': lang === 'zh' ? 'zh-CN' : 'en',
    },
    isBase64Encoded: false,
    body: JSON.stringify({
      type: 'about:blank',
      status,
      title: told ? refusals[told.code][lang] : 'internal',
      code: told?.code ?? 'internal',
      ...(told?.fields ? { fields: told.fields } : {}),
      ...(told?.open ? { open: told.open } : {}),
    }),
  }
}

/** A program’s address has no language in it: its header says which. */
export const languageAsked = ({ headers }: APIGatewayProxyEventV2): Lang =>
  /^en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'zh'

export function plain({ refusal: _refusal, ...reply }: Reply): Reply {
  return reply
}

/** Refusals that a page tells without naming them. */
function byStatus(status: number): Refusal | null {
  if (status === 404) return { code: 'notFound' }
  if (status >= 500) return status === 503 ? { code: 'busy' } : null
  return { code: status === 409 ? 'movedOn' : 'malformed' }
}
