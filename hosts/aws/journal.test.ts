import { expect, it } from 'vitest'
import { answering } from '#tests/support/doubles/answering.ts'
import { callerAt } from '#tests/support/doubles/caller.ts'
import { dynamo } from './dynamo.ts'
import { keyAttributes, toAttributes } from './item.ts'
import { dynamoJournal, placeKey } from './journal.ts'

const rows = [0, 1, 2].map((n) => ({ pk: `case#${n}`, sk: 'log#00000001' }))
const places = rows.map((row, n) => toAttributes({ ...placeKey(n), v: 1, body: row }))
const head = toAttributes({ pk: 'journal', sk: 'size', v: 1, body: rows.length })

/** A table of which the first looks see so many places. */
const seen = (looks: readonly number[]) => {
  let look = 0
  return answering(({ target, body }) => {
    const { Key, RequestItems } = JSON.parse(body)
    if (target === 'Query') return { body: { Items: places.slice(0, looks[look++] ?? rows.length) } }
    if (target === 'GetItem') return { body: { Item: itemAt(Key) } }
    const keys: readonly Parameters<typeof itemAt>[0][] = RequestItems.t.Keys
    const isOfPlaces = keys.some(({ pk }) => pk.S.startsWith('journal#'))
    const found = isOfPlaces ? places.slice(0, looks[look++] ?? rows.length) : keys.map(itemAt)
    return { body: { Responses: { t: found } } }
  })
}
const itemAt = ({ pk }: { readonly pk: { readonly S: string } }) => {
  const row = rows.find((one) => one.pk === pk.S)
  return row ? { ...keyAttributes(row), v: { N: '1' }, body: { S: 'null' } } : head
}

it('waits for the places of a transaction that a look sees in part', async () => {
  const table = await seen([2, 0])
  const found = await dynamoJournal({ client: dynamo(callerAt(table.url)), name: 't' }).since(-1, 10)
  expect(found.map(({ position, item }) => [position, item.pk])).toEqual(rows.map(({ pk }, n) => [n, pk]))
  table.close()
})

it('reads a placed row once for all who follow: they ask how long the journal is', async () => {
  const table = await seen([])
  const { since } = dynamoJournal({ client: dynamo(callerAt(table.url)), name: 't' })
  const all = await Promise.all([since(-1, 10), since(-1, 10), since(0, 1)])
  expect(all.map((found) => found.map(({ position }) => position))).toEqual([[0, 1, 2], [0, 1, 2], [1]])
  expect(await since(-1, 10)).toEqual(all[0])
  expect(table.asked.map(({ target }) => target)).toEqual(['GetItem', 'BatchGetItem', 'BatchGetItem', 'GetItem'])
  table.close()
})

it('tells of a place that never comes', async () => {
  const table = await seen(Array.from({ length: 20 }, () => 2))
  const asked = dynamoJournal({ client: dynamo(callerAt(table.url)), name: 't' }).since(-1, 10)
  await expect(asked).rejects.toMatchObject({ code: 'journal.missing' })
  table.close()
})
