import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** Path below which a site stands, as `/credit/redress`; '' at the root. */
export const baseOf = (url: string): string => new URL(url).pathname.replace(/\/+$/, '')

/** Takes the path off requests and leads answers below it. */
export function underBase(base: string, request: IncomingMessage, response: ServerResponse): void {
  if (base === '') return
  request.url = withoutBase(base, request.url ?? '/')
  const cookies = request.headers.cookie?.replaceAll(/(^|; )__Secure-redress/g, '$1__Host-redress')
  if (cookies !== undefined) {
    request.headers.cookie = cookies
    request.headersDistinct = { ...request.headersDistinct, cookie: [cookies] }
  }
  leads(base, response)
}

/** The same page with its own addresses below the path. */
export const rebased = (base: string, html: string): string =>
  base === ''
    ? html
    : html.replaceAll(
        /(\s(?:href|src|action|formaction)="|\scontent="\d+; ?url=)(\/(?!\/)[^"]*)/g,
        (_all, lead, path) => lead + below(base, path),
      )

export const isPage = (type: unknown): boolean => typeof type === 'string' && type.startsWith('text/html')

const below = (base: string, path: string) => (path === base || path.startsWith(`${base}/`) ? path : base + path)

function withoutBase(base: string, url: string): string {
  const rest = url.slice(base.length)
  return url.startsWith(base) && /^(?:$|[/?])/.test(rest) ? rest.replace(/^(?!\/)/, '/') : url
}

/** Changes where answers lead, and the demo's unpacked pages. */
function leads(base: string, response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response)
  const end = response.end.bind(response)
  let isPlainPage = false
  Object.assign(response, {
    writeHead(status: number, headers: OutgoingHttpHeaders = {}) {
      const all = { ...response.getHeaders(), ...lowered(headers) }
      isPlainPage = isPage(all['content-type']) && all['content-length'] === undefined
      return writeHead(status, moved(base, all))
    },
    end(chunk?: unknown, ...rest: readonly unknown[]) {
      const sets = !response.headersSent && isPage(response.getHeader('content-type'))
      if (!(sets || isPlainPage) || !(typeof chunk === 'string' || Buffer.isBuffer(chunk))) {
        return Reflect.apply(end, response, [chunk, ...rest])
      }
      const bytes = Buffer.from(rebased(base, chunk.toString()))
      if (sets) response.setHeader('content-length', bytes.length)
      return Reflect.apply(end, response, [bytes])
    },
  })
}

const lowered = (headers: OutgoingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

function moved(base: string, { location, 'set-cookie': set, ...rest }: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return {
    ...rest,
    ...(typeof location === 'string' && { location: /^\/(?!\/)/.test(location) ? below(base, location) : location }),
    ...(set !== undefined && { 'set-cookie': [set].flat().map((cookie) => cookieBelow(base, String(cookie))) }),
  }
}

/** Names with __Host- need the root; __Secure- is next best. */
const cookieBelow = (base: string, cookie: string) =>
  cookie.replace(/^__Host-/, '__Secure-').replace(/; path=\/(?=;|$)/i, `; Path=${base}`)
