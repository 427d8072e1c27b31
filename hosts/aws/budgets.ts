import type { Log } from '#engine/log/log.ts'
import type { Budgets, Clock, Crypto } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import type { Attributes, Reply } from './dynamo.ts'
import { keyAttributes, timeToLive } from './item.ts'
import type { Raw } from './journal.ts'
import { isOverload } from './signed-call.ts'

type Tools = Raw & { readonly clock: Clock; readonly crypto: Crypto; readonly log: Log }
type Limit = Parameters<Budgets['take']>[1]

const one = { ':one': { N: '1' } }
const names = { '#times': 'times', '#until': 'until', '#gone': timeToLive }

/**
 * Counts of all instances, one write a question. Keys are hashed addresses, and the table forgets them. The gateway lets
 * fewer through than one key takes: a throttled count is not ours, and each instance's own count holds.
 */
export function dynamoBudgets({ client, name: TableName, clock, crypto, log }: Tools): Budgets {
  const update = (key: string, more: Omit<Update, 'TableName' | 'pk'>) =>
    client.ask('UpdateItem', updateOf({ TableName, pk: `budget#${crypto.keyed('session', `budget#${key}`)}`, ...more }))

  async function take(key: string, limit: Limit): Promise<number | null> {
    const now = clock.now()
    const until = now + limit.window
    const times = { ...one, ...ends(until) }
    const before = endOf(
      await update(key, {
        change: 'SET #until = if_not_exists(#until, :until), #gone = if_not_exists(#gone, :gone) ADD #times :one',
        when: 'attribute_not_exists(#until) OR (#until > :now AND #times < :most)',
        values: { ...times, ':now': { N: String(now) }, ':most': { N: String(limit.most) } },
      }),
    )
    if (before === null || before > now) return before
    const renewed = await update(key, {
      change: 'SET #times = :one, #until = :until, #gone = :gone',
      when: '#until = :before',
      values: { ...times, ':before': { N: String(before) } },
    })
    return endOf(renewed) === null ? null : take(key, limit)
  }
  return {
    take: (key, limit) =>
      take(key, limit).catch((error: unknown) => {
        if (!(error instanceof Fault && isOverload(String(error.cause)))) throw error
        log('budget.throttled', { error })
        return null
      }),
  }
}

type Update = {
  readonly TableName: string
  readonly pk: string
  readonly change: string
  readonly when: string
  readonly values: Attributes
}

/** The table's clock may lag two days; stale counts are ignored. */
const ends = (until: number) => ({ ':until': { N: String(until) }, ':gone': { N: String(Math.ceil(until / 1000)) } })

const updateOf = (of: Update) => ({
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

/** End of the count in the way; null if none was. */
function endOf({ refused, answer }: Reply): number | null {
  if (refused === null) return null
  if (refused !== 'ConditionalCheckFailedException') throw new Fault('budget.refused', refused, { cause: refused })
  return Number(answer.Item?.['until']?.N ?? 0)
}
