import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { bodyOf } from '../wire/http.ts'

export type Invocation = {
  readonly requestId: string
  readonly arn: string
  /** Of the world's clock. */
  readonly deadline: number
  readonly payload: string
}
export type Outcome =
  | { readonly kind: 'done'; readonly payload: string }
  /** The handler threw, or its process ended. */
  | { readonly kind: 'error'; readonly payload: string }
export type RuntimeApi = {
  readonly port: number
  /** Hands over an invocation once asked, and awaits the answer. */
  give(invocation: Invocation): Promise<Outcome>
  /** Settles what was under way: nothing will answer it. */
  ended(how: string): void
}

/** The address where a process asks for its next invocation. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
export async function runtimeApi(idle: () => void): Promise<RuntimeApi> {
  let waiting: ServerResponse | null = null
  let given: Invocation | null = null
  let taken: { readonly id: string; settle(outcome: Outcome): void } | null = null

  const settle = (outcome: Outcome) => {
    taken?.settle(outcome)
    taken = null
  }
  function hand(): void {
    if (!waiting || !given) return
    handOver(waiting, given)
    waiting = null
    given = null
  }
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, id = '', what = ''] = /\/invocation\/([\w-]+)\/(response|error)$/.exec(request.url ?? '') ?? []
    if (request.url?.endsWith('/invocation/next')) {
      waiting = response
      if (given) hand()
      else idle()
      return
    }
    const payload = (await bodyOf(request))?.toString('utf8') ?? ''
    response.writeHead(202).end()
    if (what === '' || id === taken?.id) settle({ kind: what === 'response' ? 'done' : 'error', payload })
  }
  const server = createServer((request, response) => void answer(request, response))
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    give: (invocation) =>
      new Promise((resolve) => {
        taken = { id: invocation.requestId, settle: resolve }
        given = invocation
        hand()
      }),
    ended(how) {
      server.close()
      server.closeAllConnections()
      const errorMessage = `RequestId: ${taken?.id} Error: Runtime exited with error: ${how}`
      settle({ kind: 'error', payload: JSON.stringify({ errorType: 'Runtime.ExitError', errorMessage }) })
    },
  }
}

function handOver(response: ServerResponse, { requestId, arn, deadline, payload }: Invocation): void {
  response.writeHead(200, {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': requestId,
    'lambda-runtime-deadline-ms': String(deadline),
    'lambda-runtime-invoked-function-arn': arn,
    'lambda-runtime-trace-id': `Root=1-${requestId.slice(0, 8)}`,
  })
  response.end(payload)
}
