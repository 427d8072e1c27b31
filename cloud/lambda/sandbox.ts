import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Invocation, type Outcome, runtimeApi } from './runtime-api.ts'

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
  /** Told after each invocation of the most memory had so far. */
  readonly used: (megabytes: number) => void
}

const bootstrap = fileURLToPath(new URL('bootstrap.ts', import.meta.url))

/** Execution environment: a bare process, serving invocations in turn. */
export async function sandbox(options: Options): Promise<Sandbox> {
  // Nothing runs between two invocations. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
  const api = await runtimeApi(() => child.kill('SIGSTOP'))
  const child = started(options, api.port)
  let alive = true
  const ended = (how: string) => {
    alive = false
    api.ended(how)
  }
  const kill = () => {
    // Dead to all who ask, before it has ended.
    alive = false
    child.kill('SIGKILL')
  }
  child.on('exit', (code, signal) => ended(signal ?? `exit status ${code}`))
  // Never begun: its folder is gone where the cloud closes meanwhile.
  child.on('error', ({ message }) => ended(message))
  return {
    isAlive: () => alive,
    kill,
    async invoke(invocation) {
      if (!alive) return { kind: 'error', payload: '{"errorType":"Runtime.ExitError"}' }
      child.kill('SIGCONT')
      const outcome = await api.give(invocation)
      const peak = peakOf(child.pid)
      options.used(peak)
      if (peak <= options.megabytes) return outcome
      kill()
      return outOfMemory(invocation)
    },
  }
}

/** Most memory of a process; 0 once it has ended. */
function peakOf(pid: number | undefined): number {
  try {
    const [, kilobytes = 0] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Math.round(Number(kilobytes) / 1024)
  } catch {
    return 0
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
function outOfMemory({ requestId }: Invocation): Outcome {
  const errorMessage = `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`
  return { kind: 'error', payload: JSON.stringify({ errorType: 'Runtime.ExitError', errorMessage }) }
}

function started({ folder, handler, megabytes, offset, environment, log }: Options, port: number) {
  const flags = [`--max-old-space-size=${megabytes}`, '--disable-warning=ExperimentalWarning']
  const child = spawn(process.execPath, [...flags, bootstrap, folder, handler, String(offset)], {
    cwd: folder,
    env: { ...environment, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => log(String(text)))
  return child
}
