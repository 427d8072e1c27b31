import { copiesRound, followCopies } from '#engine/feeds/follow-copies.ts'
import { keepRunning } from '#engine/figures/keep-running.ts'
import { isOfBreach, tally } from '#engine/figures/tally.ts'
import { weigh } from '#engine/figures/workload.ts'
import { noteArrival } from '#engine/mail/arrival.ts'
import { followTicket } from '#engine/register/tickets.ts'
import { scanRound, scanRow } from '#engine/scan/scan-row.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { bucketOf } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { asks, type Follower } from './asks.ts'
import { type Consumer, consume } from './consume.ts'
import { wakeHooks } from './hooks.ts'

const wants = (follower: Follower) => (row: Item) => asks(row, follower)

/** Cases remembered as counted; more are looked up. */
const most = 20_000

/** Counts a case once with all its entries, for later rows too. */
function onceACase(
  count: (engine: Engine, row: Item) => Promise<number>,
  isApart: (row: Item) => boolean = () => false,
): Pick<Consumer, 'take' | 'round'> {
  const known = new WeakMap<Engine['table'], Map<string, number>>()
  const knownIn = ({ table }: Engine) => {
    const there = known.get(table)
    if (there && there.size < most) return there
    const counted = new Map<string, number>()
    known.set(table, counted)
    return counted
  }
  return {
    take: async (engine, row) => void (await count(engine, row)),
    round(engine) {
      const counted = knownIn(engine)
      return async (row) => {
        const { id, seq } = entryOf(row)
        if ((counted.get(id) ?? 0) < seq || isApart(row)) counted.set(id, await count(engine, row))
      }
    },
  }
}

/** Followers beside letters and publication, each with its bookmark. */
export const consumers: Readonly<Record<string, Consumer>> = {
  // Cases that share a counter go in turn, not side by side.
  workload: { wants: wants('workload'), ...onceACase(weigh), lane: () => 'counters' },
  board: { wants: wants('board'), ...onceACase(keepRunning), lane: () => 'counters' },
  figures: {
    wants: wants('figures'),
    ...onceACase(tally, isOfBreach),
    lane: (row) => String(bucketOf(entryOf(row).id)),
  },
  webhooks: { wants: wants('webhooks'), take: wakeHooks },
  tickets: { wants: wants('tickets'), take: followTicket },
  arrivals: { wants: wants('arrivals'), take: noteArrival },
  scan: { wants: wants('scan'), take: scanRow, round: scanRound },
  copies: { wants: wants('copies'), take: followCopies, round: copiesRound },
}

/** One round of all on one machine; answers the rows followed. */
export async function consumeAll(engine: Engine): Promise<number> {
  let rows = 0
  for (const [name, consumer] of Object.entries(consumers)) rows += await consume(engine, name, consumer)
  return rows
}
