import type { IndexName, Item, Journal, Json, Key, Query, Table, Write } from '#engine/store/ports.ts'
import { cursor, type Place } from '../cursor.ts'
import { afterPrefix, keyOrder } from '../key-order.ts'
import { appendOnly, bareRow, bodyText, checkQuery, checkWrites, identity, isChange, keyOf } from '../table-rules.ts'
import { frozen } from './frozen.ts'

/** Keeps bodies as text; read once, they are frozen and shared. */
type Kept = Omit<Item, 'body'> & { text: string; readonly p: number; body?: Json }
type Entry = { readonly place: Place; readonly kept: Kept }
type Store = {
  readonly items: Map<string, Kept>
  /** Each in its order. */
  readonly partitions: Map<string, Entry[]>
  readonly log: Kept[]
  readonly positions: Map<string, number>
  /** Partitions by arrival, the order of equal index keys. */
  readonly arrival: Map<string, number>
  arrivals: number
}

/** Table of tests and examples: everything but durable. */
export function memoryTable(): { readonly table: Table; readonly journal: Journal } {
  const store: Store = {
    items: new Map(),
    partitions: new Map(),
    log: [],
    positions: new Map(),
    arrival: new Map(),
    arrivals: 0,
  }
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
      positionOf: async (key) => store.positions.get(identity(key)),
    },
  }
}

function transact(store: Store, writes: readonly Write[]): { kind: 'done' } | { kind: 'conflict'; on: number } {
  checkWrites(writes)
  const texts = writes.map((w) => ('put' in w ? bodyText(w.put) : ''))
  const on = writes.findIndex((w) => !holds(w, store.items.get(identity(keyOf(w)))))
  if (on >= 0) return { kind: 'conflict', on }
  for (const write of writes) {
    if (isChange(write) && store.items.get(identity(keyOf(write)))?.log) throw appendOnly(keyOf(write))
  }
  const erased = writes.flatMap((w) => ('erase' in w ? erasedIn(store, w.erase) : []))
  writes.forEach((write, i) => {
    if ('remove' in write) forget(store, write.remove)
    if ('put' in write) keep(store, write.put, texts[i] ?? '')
  })
  for (const { kept, text } of erased) {
    kept.text = text
    delete kept.body
  }
  return { kind: 'done' }
}

function erasedIn({ items }: Store, key: Key) {
  const kept = items.get(identity(key))
  return kept ? [{ kept, text: bodyText(bareRow(opened(kept))) }] : []
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
  if (item.log) store.positions.set(identity(item), store.log.push(kept) - 1)
  for (const [name, place] of places(kept)) {
    const partition = store.partitions.get(name) ?? []
    store.partitions.set(name, partition)
    partition.splice(
      firstAt(partition, (one) => placeOrder(one, place) >= 0),
      0,
      { place, kept },
    )
  }
}

function forget(store: Store, key: Key): void {
  const old = store.items.get(identity(key))
  if (!old) return
  store.items.delete(identity(key))
  for (const [name, place] of places(old)) {
    const partition = store.partitions.get(name) ?? []
    partition.splice(
      firstAt(partition, (one) => placeOrder(one, place) >= 0),
      1,
    )
    if (partition.length === 0) store.partitions.delete(name)
  }
  if (!store.partitions.has(partitionName('main', key.pk))) store.arrival.delete(key.pk)
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
  const all = store.partitions.get(partitionName(query.index, query.pk)) ?? []
  const [low, high] = rangeOf(all, query)
  const found = query.newestFirst
    ? all.slice(Math.max(low, high - query.limit), high).reverse()
    : all.slice(low, Math.min(low + query.limit, high))
  const last = found.at(-1)
  return {
    items: found.map(({ kept }) => opened(kept)),
    cursor: last && high - low > found.length ? cursor.write(last.place) : null,
  }
}

/** Finds from where to where: what is asked for lies together. */
function rangeOf(all: readonly Entry[], { prefix, from = prefix, to, cursor: at, newestFirst }: Query) {
  const after = at === undefined ? undefined : cursor.read(at)
  const end = prefix === undefined ? undefined : afterPrefix(prefix)
  const isBefore = (sk: string) =>
    (end === undefined || keyOrder(sk, end) < 0) && (to === undefined || keyOrder(sk, to) <= 0)
  const low = firstAt(
    all,
    (one) =>
      (from === undefined || keyOrder(from, one[0]) <= 0) && !(after && !newestFirst && placeOrder(one, after) <= 0),
  )
  const high = firstAt(
    all,
    (one) => !isBefore(one[0]) || (after && newestFirst && placeOrder(one, after) >= 0) === true,
  )
  return [low, Math.max(low, high)] as const
}

/** First index that holds; all after it hold too. */
function firstAt(all: readonly Entry[], holds: (place: Place) => boolean): number {
  let low = 0
  for (let high = all.length; low < high; ) {
    const middle = (low + high) >> 1
    const entry = all[middle]
    if (entry && holds(entry.place)) high = middle
    else low = middle + 1
  }
  return low
}

const placeOrder = (a: Place, b: Place) => keyOrder(a[0], b[0]) || a[1] - b[1] || keyOrder(a[2], b[2])

const maybe = (kept: Kept | undefined) => (kept ? opened(kept) : undefined)

function opened(kept: Kept): Item {
  kept.body ??= frozen<Json>(JSON.parse(kept.text))
  const { text: _, p: __, index, ...item } = kept
  return { ...item, body: kept.body, ...(index && { index: { ...index } }) }
}
