import { spawn } from 'node:child_process'
import { once } from 'node:events'

type Options = {
  readonly port: number
  readonly smtpPort: number
  readonly clientSecret: string
  readonly offset: number
  /** The operator's settings and keys. */
  readonly operator: Readonly<Record<string, string>>
  readonly root: string
  /** Recipients are handed changes. */
  readonly pushes: boolean
  readonly log: (line: string) => void
}
export type Beside = { readonly people: string; close(): void }

/** Issuer, mailbox and sample register in their own process. */
export async function demoBeside({
  port,
  smtpPort,
  clientSecret,
  offset,
  operator,
  root,
  pushes,
  log,
}: Options): Promise<Beside> {
  const child = spawn(
    process.execPath,
    ['-C', 'aws', '--disable-warning=ExperimentalWarning', 'scripts/cloud-demo.ts'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        ...operator,
        REDRESS_DEPLOYMENT: 'deployments/yunfu',
        DEMO_PORT: String(port),
        DEMO_SMTP_PORT: String(smtpPort),
        DEMO_CLIENT_SECRET: clientSecret,
        DEMO_CLOCK: String(offset),
        ...(pushes && { DEMO_PUSHES: 'on' }),
      },
    },
  )
  process.on('exit', () => child.kill('SIGKILL'))
  let said = ''
  let wrong = ''
  child.stderr.on('data', (text: Buffer) => {
    wrong = `${wrong}${text}`.slice(-4000)
    log(`demo: ${text}`)
  })
  const ready = new Promise<true>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text
      if (said.includes('administrator ')) resolve(true)
    })
  })
  if (!(await Promise.race([ready, once(child, 'exit').then(() => false)])))
    throw new Error(`the demo beside the deployment ended at its start: ${wrong}`)
  return { people: said.slice(said.indexOf('\n') + 1), close: () => void child.kill('SIGKILL') }
}
