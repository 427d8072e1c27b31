import type { IndexName, Item, Journal, Key, Query, Table, Write } from '#engine/ports.ts'
import { cursor, type Place } from '../cursor.ts'
import { keyOrder } from '../key-order.ts'
import { appendOnly, bodyText, checkQuery, checkWrites, identity, keyOf } from '../table-rules.ts'

/** As kept: the body is text, so that nobody holds a part of the store in his hands. */
type Kept = Omit<Item, 'body'> & { readonly text: string; readonly p: number }
type Entry = { readonly place: Place; readonly kept: Kept }
type Store = {
  readonly items: Map<string, Kept>
  readonly partitions: Map<string, Map<string, Entry>>
  readonly log: Kept[]
  /** Partitions in order of arrival, which is the order of equal index keys. */
  readonly arrival: Map<string, number>
  arrivals: number
}

/** The table of tests, of the crash sweep and of examples: everything but durable. */
export function memoryTable(): { readonly table: Table; readonly journal: Journal } {
  const store: Store = { items: new Map(), partitions: new Map(), log: [], arrival: new Map(), arrivals: 0 }
  return {
    table: {
      get: async (key) => maybe(store.items.get(identity(key))),
      query: async (query) => page(store, query),
      transact: async (writes) => transact(store, writes),
    },
    journal: {
      since: async (after, limit) =>
        store.log
          .slice(after + 1, after + 1 + limit)
          .map((kept, i) => ({ position: after + 1 + i, item: opened(kept) })),
      size: async () => store.log.length,
      positionOf: async ({ pk, sk }) => {
        const at = store.log.findIndex((kept) => kept.pk === pk && kept.sk === sk)
        return at < 0 ? undefined : at
      },
    },
  }
}

function transact(store: Store, writes: readonly Write[]): { kind: 'done' } | { kind: 'conflict'; on: number } {
  checkWrites(writes)
  const texts = writes.map((w) => ('put' in w ? bodyText(w.put) : ''))
  const on = writes.findIndex((w) => !holds(w, store.items.get(identity(keyOf(w)))))
  if (on >= 0) return { kind: 'conflict', on }
  for (const write of writes) {
    if (!('check' in write) && store.items.get(identity(keyOf(write)))?.log) throw appendOnly(keyOf(write))
  }
  writes.forEach((write, i) => {
    if ('remove' in write) forget(store, write.remove)
    if ('put' in write) keep(store, write.put, texts[i] ?? '')
  })
  return { kind: 'done' }
}

const holds = (write: Write, kept: Kept | undefined) =>
  write.when === 'absent' ? kept === undefined : kept?.v === write.when.v

function keep(store: Store, item: Item, text: string): void {
  const p = store.arrival.get(item.pk) ?? store.arrivals++
  forget(store, item)
  store.arrival.set(item.pk, p)
  const { body: _, index, ...rest } = item
  const kept = { ...rest, p, ...(Object.keys(index ?? {}).length > 0 && { index: structuredClone(index) }), text }
  store.items.set(identity(item), kept)
  if (item.log) store.log.push(kept)
  for (const [name, place] of places(kept)) {
    const partition = store.partitions.get(name) ?? new Map<string, Entry>()
    store.partitions.set(name, partition.set(identity(kept), { place, kept }))
  }
}

function forget(store: Store, key: Key): void {
  const old = store.items.get(identity(key))
  if (!old) return
  store.items.delete(identity(key))
  for (const [name] of places(old)) store.partitions.get(name)?.delete(identity(key))
  if (store.partitions.get(partitionName('main', key.pk))?.size === 0) store.arrival.delete(key.pk)
}

function places(item: Kept): readonly (readonly [string, Place])[] {
  const entries = Object.entries(item.index ?? {})
  return [
    [partitionName('main', item.pk), [item.sk, item.p, item.sk]],
    ...entries.map(([name, [pk, sk]]) => [`${name}\0${pk}`, [sk, item.p, item.sk]] as const),
  ]
}

const partitionName = (index: 'main' | IndexName, pk: string) => `${index}\0${pk}`

function page(store: Store, query: Query) {
  checkQuery(query)
  const sign = query.newestFirst ? -1 : 1
  const after = query.cursor === undefined ? undefined : cursor.read(query.cursor)
  const found = [...(store.partitions.get(partitionName(query.index, query.pk))?.values() ?? [])]
    .filter(({ place }) => wanted(query, place[0]) && (!after || sign * placeOrder(place, after) > 0))
    .sort((a, b) => sign * placeOrder(a.place, b.place))
  const items = found.slice(0, query.limit)
  const last = items.at(-1)
  return {
    items: items.map(({ kept }) => opened(kept)),
    cursor: last && found.length > items.length ? cursor.write(last.place) : null,
  }
}

const wanted = (query: Query, sk: string) =>
  sk.startsWith(query.prefix ?? '') &&
  (query.from === undefined || keyOrder(query.from, sk) <= 0) &&
  (query.to === undefined || keyOrder(sk, query.to) <= 0)

const placeOrder = (a: Place, b: Place) => keyOrder(a[0], b[0]) || a[1] - b[1] || keyOrder(a[2], b[2])

const maybe = (kept: Kept | undefined) => (kept ? opened(kept) : undefined)

function opened({ text, p: _, ...item }: Kept): Item {
  return structuredClone({ ...item, body: JSON.parse(text) })
}
