import { type AttributeValue, ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import type { Log } from '#engine/log/log.ts'
import type { Budgets, Clock, Crypto } from '#engine/store/ports.ts'
import { keyAttributes, timeToLive } from './item.ts'
import type { Raw } from './journal.ts'

type Tools = Raw & { readonly clock: Clock; readonly crypto: Crypto; readonly log: Log }
type Limit = Parameters<Budgets['take']>[1]

/** Names that the service answers while overloaded. */
const throttled = new Set(['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'])
const one = { ':one': { N: '1' } }
const names = { '#times': 'times', '#until': 'until', '#gone': timeToLive }

/**
 * Counts of all instances, one write a question. Keys are hashed addresses, and the table forgets them. The gateway lets
 * fewer through than one key takes: a throttled count is not ours, and each instance's own count holds.
 */
export function dynamoBudgets({ client, name: TableName, clock, crypto, log }: Tools): Budgets {
  const update = (key: string, more: Pick<Parameters<typeof commandOf>[0], 'change' | 'when' | 'values'>) =>
    client.send(commandOf({ TableName, pk: `budget#${crypto.keyed('session', `budget#${key}`)}`, ...more }))

  async function take(key: string, limit: Limit): Promise<number | null> {
    const now = clock.now()
    const until = now + limit.window
    const times = { ...one, ...ends(until) }
    try {
      await update(key, {
        change: 'SET #until = if_not_exists(#until, :until), #gone = if_not_exists(#gone, :gone) ADD #times :one',
        when: 'attribute_not_exists(#until) OR (#until > :now AND #times < :most)',
        values: { ...times, ':now': { N: String(now) }, ':most': { N: String(limit.most) } },
      })
      return null
    } catch (error) {
      const before = endOf(error)
      if (before > now) return before
      const renewed = await update(key, {
        change: 'SET #times = :one, #until = :until, #gone = :gone',
        when: '#until = :before',
        values: { ...times, ':before': { N: String(before) } },
      }).catch(endOf)
      return typeof renewed === 'number' ? take(key, limit) : null
    }
  }
  return {
    take: (key, limit) =>
      take(key, limit).catch((error: unknown) => {
        if (!(error instanceof Error && throttled.has(error.name))) throw error
        log('budget.throttled', { error })
        return null
      }),
  }
}

/** The table's clock may lag two days; stale counts are ignored. */
const ends = (until: number) => ({ ':until': { N: String(until) }, ':gone': { N: String(Math.ceil(until / 1000)) } })

const commandOf = (of: {
  readonly TableName: string
  readonly pk: string
  readonly change: string
  readonly when: string
  readonly values: Record<string, AttributeValue>
}) =>
  new UpdateItemCommand({
    TableName: of.TableName,
    Key: keyAttributes({ pk: of.pk, sk: 'spent' }),
    UpdateExpression: of.change,
    ConditionExpression: of.when,
    ExpressionAttributeNames: Object.fromEntries(
      Object.entries(names).filter(([short]) => `${of.change} ${of.when}`.includes(short)),
    ),
    ExpressionAttributeValues: of.values,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  })

/** End of the count that stood in the way. */
function endOf(error: unknown): number {
  if (!(error instanceof ConditionalCheckFailedException)) throw error
  return Number(error.Item?.['until']?.N ?? 0)
}
