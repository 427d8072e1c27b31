import { z } from 'zod'
import type { Key } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import type { Attributes } from './dynamo.ts'
import { fromAttributes, journalHead, keyAttributes, outbox, outboxBuckets, outboxOf, toAttributes } from './item.ts'
import { type DynamoJournal, getRaw, placeKey, placeOf, type Raw, sizeOf } from './journal.ts'
import { isPassing } from './table.ts'

/** Rows a transaction: two writes each, and head. */
const together = 45
const attempts = 12
/** Rows that one look at a bucket of the outbox takes. */
const most = 500

type Row = { readonly key: Key; readonly at: number; readonly attributes: Attributes }

type Told = Pick<DynamoJournal, 'placed'>

/** Places rows in order, once; repeats are harmless. */
export async function sequence(raw: Raw, keys: readonly Key[], told?: Told): Promise<number> {
  let added = 0
  for (let attempt = 0; attempt < attempts; ) {
    const [waiting, head] = await Promise.all([waitingRows(raw, keys), getRaw(raw, journalHead)])
    if (waiting.length === 0) return added
    const part = waiting.slice(0, together)
    if (await placed(raw, part, head)) {
      const size = sizeOf(head)
      told?.placed(part.map(({ attributes }, n) => ({ position: size + n, item: fromAttributes(attributes) })))
      added += part.length
      attempt = 0
      if (part.length === waiting.length) return added
    } else {
      attempt += 1
      await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** Math.min(attempt, 6) * (0.5 + Math.random())))
    }
  }
  throw new Fault('journal.contention', 'the sequencer kept meeting others')
}

/** Places rows still marked, which no bell rang for; counts them. */
export async function sequenceOutbox(raw: Raw): Promise<number> {
  let added = 0
  for (let bucket = 0; bucket < outboxBuckets; bucket += 1) {
    for (let more = true; more; ) {
      const keys = await marked(raw, bucket)
      const now = keys.length === 0 ? 0 : await sequence(raw, keys)
      added += now
      // The index may show a mark for a moment after it went.
      more = now > 0 && keys.length === most
    }
  }
  return added
}

async function marked({ client, name }: Raw, bucket: number): Promise<readonly Key[]> {
  const { Items = [] } = await client.send('Query', {
    TableName: name,
    IndexName: outbox.name,
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': outbox.pk },
    ExpressionAttributeValues: { ':pk': { S: outboxOf(bucket) } },
    Limit: most,
  })
  return Items.map(({ pk, sk }) => ({ pk: pk?.S ?? '', sk: sk?.S ?? '' }))
}

/** Unplaced rows after their predecessors, which an index may show later. */
async function waitingRows(raw: Raw, keys: readonly Key[]): Promise<readonly Row[]> {
  const found = new Map<string, Row>()
  const seen = new Set<string>()
  // With the rows before, which mostly have their places.
  let asked: readonly Key[] = [...keys, ...keys.flatMap((key) => before(key) ?? [])]
  while (asked.length > 0) {
    for (const key of asked) seen.add(nameOf(key))
    const read = await Promise.all(asked.map(async (key) => ({ key, attributes: await getRaw(raw, key) })))
    const fresh = read.flatMap(({ key, attributes }) =>
      attributes?.['log'] && placeOf(attributes) === undefined ? [{ key, at: momentOf(attributes), attributes }] : [],
    )
    for (const row of fresh) found.set(nameOf(row.key), row)
    asked = fresh.flatMap(({ key }) => before(key) ?? []).filter((key) => !seen.has(nameOf(key)))
  }
  return [...found.values()].toSorted(inOrder)
}

const nameOf = ({ pk, sk }: Key) => `${pk}\0${sk}`

const inOrder = (a: Row, b: Row) => a.at - b.at || compare(a.key.pk, b.key.pk) || compare(a.key.sk, b.key.sk)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The entry before in the same log; undefined for the first. */
function before({ pk, sk }: Key): Key | undefined {
  const n = Number(/^log#(\d{8})$/.exec(sk)?.[1] ?? 1)
  return n > 1 ? { pk, sk: `log#${String(n - 1).padStart(8, '0')}` } : undefined
}

const Dated = z.object({ entry: z.object({ at: z.number() }) })

const momentOf = (attributes: Attributes) => Dated.safeParse(fromAttributes(attributes).body).data?.entry.at ?? 0

/** One transaction; false where somebody else moved the head or a row. */
async function placed(
  { client, name: TableName }: Raw,
  rows: readonly Row[],
  head: Attributes | undefined,
): Promise<boolean> {
  const size = sizeOf(head)
  const v = head === undefined ? 0 : fromAttributes(head).v
  const absent = { TableName, ConditionExpression: 'attribute_not_exists(pk)' }
  const grown = { TableName, Item: toAttributes({ ...journalHead, v: v + 1, body: size + rows.length }) }
  const atHead =
    v === 0
      ? { ...absent, ...grown }
      : { ...grown, ConditionExpression: 'v = :v', ExpressionAttributeValues: { ':v': { N: String(v) } } }
  const TransactItems: readonly object[] = [
    { Put: atHead },
    ...rows.flatMap(({ key: { pk, sk } }, i) => [
      { Put: { ...absent, Item: toAttributes({ ...placeKey(size + i), v: 1, body: { pk, sk } }) } },
      {
        Update: {
          TableName,
          Key: keyAttributes({ pk, sk }),
          UpdateExpression: 'SET #place = :place REMOVE #outboxPk, #outboxSk',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#place)',
          ExpressionAttributeNames: { '#place': 'place', '#outboxPk': outbox.pk, '#outboxSk': outbox.sk },
          ExpressionAttributeValues: { ':place': { N: String(size + i) } },
        },
      },
    ]),
  ]
  const { refused, answer } = await client.ask('TransactWriteItems', { TransactItems })
  if (refused === null) return true
  if (refused === 'TransactionInProgressException') return false
  const reasons = answer.CancellationReasons ?? []
  if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed' || isPassing(Code))) return false
  throw new Fault('journal.refused', [refused, ...reasons.map(({ Code }) => Code)].join(' '))
}
