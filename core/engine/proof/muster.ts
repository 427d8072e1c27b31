import { z } from 'zod'
import { wordOf } from '#engine/store/key-shape.ts'
import { musterKey, musterKeys } from '#engine/store/keys.ts'
import type { Crypto, Item, Key } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { bearing, bearsSeal, sealedKeys, sealIn, sealOf } from './sealing.ts'

/** Number of sealed items, and a sum over keys and versions. */
export type Muster = {
  /** Moves with what bears a seal: then all is counted anew. */
  readonly edition: string
  /** By the first word of their keys. */
  readonly sums: Readonly<Record<string, string>>
}

export const musterKind = stored('number of sealed items, and a sum over them', {
  schema: exactly<Muster>({ edition: z.string(), sums: z.record(z.string(), z.string()) }),
  keys: [musterKeys],
  due: null,
  from: 'door',
  sealed: true,
})

/** Sealed items as counted, and as the program kept them. */
export type Mustered = {
  readonly counted: Muster
  readonly stands: Item | null
  /** Its version when the newest checkpoint was signed. */
  readonly signed: number
}

type Keyed = Pick<Crypto, 'keyed'>
type Sum = { n: number; sum: bigint }

/** Counts sealed items as they come and go. */
export function mustering(crypto: Keyed, from: Muster['sums'] = {}) {
  const sums = new Map<string, Sum>()
  const edition = editionBy(crypto)
  for (const [word, text] of Object.entries(from)) {
    const [n = '', sum = ''] = text.split(' ')
    sums.set(word, { n: Number(n), sum: BigInt(`0x${sum}`) })
  }
  const move = (by: 1 | -1, { pk, sk }: Key, v: number) => {
    const word = wordOf(pk)
    const now = sums.get(word) ?? { n: 0, sum: 0n }
    sums.set(word, { n: now.n + by, sum: now.sum ^ BigInt(`0x${digest(crypto, JSON.stringify([pk, sk, v]))}`) })
  }
  return {
    comes: (key: Key, v: number) => move(1, key, v),
    goes: (key: Key, v: number) => move(-1, key, v),
    muster(): Muster {
      const there = [...sums].filter(([, { n, sum }]) => n !== 0 || sum !== 0n)
      const said = there.map(([word, { n, sum }]) => [word, `${n} ${sum.toString(16)}`] as const)
      return { edition, sums: Object.fromEntries(said.toSorted(([a], [b]) => (a < b ? -1 : 1))) }
    },
  }
}

/** Nobody without the key knows what an item adds. */
const digest = ({ keyed }: Keyed, text: string): string => keyed('session', `muster of ${text}`).slice(0, 16)

/** Edition of the kinds that bear a seal. */
export const editionBy = (crypto: Keyed): string => digest(crypto, sealedKeys)

/** True of what is counted: sealed items, but for their own number. */
export const isMustered = (key: Key): boolean => key.pk !== musterKey.pk && bearsSeal({ ...key, v: 0, body: null })

export function musterItem(crypto: Keyed, muster: Muster, v: number): Item {
  const item = { ...musterKey, v, body: muster }
  return bearing(item, sealOf(crypto, item))
}

/** Number as the program kept it; undefined: another's. */
export const musterIn = (crypto: Keyed, item: Item): Muster | undefined =>
  sealIn(item) === sealOf(crypto, item) ? musterKind.read(item) : undefined
