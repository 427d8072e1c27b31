import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape, partIn } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'

/** Sealed in one item; elsewhere a keyed hash (ADR 16). */
type Sealed = { readonly sealed: string }

type Store = Pick<Engine, 'table' | 'crypto'>

/** Keeps a number under its subject's key; one that is there stays. */
export async function keepNumber({ table, crypto }: Store, subject: string, number: string): Promise<void> {
  if (await table.get(numberKey(subject))) return
  await table.transact([{ put: numberItem(subject, { sealed: crypto.encrypt(number, subject) }, 1), when: 'absent' }])
}

/** Number; null: none kept, or its key gone. */
export async function openNumber({ table, crypto }: Store, subject: string): Promise<string | null> {
  const item = await table.get(numberKey(subject))
  return item ? crypto.decrypt(sealedIn(item), subject) : null
}

export type Rotated = { readonly sealed: number; readonly current: number; readonly lost: number }

/** Seals every number under the newest key; broken off, run again. */
export async function resealNumbers(engine: Store): Promise<Rotated> {
  const counts = { sealed: 0, current: 0, lost: 0 }
  for (let n = 0; n < 256; n += 1) {
    for await (const item of everyItem(engine.table, { index: 'queue', pk: bucket(n) }))
      counts[await reseal(engine, item)] += 1
  }
  return counts
}

async function reseal({ table, crypto }: Store, { pk, sk }: Key): Promise<keyof Rotated> {
  const item = await table.get({ pk, sk })
  if (!item || crypto.isCurrent(sealedIn(item))) return 'current'
  const subject = partIn(keys, { pk, sk })
  const number = crypto.decrypt(sealedIn(item), subject)
  if (number === null) return 'lost'
  const put = numberItem(subject, { sealed: crypto.encrypt(number, subject) }, item.v + 1)
  await table.transact([{ put, when: { v: item.v } }])
  return 'sealed'
}

const keys = keyShape('number#{subject}', 'number')
const numberKey = keys.key

export const numberKind = stored('number of a person, sealed', {
  schema: exactly<Sealed>({ sealed: z.string() }),
  keys: [keys],
  index: { queue: ['numbers#{bucket} → {subject}'] },
  due: null,
  from: 'door',
  sealed: true,
})
const sealedIn = (item: Item): string => numberKind.read(item).sealed

const numberItem = (subject: string, body: Sealed, v: number): Item => ({
  ...numberKey(subject),
  v,
  body: json(body),
  index: { queue: [bucket(Number.parseInt(subject.slice(0, 2), 16) || 0), subject] },
})

/** 256 of them, so that no index partition holds all persons. */
const bucket = (n: number) => `numbers#${n.toString(16).padStart(2, '0')}`
