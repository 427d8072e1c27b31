import { expect, it } from 'vitest'
import { answering } from '#tests/support/doubles/answering.ts'
import { callerAt } from '#tests/support/doubles/caller.ts'
import { dynamo } from './dynamo.ts'
import { keyAttributes, toAttributes } from './item.ts'

const keyOf = (n: number) => ({ pk: `case#${n}`, sk: 'case' })
const itemOf = (n: number) => toAttributes({ ...keyOf(n), v: 1, body: n })

/** Table that answers so many items a call, none above 900. */
const table = (most: number) =>
  answering(({ target, body }) => {
    const asked = JSON.parse(body)
    if (target === 'GetItem') return { body: { Item: found(asked.Key) } }
    const keys: readonly Key[] = asked.RequestItems.t.Keys
    const Items = keys.slice(0, most).flatMap((key) => found(key) ?? [])
    const left = keys.slice(most)
    return { body: { Responses: { t: Items }, UnprocessedKeys: left.length > 0 ? { t: { Keys: left } } : {} } }
  })
type Key = { readonly pk: { readonly S: string } }
const found = ({ pk }: Key) => (Number(pk.S.slice(5)) > 900 ? undefined : itemOf(Number(pk.S.slice(5))))

it('asks in one call for what is asked in one turn, each key once, and for one by itself plainly', async () => {
  const { url, asked, close } = await table(100)
  const client = dynamo(callerAt(url))
  const answers = await Promise.all([1, 2, 1, 901].map((n) => client.get('t', keyOf(n))))
  expect(answers).toEqual([itemOf(1), itemOf(2), itemOf(1), undefined])
  expect(await client.get('t', keyOf(3))).toEqual(itemOf(3))
  expect(asked.map(({ target }) => target)).toEqual(['BatchGetItem', 'GetItem'])
  const Keys = [1, 2, 901].map((n) => keyAttributes(keyOf(n)))
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ RequestItems: { t: { Keys, ConsistentRead: true } } })
  close()
})

it('asks again for what came back unread, a hundred at a time', async () => {
  const { url, asked, close } = await table(80)
  const client = dynamo(callerAt(url))
  const all = Array.from({ length: 150 }, (_, n) => n)
  expect(await Promise.all(all.map((n) => client.get('t', keyOf(n))))).toEqual(all.map(itemOf))
  expect(asked.map(({ body }) => JSON.parse(body).RequestItems.t.Keys.length).toSorted()).toEqual(
    [100, 20, 50].toSorted(),
  )
  close()
})

it('tells everyone who asked of a fault', async () => {
  const { url, close } = await answering(() => ({
    ...{ status: 400, body: { __type: 'com.amazon.coral.service#AccessDeniedException' } },
  }))
  const client = dynamo(callerAt(url))
  const told = await Promise.allSettled([1, 2].map((n) => client.get('t', keyOf(n))))
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  close()
})
