import { Worker } from 'node:worker_threads'
import type { ImportHand, RowFate, SheetPart } from '#engine/store/ports.ts'
import { inCheckout } from './base/checkout.ts'
import type { Ready } from './store/row-writer.ts'
import type { SteadyClock } from './store/steady-clock.ts'
import type { LocalTable } from './store/table.ts'

/** Part to plan, and the clock's lead in milliseconds. */
export type PartAsked = { readonly part: SheetPart; readonly behind: number }
/** Some rows of the part asked first, ready to be written. */
export type HandTold = {
  readonly rows: readonly { readonly fate: RowFate; readonly alone: string; readonly ready: readonly Ready[] }[]
  readonly isLast: boolean
}

type With = {
  readonly data: string
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly store: Pick<LocalTable, 'take'>
  /** Refuses on a clock far behind; hears of each commit. */
  readonly steady: Pick<SteadyClock, 'clock' | 'demand' | 'entered'>
  readonly bell: { ring(what: string): void }
}

const left: RowFate = { outcome: 'left', issues: [], mark: '', shown: false }
/** After this rest the thread and its memory go. */
const rest = 30_000

/** Sheets planned side by side. */
const most = 2

/** Lets a thread plan each sheet. */
export function importHands(parts: With): ImportHand & { close(): Promise<void> } {
  const threads = new Map<string, Thread>()
  const end = async (id: string) => {
    const thread = threads.get(id)
    threads.delete(id)
    await thread?.end()
  }
  const threadOf = async ({ id, n }: SheetPart) => {
    // One that planned another part cannot go back.
    if (threads.get(id)?.isAt(n) === false) await end(id)
    const thread = threads.get(id) ?? (threads.size < most ? started(parts, () => void end(id)) : undefined)
    if (thread) threads.set(id, thread)
    return thread
  }
  return {
    async take(part, next) {
      const thread = await threadOf(part)
      try {
        return (await thread?.take(part, next)) ?? null
      } catch (error) {
        await end(part.id)
        throw error
      }
    },
    async close() {
      await Promise.all([...threads.keys()].map(end))
    },
  }
}

type Thread = {
  take(part: SheetPart, next: SheetPart | null): Promise<readonly RowFate[]>
  isAt(n: number): boolean
  end(): Promise<unknown>
}

function started({ data, variables, store, steady, bell }: With, tired: () => void): Thread {
  const thread = hearing({ data, variables })
  const resting = setTimeout(tired, rest).unref()
  /** Parts asked for and not yet taken, in order. */
  const asked: number[] = []
  const ask = (part: SheetPart) => {
    if (asked.includes(part.n)) return
    asked.push(part.n)
    thread.ask({ part, behind: steady.clock.now() - Date.now() })
  }
  const write = async ({ rows }: HandTold): Promise<readonly RowFate[]> => {
    const ready = rows.filter((row) => row.ready.length > 0)
    if (ready.length === 0) return rows.map(({ fate }) => fate)
    steady.demand()
    const outcomes = (await store.take(ready)).values()
    steady.entered(steady.clock.now())
    return rows.map((row) => (row.ready.length === 0 || outcomes.next().value?.kind === 'done' ? row.fate : left))
  }
  return {
    isAt: (n) => asked.length === 0 || asked[0] === n,
    async take(part, next) {
      ask(part)
      if (next) ask(next)
      const fates: RowFate[] = []
      for (let isLast = false; !isLast; ) {
        const told = await thread.hear()
        isLast = told.isLast
        fates.push(...(await write(told)))
      }
      asked.shift()
      resting.refresh()
      bell.ring('import')
      return fates
    },
    end() {
      clearTimeout(resting)
      return thread.end()
    },
  }
}

/** Thread whose messages are heard one after another. */
function hearing({ data, variables }: Pick<With, 'data' | 'variables'>) {
  const worker = new Worker(inCheckout('hosts/local/import-hand.ts'), {
    workerData: { data },
    env: Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined)),
    // Else it keeps its garbage.
    resourceLimits: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 8 },
  })
  worker.unref()
  const told: HandTold[] = []
  let waiting: { resolve(): void; reject(error: unknown): void } | null = null
  let failed: { readonly error: unknown } | null = null
  const fail = (error: unknown) => {
    failed ??= { error }
    waiting?.reject(error)
  }
  worker.on('message', (one: HandTold) => {
    told.push(one)
    waiting?.resolve()
  })
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`the thread of imports ended with ${code}`)))
  return {
    ask: (asked: PartAsked) => worker.postMessage(asked),
    async hear(): Promise<HandTold> {
      for (;;) {
        const one = told.shift()
        if (one) return one
        if (failed) throw failed.error
        await new Promise<void>((resolve, reject) => {
          waiting = { resolve, reject }
        })
        waiting = null
      }
    },
    end: () => worker.terminate(),
  }
}
