import type { Context, DynamoDBBatchResponse } from 'aws-lambda'
import { sweepMail } from '#engine/run/wake.ts'
import { publisher } from '#functions/stream/publisher.ts'
import { letterFollowers, lettersAtBell } from './followers.ts'
import { openTools } from './tools.ts'
import { workOff } from './work-off.ts'

const tools = await openTools(publisher)
const atBell = lettersAtBell(tools)
const all = { ...letterFollowers(tools), mail: () => sweepMail(tools.engine, tools.publish) }

/** Letters apart, for mail servers are slow; rung, or each minute. */
export async function handler(event: object, context: Context): Promise<DynamoDBBatchResponse> {
  const isBell = 'Records' in event
  const failed = await workOff(
    tools.engine.log,
    isBell ? atBell : all,
    Date.now() + context.getRemainingTimeInMillis() / 2,
  )
  if (failed.length > 0 && !isBell) throw new Error(`failed: ${failed.join(', ')}`)
  return { batchItemFailures: [] }
}
