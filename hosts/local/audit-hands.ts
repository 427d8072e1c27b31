import { once } from 'node:events'
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import type { AuditSource, Drawn, HandBegun, HandGiven, HandLook, HandSum, Looked } from '#engine/run/audit-source.ts'

export type Asked =
  | { readonly what: 'renew' | 'end' }
  | { readonly what: 'begin'; readonly given: HandGiven }
  | { readonly what: 'look'; readonly at: Looked }
export type Answer = {
  readonly looked?: HandLook | undefined
  readonly sum?: HandSum | undefined
  /** Told once, when the thread is ready. */
  readonly edition?: string | undefined
}
/** Given to a thread as it starts. */
export type HandWith = { readonly data: string; readonly isDrawn: boolean }

type With = {
  readonly data: string
  /** Bundle that a thread runs. */
  readonly hand: string
  /** Loads what draws; null where nothing is compared. */
  readonly draws: (() => Drawn) | null
  renew(): void
  readonly threads: number
}

/** Lets threads look side by side at one moment. */
export function withHands(source: AuditSource, { data, hand, draws, renew, threads }: With): AuditSource {
  const workers: Worker[] = []
  const drawn = draws && drawnLater(draws)
  return {
    ...source,
    drawn,
    async hands() {
      const isDrawn = draws !== null
      collectGarbage()
      const all = Array.from({ length: threads }, () => started(hand, { data, isDrawn }, workers))
      const [first] = await Promise.all(all.map(({ ready }) => ready))
      drawn?.tell(first?.edition)
      return (await atOneMoment(data, all, renew)) ? all.map(({ begin }) => begin) : []
    },
    close() {
      for (const worker of workers) void worker.terminate()
      source.close()
    },
  }
}

/** Loaded only for a file that no thread knew. */
function drawnLater(draws: () => Drawn): Drawn & { tell(edition: string | undefined): void } {
  let known: string | undefined
  let loaded: Drawn | undefined
  const all = () => {
    loaded ??= draws()
    return loaded
  }
  return {
    tell(edition) {
      known = edition
    },
    get edition() {
      return known ?? all().edition
    },
    record: (record) => all().record(record),
    recordPaths: (record) => all().recordPaths(record),
    notice: (notice) => all().notice(notice),
  }
}

/** Reading sources leaves as much again, which V8 would keep. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
}

type Thread = { readonly ready: Promise<Answer>; renew(): Promise<unknown>; readonly begin: HandBegun }

function started(hand: string, workerData: HandWith, workers: Worker[]): Thread {
  const worker = new Worker(new URL(hand), {
    workerData,
    // Else each keeps its garbage.
    resourceLimits: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 8 },
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
        async end() {
          const sum = wanted(await ask({ what: 'end' }), 'sum')
          // Its memory goes before the rest is looked at.
          await worker.terminate()
          return sum
        },
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
