import { entryOf } from '#engine/store/entry-of.ts'
import type { Clock, Journal, Table, Write } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import { Fault } from '#law/fault.ts'

/** Milliseconds that a clock may stand behind the last row; its instant counts then. */
const mostBehind = 5 * 60_000
/** By which the operator says that the clock is right again. */
const release = 'clock.released'

/** Rows up to `from` were dated by a wrong clock; it was right at `now`. */
type Released = { readonly from: number; readonly now: number }
type Store = { readonly table: Table; readonly journal: Journal; readonly clock: Clock; readonly area: string }
export type SteadyClock = {
  readonly clock: Clock
  readonly table: Table
  /** Refuses to begin on a clock that is far behind. */
  demand(): void
  /** Log rows of that instant came by another way. */
  entered(at: number): void
}

/** Time that never goes back along the log by itself: a little behind waits, further behind writes nothing. */
export async function steadyClock({ table, journal, clock, area }: Store, alarm: (behind: number) => void) {
  const [row] = await journal.since((await journal.size()) - 2, 1)
  let last = row ? entryOf(row.item).at : 0
  const released = last - clock.now() > mostBehind ? await newestRelease(table, area) : null
  const isExcused = () => released !== null && last <= released.from && clock.now() >= released.now - mostBehind
  const behind = () => (isExcused() ? 0 : last - clock.now())
  const demand = () => {
    if (behind() <= mostBehind) return
    alarm(behind())
    throw new Fault('clock.behind', isBehind(behind()))
  }
  const steady: SteadyClock = {
    clock: { now: () => (behind() > 0 && behind() <= mostBehind ? last : clock.now()) },
    table: {
      ...table,
      async transact(writes) {
        const entries = writes.flatMap(entriesOf)
        if (entries.length > 0 && entries.every(({ type }) => type !== release)) demand()
        const outcome = await table.transact(writes)
        if (outcome.kind === 'done') last = Math.max(last, ...entries.map(({ at }) => at))
        return outcome
      },
    },
    demand,
    entered(at) {
      last = Math.max(last, at)
    },
  }
  return steady
}

const entriesOf = (write: Write) => ('put' in write && write.put.log ? [entryOf(write.put)] : [])

async function newestRelease(table: Table, area: string): Promise<Released | null> {
  const pk = `admin#${area}`
  for await (const item of everyItem(table, { index: 'main', pk, prefix: 'log#', newestFirst: true })) {
    if (entryOf(item).type !== release) continue
    const { payload }: { readonly payload?: { readonly data?: { readonly event?: object } } } = Object(item.body)
    const { from, now }: { readonly from?: unknown; readonly now?: unknown } = Object(payload?.data?.event)
    return { from: Number(from), now: Number(now) }
  }
  return null
}

function isBehind(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000)
  return [
    `时钟比日志最后一行早 ${minutes} 分钟，没有写入任何内容。请校准系统时间（NTP）；用 REDRESS_NOW 的，不要改早。如果是那一行写得过早，而现在的时间正确：停止服务，运行 redress clock release。`,
    `The clock is ${minutes} minutes behind the last row of the log, so nothing is written. Set the clock (NTP); with REDRESS_NOW, never go back. If that row was dated by a wrong clock and the time is right now: stop the server and run redress clock release.`,
  ].join('\n')
}
