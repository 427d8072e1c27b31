import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { mailCheckpoint } from '#engine/proof/mail-checkpoint.ts'
import { mailRounds } from '#engine/run/wake.ts'
import { publisher } from '#functions/stream/publisher.ts'
import { cosigning } from '#hosts/witness/cosign.ts'
import { cosignersIn } from '#hosts/witness/cosigners-in.ts'
import { aheadOf } from './bell-round.ts'
import { letterFollowers, letterMarks, lettersAtBell } from './followers.ts'
import { sizeTold } from './log-keys.ts'
import { openTools } from './tools.ts'
import { workOff } from './work-off.ts'

const tools = await openTools(publisher)
const atBell = lettersAtBell(tools)
const marks = letterMarks(tools)
const nothing = () => 0
const { REDRESS_URL: url, REDRESS_WITNESS_MAIL: mails = [], REDRESS_WITNESS_URL: witnesses } = tools.host.environment
const cosign = cosigning(tools.engine, (witnesses && cosignersIn(witnesses)) || [])
const all = {
  ...letterFollowers(tools),
  witnesses: () => cosign().then(nothing),
  async auditors() {
    const [failed] = await mailCheckpoint(tools.engine, { mails, url })
    if (failed) throw failed
    return 0
  },
}

/** Letters apart, for mail servers are slow; rung, or each minute. */
export async function handler(event: DynamoDBStreamEvent | object, context: Context): Promise<DynamoDBBatchResponse> {
  const isBell = 'Records' in event
  if (isBell) {
    aheadOf(tools.engine, marks)
    const size = sizeTold(event)
    if (size !== null) tools.host.journal.grew(size)
  }
  const until = Date.now() + context.getRemainingTimeInMillis() / 2
  const works = isBell ? atBell : { ...all, mail: mailRounds(tools.engine, tools.publish) }
  const failed = await workOff(tools.engine, works, until, isBell)
  if (failed.length > 0 && !isBell) throw new Error(`failed: ${failed.join(', ')}`)
  return { batchItemFailures: [] }
}
