import { type Used, usedKeys, usedKind } from '#engine/people/door-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
import type { Key as ItemKey, Write } from '#engine/store/ports.ts'
import { bytesOf, toHex } from '#ledger/bytes.ts'
import { type Answered, answered, type Key, refused } from './operation.ts'

/** Item of a key by its hash: the store holds none. */
const itemKey = (engine: Engine, { name }: Key): ItemKey =>
  usedKeys.key(engine.crypto.keyed('session', `idempotency ${name}`))

/** Derives an id from a key: repeats share it. */
export const idFor = (engine: Engine, { name }: Key): string => {
  const bytes = engine.crypto.sha256(bytesOf(`redress id ${engine.crypto.keyed('session', name)}`))
  return [...bytes.slice(0, 26)].map((byte) => alphabet[byte % 32]).join('')
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Runs what is safe to repeat; refuses a key used otherwise. */
export async function once(engine: Engine, key: Key, run: () => Promise<Answered>): Promise<Answered> {
  const used: Used = { hash: key.hash, at: engine.clock.now() }
  await engine.table.transact([{ put: { ...itemKey(engine, key), v: 1, body: json(used) }, when: 'absent' }])
  const there = await usedBy(engine, key)
  return there && there.hash !== key.hash ? refused({ code: 'keyReused' }) : run()
}

/** Opens by an id that the key always gives. */
export async function withKey(
  engine: Engine,
  { key }: { readonly key: Key | null },
  run: (id: string) => Promise<Answered>,
): Promise<Answered> {
  return key === null ? refused({ code: 'keyNeeded' }) : once(engine, key, () => run(idFor(engine, key)))
}

/** Answer of the earlier request, or a refusal. */
export async function earlier(engine: Engine, key: Key): Promise<Answered | null> {
  const there = await usedBy(engine, key)
  if (!there) return null
  return there.hash === key.hash ? answered(there.answer ?? {}) : refused({ code: 'keyReused' })
}

/** Goes into the change's own transaction: one request wins. */
export const marking = (engine: Engine, key: Key, answer: object): Write => {
  const used: Used = { hash: key.hash, answer, at: engine.clock.now() }
  return { put: { ...itemKey(engine, key), v: 1, body: json(used) }, when: 'absent' }
}

async function usedBy(engine: Engine, key: Key): Promise<Used | null> {
  const item = await engine.table.get(itemKey(engine, key))
  return item ? usedKind.read(item) : null
}

export const hashOf = (engine: Engine, text: string): string => toHex(engine.crypto.sha256(bytesOf(text)))
