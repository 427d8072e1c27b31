import type { Item, Key, Page, Query, Table, Write } from '#engine/store/ports.ts'
import { keyOrder } from '../../key-order.ts'
import { keyOf } from '../../table-rules.ts'

type RequestTable = Table & { begin(): void }

/**
 * Reads each item and list once a request, and knows its own writes. One at a time:
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
export function requestReads(table: Table): RequestTable {
  let known: Map<string, Known> | null = null
  /** Transactions under way, and those begun. */
  let [flying, begun] = [0, 0]
  function once<T>(name: string, one: Pick<Known, 'place' | 'list'>, read: () => Promise<T>): Promise<T> {
    const all = known
    const there = all?.get(name)
    // Kept under a name that says what was asked.
    if (there) return there.answer as Promise<T>
    const answer = read()
    all?.set(name, { ...one, answer })
    answer.catch(() => all?.delete(name))
    return answer
  }
  return {
    begin() {
      known = new Map()
    },
    get: (key) => once(itemAt(key), { place: itemAt(key) }, async () => whole(await table.get(key))),
    query(query) {
      const there = wholeFor(known, query)
      if (there) return Promise.resolve(there)
      const list: KnownList = { query, page: null }
      return once(JSON.stringify(query), { place: placeOf(query), list }, async () => {
        const page = await table.query(query)
        list.page = known ? { ...page, items: page.items.map(frozen) } : page
        return list.page
      })
    },
    async transact(writes) {
      const [before, isAlone, turn] = [known, flying === 0, ++begun]
      const lists = forget(known, writes)
      flying += 1
      const done = await table.transact(writes).finally(() => {
        flying -= 1
      })
      // Somebody else wrote: nothing that was read may still hold.
      if (done.kind === 'conflict') {
        known &&= new Map()
        return done
      }
      forget(known, writes)
      const puts = writes.flatMap((write) => ('put' in write ? [copied(write.put)] : []))
      const isSame = isAlone && turn === begun && known === before
      if (isSame) follow(known, lists, { puts, writes })
      for (const put of puts) if (!put.log) keep(put, put)
      for (const write of writes) if ('remove' in write) keep(write.remove, undefined)
      return done
    },
  }

  function keep(key: Key, item: Item | undefined): void {
    known?.set(itemAt(key), { place: itemAt(key), answer: Promise.resolve(item) })
  }

  function whole(item: Item | undefined): Item | undefined {
    return known && item ? frozen(item) : item
  }
}

type Done = { readonly puts: readonly Item[]; readonly writes: readonly Write[] }

/** Takes lists on to what was written. */
function follow(known: Map<string, Known> | null, lists: ReturnType<typeof forget>, done: Done): void {
  for (const [name, one] of lists) {
    const next = moved(one, done)
    if (next) known?.set(name, next)
  }
}

/** Answers from a whole list that a wider query gave. */
function wholeFor(known: Map<string, Known> | null, asked: Query): Page<Item> | null {
  if (asked.cursor !== undefined) return null
  for (const { list } of known?.values() ?? []) {
    if (!list?.page || list.page.cursor !== null || !isWithin(asked, list.query)) continue
    const items = list.page.items.filter((item) => asked.index !== 'main' || isIn(asked, item.sk))
    if (items.length > asked.limit) continue
    const isTurned = (asked.newestFirst ?? false) !== (list.query.newestFirst ?? false)
    return { items: isTurned ? items.toReversed() : items, cursor: null }
  }
  return null
}

/** Of an index the same range alone. */
function isWithin(asked: Query, { index, pk, prefix, from, to, cursor }: Query): boolean {
  if (asked.index !== index || asked.pk !== pk || cursor !== undefined) return false
  if (asked.prefix === prefix && asked.from === from && asked.to === to) return true
  if (index !== 'main' || from !== undefined || to !== undefined) return false
  const ends = asked.prefix === undefined ? [asked.from, asked.to] : [asked.prefix]
  return prefix === undefined || ends.every((end) => end?.startsWith(prefix))
}

