import { z } from 'zod'
import type { Item, Page, Query } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { keyOrder } from '../key-order.ts'
import { checkQuery } from '../table-rules.ts'
import type { Attributes, Dynamo } from './dynamo.ts'
import { fromAttributes, indexKeys, keyAttributes } from './item.ts'

/** Page of a partition; one item more tells the last page. */
export async function queryPage(client: Dynamo, TableName: string, query: Query): Promise<Page<Item>> {
  checkQuery(query)
  const { from, to, limit } = query
  if (from !== undefined && to !== undefined && keyOrder(from, to) > 0) return { items: [], cursor: null }
  const found: Item[] = []
  let start = query.cursor === undefined ? undefined : startAfter(query, query.cursor)
  do {
    const { Items = [], LastEvaluatedKey } = await client.send('Query', {
      TableName,
      ...(query.index !== 'main' && { IndexName: query.index }),
      ...keyCondition(query),
      Limit: limit + 1 - found.length,
      ScanIndexForward: !query.newestFirst,
      ConsistentRead: query.index === 'main',
      ...(start && { ExclusiveStartKey: start }),
    })
    found.push(...Items.map(fromAttributes))
    start = LastEvaluatedKey
  } while (start && found.length <= limit)
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, cursor: last && found.length > limit ? writePlace([sortKey(query, last), last.pk, last.sk]) : null }
}

const names = ({ index }: Query) => (index === 'main' ? { pk: 'pk', sk: 'sk' } : indexKeys(index))

function keyCondition(query: Query) {
  const { pk, sk } = names(query)
  const { prefix, from, to } = query
  const values: Attributes = { ':pk': { S: query.pk } }
  const add = (name: string, text: string, condition: string) => {
    values[name] = { S: text }
    return condition
  }
  const range = prefix
    ? add(':prefix', prefix, 'begins_with(#sk, :prefix)')
    : from !== undefined && to !== undefined
      ? add(':to', to, add(':from', from, '#sk BETWEEN :from AND :to'))
      : from !== undefined
        ? add(':from', from, '#sk >= :from')
        : to !== undefined
          ? add(':to', to, '#sk <= :to')
          : ''
  return {
    KeyConditionExpression: range ? `#pk = :pk AND ${range}` : '#pk = :pk',
    ExpressionAttributeNames: { '#pk': pk, ...(range && { '#sk': sk }) },
    ExpressionAttributeValues: values,
  }
}

function startAfter(query: Query, text: string): Attributes {
  const [isk, pk, sk] = readPlace(text)
  const own = keyAttributes({ pk, sk })
  const { pk: indexPk, sk: indexSk } = names(query)
  return query.index === 'main' ? own : { ...own, [indexPk]: { S: query.pk }, [indexSk]: { S: isk } }
}

const sortKey = ({ index }: Query, item: Item) => (index === 'main' ? item.sk : (item.index?.[index]?.[1] ?? ''))

/** End of a page: the index's sort key, the item's key. */
const Place = z.tuple([z.string(), z.string(), z.string()])

const writePlace = (place: z.infer<typeof Place>) => Buffer.from(JSON.stringify(place)).toString('base64url')

function readPlace(text: string): z.infer<typeof Place> {
  try {
    return Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch (cause) {
    throw new Fault('table.badCursor', 'this is not the cursor of a page', { cause })
  }
}
