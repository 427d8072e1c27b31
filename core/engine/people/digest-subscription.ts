import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import { stored } from '#engine/store/stored.ts'

/** Names a person's digests without telling who it is. */
export const digestToken = ({ crypto }: Pick<Engine, 'crypto'>, person: string): string =>
  crypto.keyed('session', `digest/${person}`).slice(0, 32)

const keys = keyShape('digestOf#{token}', 'subscription')
export const subscriptionKey = keys.key

export const subscriptionKind = stored('whether somebody gets digests', {
  schema: z.strictObject({ on: z.boolean() }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})

export async function isSubscribed(engine: Engine, person: string): Promise<boolean> {
  return (await readSubscription(engine, digestToken(engine, person))) ?? true
}

/** True if this token's digests go out; null: never. */
export async function readSubscription(engine: Pick<Engine, 'table'>, token: string): Promise<boolean | null> {
  const item = await engine.table.get(subscriptionKey(token))
  return item ? subscriptionKind.read(item).on : null
}

/** Ends or resumes somebody's digests. False where the token is nobody's. */
export async function subscribe(engine: Pick<Engine, 'table'>, token: string, on: boolean): Promise<boolean> {
  const item = await engine.table.get(subscriptionKey(token))
  if (!item) return false
  if ((await readSubscription(engine, token)) === on) return true
  const put = { ...item, v: item.v + 1, body: json({ on }) }
  await engine.table.transact([{ put, when: { v: item.v } }])
  return (await readSubscription(engine, token)) === on
}
