import { z } from 'zod'
import type { Item, Journal, Key } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import type { Attributes, Dynamo } from './dynamo.ts'
import { fromAttributes, journalHead } from './item.ts'

const block = 10_000
const looks = 8
/** Places that are read by key, not as a list. */
const few = 25

export const placeKey = (position: number): Key => ({
  pk: `journal#${Math.floor(position / block)}`,
  sk: String(position).padStart(12, '0'),
})

export type Raw = { readonly client: Dynamo; readonly name: string }

/** Rows kept for later followers. */
const mostKept = 500

type Placed = { readonly position: number; readonly item: Item }

/** Journal that may be told of rows by whoever placed them. */
export type DynamoJournal = Journal & {
  /** Forgets what was told: a request begins. */
  begin(): void
  placed(rows: readonly Placed[]): void
  /** Hears its size by a bell, and reads on. */
  grew(size: number): void
}

/** The log's rows as placed; each is read once. */
export function dynamoJournal(raw: Raw): DynamoJournal {
  const kept = new Map<number, Item>()
  let turn: Promise<unknown> = Promise.resolve()
  let told: number | null = null
  async function since(after: number, limit: number, known?: number) {
    const size = known ?? sizeOf(await getRaw(raw, journalHead))
    const [first, last] = [Math.max(0, after + 1), Math.min(after + limit, size - 1)]
    if (last < first) return []
    const rows = turn.then(() => rowsBetween(raw, kept, first, last))
    turn = rows.catch(() => {})
    return rows
  }
  return {
    begin() {
      told = null
    },
    told: () => told,
    placed(rows) {
      keep(kept, rows)
      told = Math.max(told ?? 0, ...rows.map(({ position }) => position + 1)) || null
    },
    grew(size) {
      told = size
      const newest = Math.max(-1, ...kept.keys())
      if (newest >= 0 && newest < size - 1 && size - newest < few) since(newest, few, size).catch(() => {})
    },
    async positionOf(key) {
      // A place never changes.
      for (const [position, { pk, sk }] of kept) if (pk === key.pk && sk === key.sk) return position
      const row = await getRaw(raw, key)
      return row && placeOf(row)
    },
    size: async () => sizeOf(await getRaw(raw, journalHead)),
    since,
  }
}

async function rowsBetween(raw: Raw, kept: Map<number, Item>, first: number, last: number) {
  const positions = Array.from({ length: last - first + 1 }, (_, n) => first + n)
  const missing = positions.filter((position) => !kept.has(position))
  const [from, to] = [missing[0], missing.at(-1)]
  const places = from === undefined || to === undefined ? [] : await placesIn(raw, from, to)
  const read = await Promise.all(
    places.map(async ({ position, row }) => ({ position, item: await rowAt(raw, position, row) })),
  )
  const all = new Map([...kept, ...read.map(({ position, item }) => [position, item] as const)])
  keep(kept, read)
  return positions.flatMap((position) => {
    const item = all.get(position)
    return item ? [{ position, item }] : []
  })
}

function keep(kept: Map<number, Item>, rows: readonly Placed[]): void {
  for (const { position, item } of rows.slice(-mostKept)) kept.set(position, item)
  for (const position of [...kept.keys()].toSorted((a, b) => a - b).slice(0, -mostKept)) kept.delete(position)
}

export const getRaw = ({ client, name }: Raw, key: Key): Promise<Attributes | undefined> => client.get(name, key)

/** The place of a log row; undefined while it has none. */
export const placeOf = (row: Attributes): number | undefined => {
  const text = row['place']?.N
  return text === undefined ? undefined : Number(text)
}

export const sizeOf = (head: Attributes | undefined): number =>
  head === undefined ? 0 : Number(fromAttributes(head).body)

type Place = { readonly position: number; readonly row: Key }

/**
 * One query a block. A query may see the head's transaction in part, so that its last places come a moment later.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-isolation
 */
async function placesIn(raw: Raw, from: number, to: number): Promise<readonly Place[]> {
  if (to - from < few) {
    const found = await placesAt(raw, from, to)
    if (found.length === to - from + 1) return found
  }
  for (let look = 1; look <= looks; look += 1) {
    const found: Place[] = []
    for (let at = from; at <= to; ) {
      const end = Math.min(to, (Math.floor(at / block) + 1) * block - 1)
      found.push(...(await placesOfBlock(raw, at, end)))
      at = end + 1
    }
    if (found.length === to - from + 1) return found
    await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** look))
  }
  throw new Fault('journal.missing', `places ${from} to ${to} are not all there`)
}

/** Few at once, with what else the turn reads. */
async function placesAt(raw: Raw, from: number, to: number): Promise<readonly Place[]> {
  const positions = Array.from({ length: to - from + 1 }, (_, n) => from + n)
  const items = await Promise.all(positions.map((position) => getRaw(raw, placeKey(position))))
  return items.flatMap((item) => (item ? [placeIn(item)] : []))
}

const placeIn = (item: Attributes): Place => {
  const { sk, body } = fromAttributes(item)
  return { position: Number(sk), row: RowKey.parse(body) }
}

async function placesOfBlock({ client, name }: Raw, from: number, to: number): Promise<readonly Place[]> {
  const found: Place[] = []
  let start: Attributes | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await client.send('Query', {
      TableName: name,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': { S: placeKey(from).pk },
        ':from': { S: placeKey(from).sk },
        ':to': { S: placeKey(to).sk },
      },
      ConsistentRead: true,
      ...(start && { ExclusiveStartKey: start }),
    })
    found.push(...Items.map(placeIn))
    start = LastEvaluatedKey
  } while (start)
  return found
}

const RowKey = z.object({ pk: z.string(), sk: z.string() })

async function rowAt(raw: Raw, position: number, key: Key): Promise<Item> {
  const row = await getRaw(raw, key)
  if (!row) throw new Fault('journal.missing', `nothing stands at ${position}`)
  return fromAttributes(row)
}
