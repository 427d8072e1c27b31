import { once } from 'node:events'
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { AuditSource, HandBegun, HandGiven, HandLook, HandSum, Looked } from '#engine/run/audit-source.ts'
import { inCheckout } from './base/checkout.ts'

export type Asked =
  | { readonly what: 'renew' | 'end' }
  | { readonly what: 'begin'; readonly given: HandGiven }
  | { readonly what: 'look'; readonly at: Looked }
export type Answer = { readonly looked?: HandLook | undefined; readonly sum?: HandSum | undefined }

type With = {
  readonly data: string
  /** Bundle that draws what is public. */
  readonly drawing: string | null
  renew(): void
  readonly threads: number
}

/** Lets threads look side by side at one moment. */
export function withHands(source: AuditSource, { data, drawing, renew, threads }: With): AuditSource {
  const workers: Worker[] = []
  return {
    ...source,
    async hands() {
      const all = Array.from({ length: threads }, () => started({ data, drawing }, workers))
      await Promise.all(all.map(({ ready }) => ready))
      return (await atOneMoment(data, all, renew)) ? all.map(({ begin }) => begin) : []
    },
    close() {
      for (const worker of workers) void worker.terminate()
      source.close()
    },
  }
}

type Thread = { readonly ready: Promise<unknown>; renew(): Promise<unknown>; readonly begin: HandBegun }

function started(workerData: Pick<With, 'data' | 'drawing'>, workers: Worker[]): Thread {
  const worker = new Worker(inCheckout('hosts/local/audit-hand.ts'), {
    workerData,
    // Else each keeps its garbage.
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 },
  })
  workers.push(worker)
  const ready = answerOf(worker)
  const ask = async (asked: Asked) => {
    worker.postMessage(asked)
    return answerOf(worker)
  }
  return {
    ready,
    renew: () => ask({ what: 'renew' }),
    async begin(given) {
      await ask({ what: 'begin', given })
      return {
        look: async (at) => wanted(await ask({ what: 'look', at }), 'looked'),
        end: async () => wanted(await ask({ what: 'end' }), 'sum'),
      }
    },
  }
}

async function answerOf(worker: Worker): Promise<Answer> {
  // An error of the thread rejects this.
  const [answer]: readonly Answer[] = await once(worker, 'message')
  if (!answer) throw new Error('no answer of a thread')
  return answer
}

function wanted<Name extends 'looked' | 'sum'>(answer: Answer, name: Name): NonNullable<Answer[Name]> {
  const found = answer[name]
  if (found === undefined) throw new Error(`no ${name} of a thread`)
  return found
}

/** Tries until nothing was committed while all began. */
async function atOneMoment(data: string, hands: readonly Thread[], renew: () => void): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    const before = commitsOf(data)
    renew()
    await Promise.all(hands.map((hand) => hand.renew()))
    if (commitsOf(data) === before) return true
  }
  return false
}

/** Head of SQLite’s -shm: it moves with each commit. */
function commitsOf(data: string): string {
  const path = join(data, 'redress.db-shm')
  if (!existsSync(path)) return ''
  const [file, head] = [openSync(path, 'r'), Buffer.alloc(48)]
  try {
    readSync(file, head, 0, head.length, 0)
    return head.toString('hex')
  } finally {
    closeSync(file)
  }
}
