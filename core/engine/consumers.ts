import { noteArrival } from './arrival.ts'
import { type Consumer, consume } from './consume.ts'
import type { Engine } from './engine.ts'
import { wakeHooks } from './hooks.ts'
import { scanRow } from './scan-row.ts'
import { tally } from './tally.ts'
import { weigh } from './workload.ts'

const ofCases =
  (consumer: Consumer): Consumer =>
  async (engine, row) => {
    if (row.pk.startsWith('case#')) await consumer(engine, row)
  }

const ofRecords =
  (consumer: Consumer): Consumer =>
  async (engine, row) => {
    if (row.pk.startsWith('record#')) await consumer(engine, row)
  }

/** What follows the journal beside letters and publication, each from its own bookmark. */
export const consumers: Readonly<Record<string, Consumer>> = {
  workload: ofCases(weigh),
  figures: ofCases(tally),
  webhooks: ofCases(wakeHooks),
  arrivals: ofRecords(noteArrival),
  scan: scanRow,
}

/** One round of all of them on one machine; returns the rows followed. */
export async function consumeAll(engine: Engine): Promise<number> {
  let rows = 0
  for (const [name, consumer] of Object.entries(consumers)) rows += await consume(engine, name, consumer)
  return rows
}
