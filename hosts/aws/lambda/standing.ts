import { readHead } from '#engine/proof/ledger-head.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { dueBuckets, dueMailOf, dueOf } from '#engine/store/keys.ts'
import { readOne } from '#engine/store/read.ts'

/** Figures of lag for alarms, in CloudWatch’s embedded metric format. */
export async function standing(engine: Engine): Promise<void> {
  const now = engine.clock.now()
  const figures = {
    SealLag: await sealLag(engine, now),
    OldestDue: await oldest(engine, dueOf, now),
    OldestLetter: await oldest(engine, dueMailOf, now),
  }
  const Metrics = Object.keys(figures).map((Name) => ({ Name, Unit: 'Seconds' }))
  const CloudWatchMetrics = [{ Namespace: 'Redress', Dimensions: [['Deployment']], Metrics }]
  const Deployment = process.env['REDRESS_STACK'] ?? 'redress'
  engine.log('standing', { _aws: { Timestamp: now, CloudWatchMetrics }, Deployment, ...figures })
}

/** Since when something waits for its checkpoint. */
async function sealLag({ table, journal }: Engine, now: number): Promise<number> {
  const head = (await readHead(table))?.head
  const [first] = await journal.since((head?.frontier.size ?? 0) - 1, 1)
  const at = first ? entryOf(first.item).at : now
  return seconds(now - at)
}

async function oldest({ table }: Engine, of: (bucket: number) => string, now: number): Promise<number> {
  const buckets = Array.from({ length: dueBuckets }, (_, bucket) => readOne(table, { index: 'due', pk: of(bucket) }))
  const moments = (await Promise.all(buckets)).map((item) => Number(item?.index?.due?.[1].slice(0, 15) ?? now))
  return seconds(now - Math.min(now, ...moments))
}

const seconds = (milliseconds: number) => Math.max(0, Math.round(milliseconds / 1000))
