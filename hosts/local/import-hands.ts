import { Worker } from 'node:worker_threads'
import type { ImportHand, RowFate, SheetPart } from '#engine/store/ports.ts'
import { firstThere } from '#functions/first-there.ts'
import { Fault } from '#law/fault.ts'
import { inCheckout } from './base/checkout.ts'
import { putHelpersBehind } from './base/priority.ts'
import { gathered } from './doorbell.ts'
import type { Answering } from './http/answering.ts'
import type { LentEnd } from './store/borrowed-table.ts'
import type { SteadyClock } from './store/steady-clock.ts'
import type { LocalTable } from './store/table.ts'

/** Part to plan, and the clock's lead in milliseconds. */
export type PartAsked = { readonly what: 'part'; readonly part: SheetPart; readonly behind: number }
export type HandAsked = PartAsked | { readonly what: 'lent' }
/** Fates of some rows of the part asked first, entered where they are new. */
type Told = {
  readonly what: 'told'
  readonly fates: readonly RowFate[]
  /** End of the log; null: nothing was written. */
  readonly end: LentEnd | null
  readonly isLast: boolean
}
export type HandTold = Told | { readonly what: 'borrow' }
export type HandGiven = {
  readonly data: string
  /** Requests between which the thread breathes. */
  readonly pages: Answering
}

type With = {
  readonly data: string
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly store: Pick<LocalTable, 'lend' | 'lending'>
  /** Refuses on a clock far behind; hears of each commit. */
  readonly steady: Pick<SteadyClock, 'clock' | 'demand' | 'entered'>
  readonly bell: { ring(what: string): void }
  readonly pages: Answering
}

type Ringing = Omit<With, 'bell'> & { readonly bell: { ring(): void } }

/** After this rest the thread and its memory go. */
const rest = 30_000

/** Threads of one sheet: one plans while the other enters. */
const perSheet = 2
/** Threads over all sheets: a second has one. */
const most = 3

/** Lets a thread plan and enter each sheet. */
export function importHands(given: With): ImportHand & { close(): Promise<void> } {
  const bell = gathered({ ring: () => given.bell.ring('import'), stop: async () => {} }, between)
  const parts = { ...given, bell }
  const threads = new Map<string, Thread>()
  const end = async (name: string) => {
    const thread = threads.get(name)
    threads.delete(name)
    if (thread && threads.size === 0) parts.store.lending(false)
    await thread?.end()
  }
  /** One that is done with its part takes another. */
  const rested = (name: string) => {
    const [held, thread] = [...threads].find(([, one]) => one.isIdle()) ?? []
    if (held === undefined || !thread) return undefined
    threads.delete(held)
    threads.set(name, thread)
    return thread
  }
  /** Asked at once, so that one sheet alone takes it. */
  const threadOf = async (part: SheetPart) => {
    const name = nameOf(part)
    // One that planned another part cannot go back.
    if (threads.get(name)?.isAt(part) === false) await end(name)
    const there = threads.get(name) ?? rested(name) ?? begun(name)
    there?.ask(part)
    return there
  }
  const begun = (name: string) => {
    if (threads.size >= most) return undefined
    const thread = started(parts, () => {
      for (const [held, one] of threads) if (one === thread) void end(held)
    })
    threads.set(name, thread)
    putHelpersBehind()
    parts.store.lending(true)
    return thread
  }
  return {
    async take(part, next) {
      const thread = await threadOf(part)
      try {
        if (thread && next) await threadOf(next)
        return (await thread?.take(part)) ?? null
      } catch (error) {
        await Promise.all([...threads.keys()].filter((name) => name.startsWith(`${part.id}#`)).map(end))
        throw error
      }
    },
    async close() {
      await Promise.all([bell.stop(), ...[...threads.keys()].map(end)])
    },
  }
}

/** Milliseconds; followers look at once at all that came in them. */
const between = 1000

const nameOf = ({ id, n }: SheetPart) => `${id}#${n % perSheet}`
const isSame = (one: SheetPart, other: SheetPart | undefined) => one.id === other?.id && one.n === other.n

type Thread = {
  /** Plans it, and waits with the rows until it is taken. */
  ask(part: SheetPart): void
  take(part: SheetPart): Promise<readonly RowFate[]>
  isAt(part: SheetPart): boolean
  isIdle(): boolean
  end(): Promise<unknown>
}

function started({ data, variables, store, steady, bell, pages }: Ringing, tired: () => void): Thread {
  const thread = hearing({ data, variables, pages })
  let isTaking = false
  // A part may take longer.
  const resting = setTimeout(() => (isTaking ? resting.refresh() : tired()), rest).unref()
  /** Parts asked for and not yet taken, in order. */
  const asked: SheetPart[] = []
  const ask = (part: SheetPart) => {
    if (asked.some((one) => isSame(part, one))) return
    asked.push(part)
    resting.refresh()
    thread.ask({ what: 'part', part, behind: steady.clock.now() - Date.now() })
  }
  /** The thread writes; nobody else does meanwhile. */
  const lent = async (): Promise<Told> => {
    steady.demand()
    const heard: Told[] = []
    await store.lend(async () => {
      thread.ask({ what: 'lent' })
      const told = await thread.hear()
      if (told.what === 'borrow') throw new Fault('importHand', 'asks for a loan during one')
      heard.push(told)
      return told.end
    })
    steady.entered(steady.clock.now())
    const [told] = heard
    if (!told) throw new Fault('importHand', 'told nothing')
    return told
  }
  return {
    isIdle: () => asked.length === 0,
    isAt: (part) => asked.length === 0 || isSame(part, asked[0]),
    ask,
    async take(part) {
      ask(part)
      const fates: RowFate[] = []
      isTaking = true
      for (let isLast = false; !isLast; ) {
        const said = await thread.hear()
        const told = said.what === 'borrow' ? await lent() : said
        isLast = told.isLast
        fates.push(...told.fates)
      }
      isTaking = false
      asked.shift()
      resting.refresh()
      bell.ring()
      return fates
    },
    end() {
      clearTimeout(resting)
      return thread.end()
    },
  }
}

/** Beside the bundle, or the source. */
const hand =
  firstThere(['./import-hand.mjs', './import-hand.ts'], import.meta.url) ?? inCheckout('hosts/local/import-hand.ts')

/** Thread whose messages are heard one after another. */
function hearing({ data, variables, pages }: HandGiven & Pick<With, 'variables'>) {
  const worker = new Worker(hand, {
    workerData: { data, pages } satisfies HandGiven,
    env: Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined)),
    // Else it keeps its garbage.
    resourceLimits: { maxOldGenerationSizeMb: 64 },
  })
  worker.unref()
  const told: HandTold[] = []
  let failed: { readonly error: unknown } | null = null
  // Whoever waits looks again: nobody waits for an ended thread.
  let next = Promise.withResolvers<void>()
  const changed = () => {
    next.resolve()
    next = Promise.withResolvers<void>()
  }
  const fail = (error: unknown) => {
    failed ??= { error }
    changed()
  }
  worker.on('message', (one: HandTold) => {
    told.push(one)
    changed()
  })
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`the thread of imports ended with ${code}`)))
  return {
    ask: (asked: HandAsked) => worker.postMessage(asked),
    async hear(): Promise<HandTold> {
      for (;;) {
        const one = told.shift()
        if (one) return one
        if (failed) throw failed.error
        await next.promise
      }
    },
    end: () => worker.terminate(),
  }
}