/** As the table would give it. */
const copied = (put: Item): Item => frozen(JSON.parse(JSON.stringify(put)))

/** Takes out what writes touch; answers lists that can follow them. */
function forget(
  known: Map<string, Known> | null,
  writes: readonly Write[],
): readonly (readonly [string, KnownWhole])[] {
  const places = new Set(writes.flatMap(placesOf))
  const follow: (readonly [string, KnownWhole])[] = []
  for (const [name, { list, place }] of known ?? []) {
    const touched = list?.query.index === 'main' ? writes.filter((write) => isInside(list.query, write)) : null
    const isTouched = touched ? touched.length > 0 : places.has(place) || (places.has(anyIndex) && isIndexed(place))
    if (!isTouched) continue
    known?.delete(name)
    const isPlain = touched?.every((write) => !('erase' in write || ('put' in write && write.put.log)))
    if (list?.page && isPlain && list.page.cursor === null && list.query.cursor === undefined)
      follow.push([name, { place, query: list.query, page: list.page }])
  }
  return follow
}

/** True where a write may change a list of a partition. */
function isInside({ pk, prefix, from, to }: Query, write: Write): boolean {
  const key = keyOf(write)
  return !('check' in write) && key.pk === pk && isIn({ prefix, from, to }, key.sk)
}

function isIn({ prefix, from, to }: { [name in 'prefix' | 'from' | 'to']?: string | undefined }, sk: string): boolean {
  if (prefix !== undefined) return sk.startsWith(prefix)
  return (from === undefined || keyOrder(from, sk) <= 0) && (to === undefined || keyOrder(sk, to) <= 0)
}

/** A whole list after own writes; null: no longer one page. */
function moved({ place, query, page }: KnownWhole, { puts, writes }: Done): Known | null {
  const inside = writes.filter((write) => isInside(query, write))
  const changed = new Set(inside.map((write) => keyOf(write).sk))
  const added = puts.filter(({ pk, sk }) => pk === query.pk && changed.has(sk))
  const items = [...page.items.filter(({ sk }) => !changed.has(sk)), ...added].toSorted(
    (a, b) => keyOrder(a.sk, b.sk) * (query.newestFirst ? -1 : 1),
  )
  if (items.length > query.limit) return null
  const next: Page<Item> = { items, cursor: null }
  return { place, list: { query, page: next }, answer: Promise.resolve(next) }
}

type KnownList = { readonly query: Query; page: Page<Item> | null }
type KnownWhole = { readonly place: string; readonly query: Query; readonly page: Page<Item> }
type Known = { readonly place: string; readonly answer: Promise<unknown>; readonly list?: KnownList }

const itemAt = ({ pk, sk }: Key) => `${pk}\0\0${sk}`
const indexed = (name: string, pk: string) => `${name}\0${pk}`
const isIndexed = (place: string) => place.includes('\0') && !place.includes('\0\0')
const placeOf = ({ index, pk }: Pick<Query, 'index' | 'pk'>) => (index === 'main' ? pk : indexed(index, pk))
const anyIndex = ''

/** Places that a write touches; changed rows may leave any index. */
function placesOf(write: Write): readonly string[] {
  if ('check' in write) return []
  if (!('put' in write)) return [itemAt(keyOf(write)), keyOf(write).pk, anyIndex]
  const { pk, index = {} } = write.put
  const own = Object.entries(index).map(([name, [partition]]) => indexed(name, partition))
  return [itemAt(write.put), pk, ...own, ...(write.when === 'absent' ? [] : [anyIndex])]
}

/** Of a frozen body each kind keeps its reading. */
function frozen(item: Item): Item {
  if (typeof item.body === 'object' && item.body !== null) Object.freeze(item.body)
  return item
}
