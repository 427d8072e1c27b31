import { type KeyShape, keyShape, wordOf } from '#engine/store/key-shape.ts'
import type { Crypto, Item, Json, Table, Write } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import { isFields, withoutSeal } from '#engine/store/stored.ts'
import { namesInOrder } from '#ledger/canonical.ts'

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
  return Object.fromEntries(namesInOrder(value).map((name) => [name, inOrder(value[name])]))
}

/** The seal that an item bears; undefined: none, as where the scan's bookmark had an edition of that name until 0.3.0. */
export function sealIn({ body }: Pick<Item, 'body'>): Json | undefined {
  const seal = isFields(body) ? body['seal'] : undefined
  return typeof seal === 'string' && seal.includes(':') ? undefined : seal
}

/** Seals what is in no log, and letters: an audit finds edits. */
export const sealing = (table: Table, crypto: Keyed): Table => ({
  ...table,
  transact: (writes) => table.transact(sealedWrites(crypto, writes)),
})

export const sealedWrites = (crypto: Keyed, writes: readonly Write[]): readonly Write[] =>
  writes.map((write) =>
    'put' in write && bearsSeal(write.put) ? { ...write, put: withSeal(crypto, write.put) } : write,
  )

const withSeal = (crypto: Keyed, item: Item): Item => bearing(item, sealOf(crypto, item))

/** An item with this seal, and no other. */
export function bearing(item: Item, seal: string): Item {
  const body = withoutSeal(item.body)
  return { ...item, body: isFields(body) ? { ...body, seal } : { only: body, seal } }
}

/** Keys of the kinds that bear a seal; a test holds them to the register, which no light door brings. */
export const sealedKeys = `
access#{} access | arrival#{} arrival | arrival#{} mail#{} | aside#{} {}#{} | audit#{} audit | batch#{} batch
batch#{} issues#{} | batch#{} job | case#{} mail#{} | code#{} code | contact#subject#{} {} | copyMonth#{} {}#{}
creditChina#{} {}#{}#{}
digest#{} digest | digest#{} mail#{} | digestOf#{} subscription | draft#{} draft | feed#{} acknowledged
follower#{} position | forecast#{} {} | gathered#{} mail#{}#{} | gathered#{} to#{} | held#{} held
holderOrder#{} mail#{} | holding#{} {} | hook#{} lane#{} | hook#{} sent#{}#{}#{} | hooks#{} hook#{} | kept#{} kept | link#{} link
link-session#{} session | number#{} number | once#{} used | person#{} authenticator | person#{} links-ended
person#{} mail#absence#{} | person#{} mail#succession#{} | queries#{}#{} {}#{} | recipient#{} file#{}#{}
recipient#{} push | record#{} found#{} | record#{} mail#reminder#{}#{} | record#{} reminder#{} | scan#{} scan | sealed#{} muster
source#{} record | statement#{} link | ticket#{} ticket | track#{} track | views#{} {}#{}
visits#{}#{} filed#{}#{} | visits#{}#{} visit#{} | walk#{} position`

/** By the first word of a partition; made when first asked. */
let known: ReadonlyMap<string, readonly KeyShape[]> | undefined
const byWord = () => (known ??= Map.groupBy(sealedKeys.split(/[|\n]/).flatMap(shapesIn), ({ pk }) => wordOf(pk)))

function shapesIn(said: string): readonly KeyShape[] {
  const [pk, sk] = said.trim().replaceAll('{}', '{part}').split(' ')
  return pk && sk ? [keyShape(pk, sk)] : []
}

/** True if items of its kind bear a seal. */
export const bearsSeal = (item: Item): boolean =>
  !item.log &&
  (byWord()
    .get(wordOf(item.pk))
    ?.some(({ parts }) => parts(item) !== null) ??
    false)

/** Writes what stands there unsealed again, by the table that seals. */
export async function takeSeals({ table }: { readonly table: Table }, pk: string): Promise<number> {
  let taken = 0
  for await (const item of everyItem(table, { index: 'main', pk })) {
    if (!bearsSeal(item) || sealIn(item) !== undefined) continue
    const put = { ...item, v: item.v + 1, body: withoutSeal(item.body) }
    // Whoever was first has sealed it.
    if ((await table.transact([{ put, when: { v: item.v } }])).kind === 'done') taken += 1
  }
  return taken
}
