import { describe, expect, it } from 'vitest'
import type { StreamRecord } from '../dynamo/stream.ts'
import type { Invoked } from '../lambda/functions.ts'
import { deliverBatch } from './deliver-batch.ts'
import { mappingsOf } from './mapping-settings.ts'

const records = (...names: readonly string[]): readonly StreamRecord[] =>
  names.map((SequenceNumber) => ({ dynamodb: { SequenceNumber, ApproximateCreationDateTime: 1000 } }))
const place = { partition: 'aws', region: 'x', account: '1', stack: 's' }
const mappingWith = (properties: Readonly<Record<string, unknown>>) => {
  const own = { FunctionName: 'f', EventSourceArn: 'a', ...properties }
  const type = 'AWS::Lambda::EventSourceMapping'
  const [mapping] = mappingsOf([{ id: 'm', type, ref: 'm', attributes: {}, place, properties: own }])
  if (!mapping) throw new Error('no mapping')
  return mapping
}

/** Batches handed over by names, and those given up. */
async function delivered(
  properties: Readonly<Record<string, unknown>>,
  answer: (names: readonly string[]) => Invoked,
  hours = 0,
) {
  const given: string[] = []
  const lost: string[] = []
  const name = ({ dynamodb }: StreamRecord) => dynamodb.SequenceNumber
  await deliverBatch(
    {
      mapping: mappingWith(properties),
      now: () => 1_000_000,
      aged: () => hours * 3_600_000,
      pause: 0,
      isOver: () => false,
      async invoke(batch) {
        given.push(batch.map(name).join(''))
        return answer(batch.map(name))
      },
      discard: (batch, condition) => void lost.push(`${condition} ${batch.map(name).join('')}`),
    },
    records('a', 'b', 'c', 'd'),
  )
  return { given, lost }
}

const error: Invoked = { kind: 'error', payload: '{}' }
const done = (value: unknown): Invoked => ({ kind: 'done', payload: JSON.stringify(value) })
const poison = (names: readonly string[]) => (names.includes('c') ? error : done(null))

describe('a batch of the stream', () => {
  it('goes once where all is well', async () => {
    expect(await delivered({}, () => done(null))).toEqual({ given: ['abcd'], lost: [] })
  })

  it('is halved around a poison row, whose retries alone are used up', async () => {
    const told = await delivered({ BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1 }, poison)
    expect(told.given).toEqual(['abcd', 'ab', 'cd', 'c', 'c', 'd'])
    expect(told.lost).toEqual(['RetryAttemptsExhausted c'])
  })

  it('goes on from the lowest failed item where items are named', async () => {
    const properties = { FunctionResponseTypes: ['ReportBatchItemFailures'], MaximumRetryAttempts: 1 }
    const named = (names: readonly string[]) =>
      done({ batchItemFailures: names.includes('c') ? [{ itemIdentifier: 'd' }, { itemIdentifier: 'c' }] : [] })
    const told = await delivered(properties, named)
    expect(told.given).toEqual(['abcd', 'cd', 'cd'])
    expect(told.lost).toEqual(['RetryAttemptsExhausted cd'])
  })

  it('is given up when it is older than the mapping allows', async () => {
    const told = await delivered({ MaximumRecordAgeInSeconds: 86_400 }, () => done(null), 26)
    expect(told).toEqual({ given: [], lost: ['RecordAgeExceeded abcd'] })
  })

  it('waits for a function that is busy, which is no try', async () => {
    let busy = 3
    const told = await delivered({ MaximumRetryAttempts: 0 }, () => {
      busy -= 1
      return busy > 0 ? { kind: 'throttled' } : done(null)
    })
    expect(told).toEqual({ given: ['abcd', 'abcd', 'abcd'], lost: [] })
  })
})
