import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '#engine/log/log.ts'
import { routed } from '#functions/gateway-routes.ts'

/** Notes an answer by route, as the cloud's gateway does; names nobody. */
export function noteAnswer(log: Log, realNow: () => number, request: IncomingMessage, response: ServerResponse): void {
  const begun = realNow()
  const [path = '/'] = (request.url ?? '/').split('?')
  response.once('close', () => {
    const [, route = ''] = routed(path).routeKey.split(' ')
    // 0: its reader went away first.
    const status = response.headersSent ? response.statusCode : 0
    log('http.answered', { method: request.method ?? '', route, status, ms: realNow() - begun })
  })
}
