import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '#engine/store/engine.ts'
import type { Door } from '../door/door.ts'
import { etagOf, unlessKnown } from '../door/etag.ts'
import { notFoundHtml } from '../door/not-found.ts'
import { isPublishedPath } from '../door/published-path.ts'
import type { Reply } from '../door/reply.ts'
import { securityHeaders } from '../door/security.ts'

const types: Readonly<Record<string, string>> = {
  '/style.css': 'text/css; charset=utf-8',
  '/a.js': 'text/javascript; charset=utf-8',
  '/icon.svg': 'image/svg+xml',
}

/**
 * The public door with what has no page of its own: style and script, which lie in `folder`, and published files. Each is read
 * anew and kept by nobody without asking again, so that a record is gone after its last day, with an edge or without one.
 */
export function withPublished(pages: Door, open: () => Promise<Engine>, folder: string): Door {
  return async (event, context) => {
    const { rawPath: path } = event
    const { method } = event.requestContext.http
    const type = types[path]
    if (type === undefined && !isPublishedPath(path)) return pages(event, context)
    if (method !== 'GET' && method !== 'HEAD')
      return { statusCode: 405, headers: { ...securityHeaders, allow: 'GET, HEAD' } }
    const reply = type === undefined ? await published(await open(), path) : await asset(folder, path, type)
    const told = unlessKnown(event, reply)
    return method === 'HEAD' ? { ...told, body: '' } : told
  }
}

const asset = async (folder: string, path: string, type: string): Promise<Reply> =>
  file(200, type, await readFile(join(folder, path), 'utf8'), 'public, max-age=300')

async function published(engine: Engine, path: string): Promise<Reply> {
  const found = await engine.publicFolder.get(path)
  if (found) return file(200, found.type, found.body, 'no-cache')
  return file(404, 'text/html; charset=utf-8', notFoundHtml(engine, path), 'no-store')
}

const file = (statusCode: number, type: string, body: string, cache: string): Reply => ({
  statusCode,
  headers: {
    ...securityHeaders,
    'content-type': type,
    'cache-control': cache,
    ...(statusCode === 200 && { etag: etagOf(body) }),
  },
  body,
})
