import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { publisher } from '#functions/stream/publisher.ts'
import { sequence } from '../sequence.ts'
import { quickFollowers } from './followers.ts'
import { logKeys } from './log-keys.ts'
import { openTools } from './tools.ts'
import { workOff } from './work-off.ts'

const tools = await openTools(publisher)
const followers = quickFollowers(tools)

/**
 * The doorbell of the log: what it names gets its place, and the followers go on from their bookmarks. Only where no place
 * could be given is it to ring again; what fails behind it is told, and the sweep comes for it.
 */
export async function handler(event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> {
  const [first] = event.Records
  try {
    await sequence(tools.host.raw, logKeys(event))
  } catch (error) {
    tools.engine.log('sequence.failed', { error })
    const itemIdentifier = first?.dynamodb?.SequenceNumber ?? ''
    return { batchItemFailures: [{ itemIdentifier }] }
  }
  await workOff(tools.engine.log, followers, Date.now() + context.getRemainingTimeInMillis() / 2)
  return { batchItemFailures: [] }
}
