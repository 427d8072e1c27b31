import { lastAudited, nightAudit } from '#engine/proof/audited.ts'
import { readHead } from '#engine/proof/ledger-head.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { dueBuckets, dueMailOf, dueOf } from '#engine/store/keys.ts'
import { readOne } from '#engine/store/read.ts'
import { passedAtOnce, placeOf } from './consume.ts'

/** Figures for alarms: seconds of lag, differences of the audit. */
export type Lag = {
  readonly SealLag: number
  readonly OldestDue: number
  readonly OldestLetter: number
  readonly AuditFound: number
  readonly AuditAge: number
}

export async function lagOf(engine: Pick<Engine, 'table' | 'journal' | 'clock'>): Promise<Lag> {
  const now = engine.clock.now()
  return {
    SealLag: await sealLag(engine, now),
    OldestDue: await oldest(engine, dueOf, now),
    OldestLetter: await oldest(engine, dueMailOf, now),
    ...(await audited(engine, now)),
  }
}

/** Counts from its end, or from when the first was to begin. */
async function audited(engine: Pick<Engine, 'table'>, now: number) {
  const night = await nightAudit(engine)
  return { AuditFound: night?.last?.found ?? 0, AuditAge: night ? seconds(now - lastAudited(night)) : 0 }
}

async function sealLag({ table, journal }: Pick<Engine, 'table' | 'journal'>, now: number): Promise<number> {
  const head = (await readHead(table))?.head
  const [first] = await journal.since((head?.frontier.size ?? 0) - 1, 1)
  const at = first ? entryOf(first.item).at : now
  return seconds(now - at)
}

async function oldest({ table }: Pick<Engine, 'table'>, of: (bucket: number) => string, now: number): Promise<number> {
  const buckets = Array.from({ length: dueBuckets }, (_, bucket) => readOne(table, { index: 'due', pk: of(bucket) }))
  const moments = (await Promise.all(buckets)).map((item) => Number(item?.index?.due?.[1].slice(0, 15) ?? now))
  return seconds(now - Math.min(now, ...moments))
}

type Read = { readonly table: Pick<Engine['table'], 'get'>; readonly journal: Pick<Engine['journal'], 'size'> }

/** Rows that a page's counters lack; null: none but the newest. */
export async function rowsBehind(engine: Read, follower: 'board' | 'figures' | 'workload'): Promise<number | null> {
  const [place, size] = await Promise.all([placeOf(engine, follower), engine.journal.size()])
  const left = size - 1 - place
  // A page may come between two rounds.
  return left > passedAtOnce ? left : null
}

const seconds = (milliseconds: number) => Math.max(0, Math.round(milliseconds / 1000))
