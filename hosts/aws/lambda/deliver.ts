import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { publisher } from '#functions/stream/publisher.ts'
import { sequence } from '../sequence.ts'
import { aheadOf } from './bell-round.ts'
import { quickAtBell, quickMarks } from './followers.ts'
import { logKeys } from './log-keys.ts'
import { openTools } from './tools.ts'
import { workOff } from './work-off.ts'

const tools = await openTools(publisher)
const followers = quickAtBell(tools)
const marks = quickMarks(tools)

/**
 * Doorbell of the log: places the rows, and runs the followers. Rings again only where no place was given; the sweep
 * comes for later failures.
 */
export async function handler(event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> {
  const [first] = event.Records
  aheadOf(tools.engine, marks)
  try {
    await sequence(tools.host.raw, logKeys(event), tools.host.journal)
  } catch (error) {
    tools.engine.log('sequence.failed', { error })
    const itemIdentifier = first?.dynamodb?.SequenceNumber ?? ''
    return { batchItemFailures: [{ itemIdentifier }] }
  }
  await workOff(tools.engine, followers, Date.now() + context.getRemainingTimeInMillis() / 2, true)
  return { batchItemFailures: [] }
}
