import type { PublicFolder } from '#engine/store/ports.ts'
import { etagOf, unlessKnown } from '../door/etag.ts'
import type { Reply } from '../door/reply.ts'
import { securityHeaders } from '../door/security.ts'

/** Ready answer; only its writer changes it. */
export type Static = {
  readonly status: 200 | 404
  readonly type: string
  readonly body: string
  readonly cache: string
}
type Reading = { readonly method: string; readonly headers: Readonly<Record<string, string | undefined>> }

/** Answers reading alone, without the body where the reader has it. */
export function staticReply({ method, headers }: Reading, { status, type, body, cache }: Static): Reply {
  if (method !== 'GET' && method !== 'HEAD')
    return { statusCode: 405, headers: { ...securityHeaders, allow: 'GET, HEAD' } }
  const told = unlessKnown(
    { headers },
    {
      statusCode: status,
      headers: {
        ...securityHeaders,
        'content-type': type,
        'cache-control': cache,
        ...(status === 200 && { etag: etagOf(body) }),
      },
      body,
    },
  )
  return method === 'HEAD' ? { ...told, body: '' } : told
}

export const asset = (type: string, body: string): Static => ({ status: 200, type, body, cache: 'public, max-age=300' })

/** Reads a published file anew for each request. After its last day it is gone, whatever the jobs do. */
export async function published(
  folder: PublicFolder,
  path: string,
  notFound: (path: string) => string,
): Promise<Static> {
  const found = await folder.get(path)
  if (found) return { status: 200, type: found.type, body: found.body, cache: 'no-cache' }
  return { status: 404, type: 'text/html; charset=utf-8', body: notFound(path), cache: 'no-store' }
}
