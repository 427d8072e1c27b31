import { kindOf, wordOf } from '#engine/run/kind-of.ts'
import { kinds } from '#engine/run/kinds.ts'
import type { Crypto, Item, Json, Table, Write } from '#engine/store/ports.ts'
import { isFields, withoutSeal } from '#engine/store/stored.ts'

type Keyed = Pick<Crypto, 'keyed'>

/** Keyed hash of an item with its version and lists. */
export function sealOf({ keyed }: Keyed, { pk, sk, v, body, index = {} }: Item): string {
  const said = inOrder({ pk, sk, v, index, body: withoutSeal(body) })
  return keyed('session', `seal of an item ${JSON.stringify(said)}`).slice(0, 16)
}

/** A store may order names otherwise; what JSON leaves out goes. */
function inOrder(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((one) => inOrder(one) ?? null)
  if (value === undefined || !isFields(value)) return value
  const names = Object.keys(value).sort()
  return Object.fromEntries(names.map((name) => [name, inOrder(value[name])]))
}

/** The seal that an item bears; undefined: none. */
export const sealIn = ({ body }: Pick<Item, 'body'>): Json | undefined => (isFields(body) ? body['seal'] : undefined)

/** Seals what is in no log: an audit finds edits. */
export const sealing = (table: Table, crypto: Keyed): Table => ({
  ...table,
  transact: (writes) => table.transact(sealedWrites(crypto, writes)),
})

export const sealedWrites = (crypto: Keyed, writes: readonly Write[]): readonly Write[] =>
  writes.map((write) =>
    'put' in write && bearsSeal(write.put) ? { ...write, put: withSeal(crypto, write.put) } : write,
  )

function withSeal(crypto: Keyed, item: Item): Item {
  const body = withoutSeal(item.body)
  const seal = sealOf(crypto, item)
  return { ...item, body: isFields(body) ? { ...body, seal } : { only: body, seal } }
}

/** First words of sealed keys. */
const words = new Set(
  Object.values(kinds).flatMap(({ sealed, keys }) => (sealed ? keys.map((shape) => wordOf(shape.pk)) : [])),
)

/** True if items of its kind bear a seal. */
export function bearsSeal(item: Item): boolean {
  if (item.log || !words.has(wordOf(item.pk))) return false
  const kind = kindOf(item)
  return kind !== null && kinds[kind].sealed
}
