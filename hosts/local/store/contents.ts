import { createHash } from 'node:crypto'
import { kindOf } from '#engine/run/kind-of.ts'
import { wholeStore } from './whole-store.ts'

/** Items of a kind, and one digest in whatever order they lie. */
type Contents = ReadonlyMap<string, { readonly n: number; readonly digest: Buffer }>

/** Contents of a store by kind: an upgrade changes none. */
export function contentsOf(folder: string): Contents {
  const found = new Map<string, { n: number; digest: Buffer }>()
  const add = (kind: string, said: unknown) => {
    const one = found.get(kind) ?? { n: 0, digest: Buffer.alloc(32) }
    one.n += 1
    createHash('sha256')
      .update(JSON.stringify(said))
      .digest()
      .forEach((byte, i) => {
        one.digest[i] = (one.digest[i] ?? 0) ^ byte
      })
    found.set(kind, one)
  }
  const store = wholeStore(folder)
  try {
    for (const { pk, items, places, unread = [] } of store.partitions()) {
      for (const { sk, v, body, index = {} } of items) {
        const lists = Object.entries(index).toSorted(([a], [b]) => (a < b ? -1 : 1))
        add(kindOf({ pk, sk }) ?? strange, [pk, sk, v, body, lists, places?.get(sk) ?? null])
      }
      for (const { sk } of unread) add(kindOf({ pk, sk }) ?? strange, [pk, sk])
    }
  } finally {
    store.close()
  }
  return found
}

/** Items of no kind. */
const strange = '—'

/** Kinds whose items are not the same in both. */
export const kindsApart = (before: Contents, after: Contents): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((kind) => {
      const [one, other] = [before.get(kind), after.get(kind)]
      return !one || !other || one.n !== other.n || !one.digest.equals(other.digest)
    })
    .toSorted()
