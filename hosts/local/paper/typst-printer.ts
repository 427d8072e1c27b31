import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import type { Printer } from '#engine/store/printing.ts'
import { Fault } from '#law/fault.ts'
import { inCheckout } from '../base/checkout.ts'
import type { Printed, PrintOrder } from './print-paper.ts'

export type LocalPrinter = Printer & {
  /** Process that prints now, or null. */
  pid(): number | null
  close(): Promise<void>
}

/**
 * PDF by Typst, npm fonts embedded, in one process beside this one, so that readers wait for none. Starts with the
 * first paper and after a crash; a paper that killed or stalled it is a fault.
 */
export function typstPrinter({ patience = 60_000 }: { readonly patience?: number } = {}): LocalPrinter {
  let child: ChildProcess | null = null
  let last: Promise<unknown> = Promise.resolve()
  let closed = false
  const running = () => {
    if (closed) throw new Fault('printFailed', 'the printer is closed')
    child ??= start(() => {
      child = null
    })
    return child
  }
  return {
    print(sheets) {
      // One at a time: each has full patience, a crash costs one.
      const mine = last.then(() => printed(running(), { sheets }, patience))
      last = mine.catch(() => {})
      return mine
    },
    pid: () => child?.pid ?? null,
    async close() {
      closed = true
      if (child) await ended(child)
    },
  }
}

/** Reads its own code alone, and writes nothing. */
const flags = () => [
  '--permission',
  '--allow-addons',
  ...['node_modules', 'package.json', 'hosts/local/paper/print-paper.ts', 'hosts/paper'].map(
    (path) => `--allow-fs-read=${inCheckout(path)}`,
  ),
  `--allow-fs-read=${realpathSync(inCheckout('node_modules'))}`,
  '--max-old-space-size=256',
  '--no-warnings',
]

function start(onEnd: () => void): ChildProcess {
  const child = fork(inCheckout('hosts/local/paper/print-paper.ts'), {
    execArgv: flags(),
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.on('exit', onEnd)
  child.on('error', onEnd)
  return child
}

/** Holds this process open only while a paper is being made. */
function printed(child: ChildProcess, order: PrintOrder, patience: number): Promise<Uint8Array> {
  return new Promise<Uint8Array>((resolve, reject) => {
    const late = setTimeout(() => child.kill('SIGKILL'), patience)
    const done = (answer: Printed) => {
      clearTimeout(late)
      child.off('message', done)
      child.off('exit', onEnd)
      child.off('error', onError)
      held(child, false)
      if ('pdf' in answer) resolve(answer.pdf)
      else reject(new Fault('printFailed', answer.failed))
    }
    const onEnd = (code: number | null, signal: string | null) =>
      done({ failed: `the printer ended: ${signal ?? code}` })
    const onError = (error: Error) => done({ failed: error.message })
    child.on('message', done)
    child.on('exit', onEnd)
    child.on('error', onError)
    held(child, true)
    // It is dead or dying: by its exit the next paper gets another.
    child.send(order, (error) => error && child.kill('SIGKILL'))
  })
}

function held(child: ChildProcess, isHeld: boolean): void {
  for (const one of [child, child.channel]) isHeld ? one?.ref() : one?.unref()
}

async function ended(child: ChildProcess): Promise<void> {
  child.ref()
  const over = once(child, 'exit')
  child.kill()
  await over
}
