import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
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
export type Sandbox = {
  /** False once its process has ended. */
  isAlive(): boolean
  invoke(invocation: Invocation): Promise<Outcome>
  kill(): void
}
type Options = {
  readonly folder: string
  readonly handler: string
  readonly megabytes: number
  readonly offset: number
  readonly environment: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

const bootstrap = fileURLToPath(new URL('bootstrap.ts', import.meta.url))

/** One execution environment: a process of its own with nothing of ours in it, one invocation at a time. */
export async function sandbox({ folder, handler, megabytes, offset, environment, log }: Options): Promise<Sandbox> {
  let waiting: ServerResponse | null = null
  let given: Invocation | null = null
  let taken: { readonly id: string; settle(outcome: Outcome): void } | null = null
  let alive = true

  const settle = (outcome: Outcome) => {
    taken?.settle(outcome)
    taken = null
  }
  function hand(): void {
    if (!waiting || !given) return
    const { requestId, arn, deadline, payload } = given
    waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': requestId,
      'lambda-runtime-deadline-ms': String(deadline),
      'lambda-runtime-invoked-function-arn': arn,
      'lambda-runtime-trace-id': `Root=1-${requestId.slice(0, 8)}`,
    })
    waiting.end(payload)
    waiting = null
    given = null
  }
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, id = '', what = ''] = /\/invocation\/([\w-]+)\/(response|error)$/.exec(request.url ?? '') ?? []
    if (request.url?.endsWith('/invocation/next')) {
      waiting = response
      if (given) hand()
      // Nothing runs between two invocations. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
      else child.kill('SIGSTOP')
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
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${megabytes}`,
      '--disable-warning=ExperimentalWarning',
      bootstrap,
      folder,
      handler,
      String(offset),
    ],
    {
      cwd: folder,
      env: { ...environment, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => log(String(text)))
  const ended = (how: string) => {
    alive = false
    server.close()
    server.closeAllConnections()
    const errorMessage = `RequestId: ${taken?.id} Error: Runtime exited with error: ${how}`
    settle({ kind: 'error', payload: JSON.stringify({ errorType: 'Runtime.ExitError', errorMessage }) })
  }
  child.on('exit', (code, signal) => ended(signal ?? `exit status ${code}`))
  // Never begun: its folder is gone where the cloud closes meanwhile.
  child.on('error', ({ message }) => ended(message))
  return {
    isAlive: () => alive,
    kill: () => void child.kill('SIGKILL'),
    invoke: (invocation) =>
      new Promise<Outcome>((resolve) => {
        taken = { id: invocation.requestId, settle: resolve }
        if (!alive) return settle({ kind: 'error', payload: '{"errorType":"Runtime.ExitError"}' })
        given = invocation
        child.kill('SIGCONT')
        hand()
      }),
  }
}
