import { writeFeed } from '#engine/feeds/feed-files.ts'
import { adoptCalendar } from '#engine/run/calendar-change.ts'
import { consume } from '#engine/run/consume.ts'
import { consumers } from '#engine/run/consumers.ts'
import { followers } from '#engine/run/follow.ts'
import { sendHooks } from '#engine/run/hooks.ts'
import type { Publish } from '#engine/run/service.ts'
import { sweepMail, sweepUnrung, wakeMoved } from '#engine/run/wake.ts'
import { isImporting } from '#engine/scan/import-batch.ts'
import type { Engine } from '#engine/store/engine.ts'

/** Takes a loop's fault with its name. */
export type Report = (error: unknown, follower: string) => void
/** Rung with the case that moved; without one, it looks at all that is due. */
export type Follower = { ring(caseId?: string): void; stop(): Promise<void> }
/** Round of a loop: cases that moved since the last, or null for all. */
type Work = (moved: ReadonlySet<string> | null) => Promise<number>
/** Waits until requests leave time, at most a while. */
export type Rest = () => Promise<void>
const noRest: Rest = async () => {}

/** One at a time draws a page: the second finds it out. */
export function inTurn(publish: Publish): Publish {
  const under = new Map<string, Promise<void>>()
  return (id, what = 'record', anew) => {
    const name = `${what} ${id}`
    const before = under.get(name)?.catch(() => {})
    const own = before ? before.then(() => publish(id, what, anew)) : publish(id, what, anew)
    under.set(name, own)
    const done = () => void (under.get(name) === own && under.delete(name))
    own.then(done, done)
    return own
  }
}

/**
 * Loops of one machine: each follows the journal, at each doorbell wakes the cases that moved, and each second sweeps
 * what is due. None waits for another's mail server, import or subscriber. A lost or doubled wake-up costs latency
 * alone. Letters `rest` while requests wait, and all but publication works `behind` pages.
 */
export function follower(
  engine: Engine,
  draw: Publish,
  report: Report,
  { rest = noRest, behind = engine }: { readonly rest?: Rest; readonly behind?: Engine } = {},
): Follower {
  const publish = inTurn(draw)
  const { publication, entries, letters } = followers(publish)
  const pages = () => consume(engine, 'publication', publication)
  const cases: Work = (moved) => (moved ? wakeMoved(engine, publish, moved, false) : sweepUnrung(engine, publish))
  const mail: Work = async (moved) => {
    await rest()
    const letter = await consume(behind, 'letters', letters)
    return letter + (await (moved ? wakeMoved(behind, publish, moved, true) : sweepMail(behind, publish)))
  }
  const rows = givingWay(engine)(() => consume(behind, 'entries', entries))
  const works = { publication: pages, cases, letters: mail, entries: rows }
  return together([...each(works, report), eachSecond('feed', () => writeFeed(engine), report)])
}

/** Loops of figures, webhooks and others; `plan` looks at all records. */
export function consumerLoop(
  engine: Engine,
  report: Report,
  plan: () => Promise<unknown>,
  rest: Rest = noRest,
): Follower {
  const behind = givingWay(engine)
  const works = Object.entries(consumers).map(
    ([name, one]) => [name, behind(() => rest().then(() => consume(engine, name, one)))] as const,
  )
  const all = each({ ...Object.fromEntries(works), hooks: () => sendHooks(engine) }, report)
  const adopting = eachSecond('calendar', () => adoptCalendar(engine), report)
  return together([...all, adopting, eachSecond('settings', onOtherSettings(engine, plan), report)])
}

/** Looks at the register anew once flags or units changed. */
function onOtherSettings(engine: Engine, plan: () => Promise<unknown>): () => Promise<void> {
  let known = engine.deployment.settingsEdition
  return async () => {
    await engine.renew?.()
    const { settingsEdition } = engine.deployment
    if (settingsEdition === known) return
    await plan()
    known = settingsEdition
  }
}

/** Between rounds of a loop while a sheet comes in: each delays pages. */
const betweenRounds = 60_000

/** Gives way to a sheet, asked once a second for all loops. */
function givingWay(engine: Engine) {
  let looked = { at: Number.NEGATIVE_INFINITY, since: Promise.resolve<number | null>(null) }
  /** First sight of the sheet; null: none comes in. */
  const busySince = () => {
    const at = performance.now()
    const before = looked.since.catch(() => null)
    if (at - looked.at >= 1000)
      looked = { at, since: isImporting(engine).then(async (isBusy) => (isBusy ? ((await before) ?? at) : null)) }
    return looked.since
  }
  return (work: () => Promise<number>) => {
    let worked = Number.NEGATIVE_INFINITY
    return async () => {
      const since = await busySince()
      if (since !== null && performance.now() - Math.max(since, worked) < betweenRounds) return 0
      worked = performance.now()
      return work()
    }
  }
}

const each = (works: Readonly<Record<string, Work>>, report: Report): readonly Follower[] =>
  Object.entries(works).map(([name, work]) => looped(name, work, report))

/** Lets what comes meanwhile wait, so that it is done together. */
const eachSecond = (name: string, work: () => Promise<unknown>, report: Report): Follower => ({
  ...looped(name, () => work().then(() => 0), report),
  ring() {},
})

/** Looks each second for what commands left while the service runs. */
export const inboxLoop = (take: () => Promise<number>, report: Report): Follower => eachSecond('inbox', take, report)

const together = (loops: readonly Follower[]): Follower => ({
  ring(caseId) {
    for (const loop of loops) loop.ring(caseId)
  },
  async stop() {
    await Promise.all(loops.map((loop) => loop.stop()))
  },
})

/** Works until there is nothing left, on each ring and every second. */
function looped(name: string, work: Work, report: Report): Follower {
  let running: Promise<void> | null = null
  let moved: Set<string> | null = null
  let again = false
  let stopped = false
  const round = async () => {
    while (again && !stopped) {
      const looked = moved
      again = false
      moved = new Set()
      if ((await work(looked)) === 0) continue
      again = true
      if (looked === null) moved = null
    }
  }
  const ring = (caseId?: string) => {
    if (caseId === undefined) moved = null
    else moved?.add(caseId)
    again = true
    if (stopped) return
    running ??= round()
      .catch((error: unknown) => report(error, name))
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(() => ring(), 1000)
  ring()
  return {
    ring,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
