import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

type Answer = { readonly status?: number; readonly body?: object; readonly headers?: Readonly<Record<string, string>> }
export type Told = { readonly target: string; readonly body: string; readonly method: string; readonly path: string }

/** Server that answers each call as told; null cuts the connection. */
export async function answering(answer: (told: Told, n: number) => Answer | null | Promise<Answer | null>) {
  const asked: Told[] = []
  const server = createServer(async (request, response) => {
    const target = String(request.headers['x-amz-target'] ?? '').replace(/^.*\./, '')
    const told = { target, body: await text(request), method: request.method ?? '', path: request.url ?? '' }
    const said = await answer(told, asked.push(told) - 1)
    if (said === null) return void request.socket.destroy()
    response.writeHead(said.status ?? 200, said.headers).end(JSON.stringify(said.body ?? {}))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  return {
    asked,
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    close: () => server.close(),
  }
}
