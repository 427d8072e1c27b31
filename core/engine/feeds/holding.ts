import { z } from 'zod'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape, partsIn } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { bytesOf, toHex } from '#ledger/bytes.ts'
import type { Recipient } from '#records/recipient.ts'
import type { RecordFile } from '#records/record.ts'
import { contentDigest, contentFor, type Hashing } from './copy-content.ts'

/** Digests of what recipients of each scope should hold of a record. */
export type Holding = { readonly all: string; readonly public: string | null }
/** A record that should be held, by the digest of its content. */
export type Held = { readonly record: string; readonly digest: string }

const keys = keyShape('holding#{range}', '{record}')

export const holdingKind = stored('what recipients should hold of a record', {
  schema: exactly<Holding>({ all: z.string(), public: z.string().nullable() }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})

/** Range by an id's first two characters: none grows large. */
export const rangeOf = (record: string): string => record.slice(0, 2)
const digits = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
/** Every range, in order (Crockford's base32). */
export const ranges: readonly string[] = digits.flatMap((one) => digits.map((two) => one + two))

export async function holdingOf({ table }: Pick<Engine, 'table'>, record: string): Promise<Holding | null> {
  const item = await table.get(keyOf(record))
  return item ? holdingKind.read(item) : null
}

/** Keeps what should be held now; its end only where told so. */
export async function keepHolding(engine: Engine, record: string, mayEnd: boolean): Promise<void> {
  for (;;) {
    const item = await engine.table.get(keyOf(record))
    const next = await holdingNow(engine, record)
    if (next === null && !mayEnd) return
    if (JSON.stringify(item ? holdingKind.read(item) : null) === JSON.stringify(next)) return
    if ((await engine.table.transact([writeOf(record, item, next)])).kind === 'done') return
  }
}

/** Records to be held in a range, by id. */
export async function heldIn(
  { table }: Pick<Engine, 'table'>,
  scope: Recipient['scope'],
  range: string,
): Promise<readonly Held[]> {
  const finer = range.length > 2 && { prefix: range }
  const items = await readAll(table, { index: 'main', pk: keys.key(rangeOf(range), '').pk, ...finer })
  return items.flatMap((item) => {
    const digest = holdingKind.read(item)[scope]
    return digest === null ? [] : [{ record: partsIn(keys, item)[1] ?? '', digest }]
  })
}

/** SHA-256 over lines `id digest`, by id. */
export const rangeDigest = ({ crypto }: Hashing, held: readonly Held[]): string =>
  toHex(crypto.sha256(bytesOf(held.map(({ record, digest }) => `${record} ${digest}\n`).join(''))))

const keyOf = (record: string) => keys.key(rangeOf(record), record)

/** Digests of the record as it stands. */
export const holdingNow = async (engine: Engine, id: string): Promise<Holding | null> =>
  holdingBy(engine, await recordFor(engine, id, 'recipient'))

/** Digests of a record that the door gave. */
export function holdingBy(engine: Pick<Engine, 'deployment' | 'clock'> & Hashing, record: RecordFile | null) {
  const all = contentFor(engine, record, 'all')
  const seen = contentFor(engine, record, 'public')
  return all && { all: contentDigest(engine, all), public: seen && contentDigest(engine, seen) }
}

export const holdingItem = (record: string, holding: Holding, v: number): Item => ({
  ...keyOf(record),
  v,
  body: json(holding),
})

function writeOf(record: string, item: Item | undefined, next: Holding | null) {
  if (next === null) return { remove: keyOf(record), when: { v: item?.v ?? 0 } }
  const put = holdingItem(record, next, (item?.v ?? 0) + 1)
  return { put, when: item ? { v: item.v } : ('absent' as const) }
}
