import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>
type Around = { readonly now: () => number; readonly failed: (error: unknown) => void }
export type Listening = { readonly port: number; close(): Promise<void> }

/** Serves locally, dated by world time; faults answer 500. */
export async function listen(port: number, handle: Handle, { now, failed }: Around): Promise<Listening> {
  const server: Server = createServer((request, response) => {
    response.setHeader('date', new Date(now()).toUTCString())
    handle(request, response).catch((error: unknown) => {
      failed(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  // A function that was frozen finds its connections as it left them.
  server.keepAliveTimeout = 0
  server.listen(port, '127.0.0.1')
  await Promise.race([once(server, 'listening'), once(server, 'error').then(([error]) => Promise.reject(error))])
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    async close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Whole body; null where larger than `most`. */
export async function bodyOf(request: IncomingMessage, most = Number.POSITIVE_INFINITY): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    const bytes = Buffer.from(part)
    size += bytes.length
    if (size <= most) parts.push(bytes)
  }
  return size > most ? null : Buffer.concat(parts)
}
