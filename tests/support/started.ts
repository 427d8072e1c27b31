import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleLocal } from '../../scripts/bundle-local.mjs'

export type Started = {
  readonly url: string
  readonly pid: number
  /** Of its data. */
  readonly folder: string
  /** Reads what it wrote to stderr: its log. */
  log(): string
  stop(): Promise<number | null>
  /** SIGKILL, and what it had stored stays where it is. */
  kill(): Promise<void>
}
type Options = {
  readonly now?: string
  readonly staffPort?: number
  readonly operatorPort?: number
  /** Reverse proxies whose word on the reader's address is taken. */
  readonly proxies?: number
  /** Folder of an unpacked release, in place of this checkout. */
  readonly archive?: string
  /** Sink of its log, open for writing; left out: `log`. */
  readonly logTo?: number
  /** Further variables of its environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Folder and port of an earlier start; else new ones, removed. */
  readonly at?: { readonly folder: string; readonly port: number }
}

/** Once a test process, however often the program starts. */
let bundled: ReturnType<typeof bundleLocal> | undefined

/** Bounded as by `npm start`: else it grows to 134 MB. */
export const youngGeneration = '--max-semi-space-size=16'

/** This checkout's program, or that of an unpacked release. */
async function programOf(archive = process.env['REDRESS_ARCHIVE']) {
  if (archive) return { file: join(archive, 'redress'), args: ['start'] }
  bundled ??= bundleLocal()
  return { file: process.execPath, args: [youngGeneration, fileURLToPath(await bundled)] }
}

/** Program as `npm start` runs it, in its own process. */
export async function started({
  now,
  at,
  staffPort,
  operatorPort,
  proxies,
  archive,
  logTo,
  env: more,
}: Options = {}): Promise<Started> {
  const command = await programOf(archive)
  const folder = at?.folder ?? mkdtempSync(join(tmpdir(), 'redress-started-'))
  const port = at?.port ?? (await freePort())
  const env = {
    ...process.env,
    ...more,
    NODE_COMPILE_CACHE: fileURLToPath(new URL('../../dist/compiled', import.meta.url)),
    REDRESS_DATA: folder,
    PORT: String(port),
    ...(now && { REDRESS_NOW: now }),
    ...(staffPort && { REDRESS_STAFF_PORT: String(staffPort) }),
    ...(operatorPort && { REDRESS_OPERATOR_PORT: String(operatorPort) }),
    ...(proxies && { REDRESS_PROXIES: String(proxies) }),
  }
  const child = spawn(command.file, command.args, { env, stdio: ['ignore', 'pipe', logTo ?? 'pipe'] })
  let errors = ''
  child.stderr?.on('data', (text: Buffer) => {
    errors += text
  })
  const exited = once(child, 'exit')
  const ready = new Promise<void>((resolve) => {
    child.stdout?.on('data', (text: Buffer) => text.includes('Ctrl-C') && resolve())
  })
  await Promise.race([
    ready,
    exited.then(() => {
      throw new Error(`the program ended at its start: ${errors}`)
    }),
  ])
  return {
    url: `http://localhost:${port}`,
    pid: child.pid ?? 0,
    folder,
    log: () => errors,
    async stop() {
      child.kill('SIGTERM')
      await exited
      if (!at) rmSync(folder, { recursive: true })
      return child.exitCode
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
