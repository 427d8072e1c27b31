import { once } from 'node:events'
import { createServer } from 'node:http'
import type { LocalServer } from './server.ts'

type Options = {
  readonly port: number
  /** Fails where the store does not answer. */
  readonly ready: () => Promise<void>
  readonly metrics: () => Promise<string>
  readonly failed: (error: unknown, path: string) => void
}

/** Answers watchers on 127.0.0.1 alone: /healthz, /readyz, /metrics. */
export async function operatorServer({ port, ready, metrics, failed }: Options): Promise<LocalServer> {
  const answers: Readonly<Record<string, () => Promise<string>>> = {
    '/healthz': async () => 'ok\n',
    '/readyz': async () => ready().then(() => 'ok\n'),
    '/metrics': metrics,
  }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const run = Object.hasOwn(answers, path) ? answers[path] : undefined
    if (!run) return void response.writeHead(404).end()
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { allow: 'GET, HEAD' }).end()
    const type = path === '/metrics' ? 'text/plain; version=0.0.4; charset=utf-8' : 'text/plain; charset=utf-8'
    run().then(
      (body) => response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body),
      (error: unknown) => {
        failed(error, path)
        response.writeHead(503).end()
      },
    )
  })
  await once(server.listen(port, '127.0.0.1'), 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
