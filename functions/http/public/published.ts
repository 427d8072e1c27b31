import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '#engine/store/engine.ts'
import type { Door } from '../door/door.ts'
import { notFoundHtml } from '../door/not-found.ts'
import { isPublishedPath } from '../door/published-path.ts'
import { asset, published, staticReply } from './static-reply.ts'

const types: Readonly<Record<string, string>> = {
  '/style.css': 'text/css; charset=utf-8',
  '/a.js': 'text/javascript; charset=utf-8',
  '/count.js': 'text/javascript; charset=utf-8',
  '/icon.svg': 'image/svg+xml',
}

/** Adds published files, and style and script from `folder`. */
export function withPublished(
  pages: Door,
  open: (event: Parameters<Door>[0]) => Promise<Engine>,
  folder: string,
): Door {
  return async (event, context) => {
    const { rawPath: path, headers } = event
    const type = types[path]
    if (type === undefined && !isPublishedPath(path)) return pages(event, context)
    const reading = { method: event.requestContext.http.method, headers }
    if (type !== undefined) return staticReply(reading, asset(type, readFileSync(join(folder, path), 'utf8')))
    const engine = await open(event)
    return staticReply(reading, await published(engine.publicFolder, path, (at) => notFoundHtml(engine, at)))
  }
}
