import type { Key } from '#engine/store/ports.ts'

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const together = 100

type Attributes = Record<
  string,
  { readonly S?: string; readonly N?: string; readonly B?: string; readonly BOOL?: boolean }
>
type Answer = {
  readonly Item?: Attributes
  readonly Responses?: Readonly<Record<string, readonly Attributes[]>>
  readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys: readonly Attributes[] }>>
}
type Send = (operation: string, input: object) => Promise<Answer>
type Read = Promise<Attributes | undefined>
type Asked = {
  readonly key: Key
  readonly answer: Read
  readonly told: (item: Attributes | undefined) => void
  readonly failed: (error: unknown) => void
}

/** Gathers the reads of one turn into one call, each key once. */
export function gatheredReads(send: Send, table: string): (key: Key) => Read {
  let waiting = new Map<string, Asked>()
  return (key) => {
    const known = waiting.get(nameOf(key))
    if (known) return known.answer
    if (waiting.size === 0)
      setImmediate(() => {
        const all = [...waiting.values()]
        waiting = new Map()
        for (let at = 0; at < all.length; at += together) void answered(send, table, all.slice(at, at + together))
      })
    const asked = asking(key)
    waiting.set(nameOf(key), asked)
    return asked.answer
  }
}

const keyAttributes = ({ pk, sk }: Key): Attributes => ({ pk: { S: pk }, sk: { S: sk } })

const nameOf = ({ pk, sk }: Key) => `${pk}\0${sk}`

function asking(key: Key): Asked {
  const { promise: answer, resolve: told, reject: failed } = Promise.withResolvers<Attributes | undefined>()
  return { key, answer, told, failed }
}

async function answered(send: Send, table: string, all: readonly Asked[]): Promise<void> {
  try {
    const found = await read(
      send,
      table,
      all.map(({ key }) => key),
    )
    for (const { key, told } of all) told(found.get(nameOf(key)))
  } catch (error) {
    for (const { failed } of all) failed(error)
  }
}

async function read(send: Send, table: string, keys: readonly Key[]) {
  const found = new Map<string, Attributes>()
  const keep = (item: Attributes) => found.set(nameOf({ pk: item['pk']?.S ?? '', sk: item['sk']?.S ?? '' }), item)
  const [first] = keys
  if (first && keys.length === 1) {
    const { Item } = await send('GetItem', {
      ...{ TableName: table, Key: keyAttributes(first), ConsistentRead: true },
    })
    if (Item) keep(Item)
    return found
  }
  let left: readonly Attributes[] = keys.map(keyAttributes)
  for (let attempt = 0; left.length > 0; attempt += 1) {
    // Comes back unread: too large, or throttled.
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** Math.min(attempt, 6) * Math.random()))
    const { Responses = {}, UnprocessedKeys = {} } = await send('BatchGetItem', {
      RequestItems: { [table]: { Keys: left, ConsistentRead: true } },
    })
    for (const item of Responses[table] ?? []) keep(item)
    left = UnprocessedKeys[table]?.Keys ?? []
  }
  return found
}
