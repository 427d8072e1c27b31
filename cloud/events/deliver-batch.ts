import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { StreamRecord } from '../dynamo/stream.ts'
import type { Invoked } from '../lambda/functions.ts'
import type { Mapping } from './mapping-settings.ts'

export type Delivery = {
  readonly mapping: Mapping
  readonly now: () => number
  /** Milliseconds by which each record counts as older than it is. */
  readonly aged: () => number
  readonly invoke: (records: readonly StreamRecord[]) => Promise<Invoked>
  /** Called with what could not be delivered. */
  readonly discard: (records: readonly StreamRecord[], condition: string) => void
  /** Milliseconds before the first retry, doubled each time. */
  readonly pause: number
  readonly isOver: () => boolean
}

const Failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().nullish() })).nullish() })

/**
 * Delivers in halves, from the lowest failed item, until given up.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function deliverBatch(delivery: Delivery, batch: readonly StreamRecord[]): Promise<void> {
  const { mapping, invoke, discard, pause, isOver } = delivery
  let left = batch
  for (let tries = 0; left.length > 0 && !isOver(); tries += 1) {
    const young = left.filter((record) => !isTooOld(delivery, record))
    const old = left.filter((record) => isTooOld(delivery, record))
    if (old.length > 0) discard(old, 'RecordAgeExceeded')
    left = young
    if (left.length === 0) return
    const outcome = await invoke(left)
    if (outcome.kind === 'throttled') {
      tries -= 1
      await sleep(pause)
      continue
    }
    const after = remaining(mapping, outcome, left)
    if (after.length === 0) return
    if (after.length < left.length) tries = -1
    else if (mapping.BisectBatchOnFunctionError && left.length > 1 && outcome.kind === 'error') {
      // A split is no retry. https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
      const half = Math.ceil(left.length / 2)
      await deliverBatch(delivery, left.slice(0, half))
      await deliverBatch(delivery, left.slice(half))
      return
    } else if (mapping.MaximumRetryAttempts >= 0 && tries >= mapping.MaximumRetryAttempts)
      return discard(after, 'RetryAttemptsExhausted')
    left = after
    await sleep(Math.min(60_000, pause * 2 ** Math.max(0, tries)))
  }
}

const isTooOld = ({ mapping, now, aged }: Delivery, { dynamodb }: StreamRecord) =>
  mapping.MaximumRecordAgeInSeconds > 0 &&
  now() + aged() - dynamodb.ApproximateCreationDateTime * 1000 > mapping.MaximumRecordAgeInSeconds * 1000

/** Remaining: all after an error, else from the lowest named item. */
function remaining(mapping: Mapping, outcome: Invoked, batch: readonly StreamRecord[]): readonly StreamRecord[] {
  if (outcome.kind !== 'done') return batch
  if (!mapping.FunctionResponseTypes.includes('ReportBatchItemFailures')) return []
  const read = Failures.safeParse(JSON.parse(outcome.payload) ?? {})
  if (!read.success) return batch
  const named = (read.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier ?? '')
  if (named.length === 0) return []
  const places = named.map((one) => batch.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === one))
  // Empty or foreign names fail the whole batch.
  return places.some((place) => place < 0) ? batch : batch.slice(Math.min(...places))
}
