import type { Item, Key, Query, Table, Write } from '#engine/store/ports.ts'

type RequestTable = Table & { begin(): void }

/**
 * Reads each item and list once a request, and knows its own writes. One at a time:
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
export function requestReads(table: Table): RequestTable {
  let known: Map<string, Known> | null = null
  function once<T>(name: string, place: string, read: () => Promise<T>): Promise<T> {
    const all = known
    const there = all?.get(name)
    // Kept under a name that says what was asked.
    if (there) return there.answer as Promise<T>
    const answer = read()
    all?.set(name, { place, answer })
    answer.catch(() => all?.delete(name))
    return answer
  }
  const forget = (writes: readonly Write[]) => {
    const places = new Set(writes.flatMap(placesOf))
    for (const [name, { place }] of known ?? [])
      if (places.has(place) || (places.has(anyIndex) && isIndexed(place))) known?.delete(name)
  }
  return {
    begin() {
      known = new Map()
    },
    get: (key) => once(itemAt(key), itemAt(key), async () => whole(await table.get(key))),
    query: (query) =>
      once(JSON.stringify(query), placeOf(query), async () => {
        const page = await table.query(query)
        return known ? { ...page, items: page.items.map(frozen) } : page
      }),
    async transact(writes) {
      forget(writes)
      const done = await table.transact(writes)
      // Somebody else wrote: nothing that was read may still hold.
      if (done.kind === 'conflict') known &&= new Map()
      else {
        forget(writes)
        for (const write of writes) if ('put' in write && !write.put.log) keep(write.put)
      }
      return done
    },
  }

  /** Copies it as the table would give it. */
  function keep(put: Item): void {
    const item: Item = JSON.parse(JSON.stringify(put))
    known?.set(itemAt(put), { place: itemAt(put), answer: Promise.resolve(frozen(item)) })
  }

  function whole(item: Item | undefined): Item | undefined {
    return known && item ? frozen(item) : item
  }
}

type Known = { readonly place: string; readonly answer: Promise<unknown> }

const itemAt = ({ pk, sk }: Key) => `${pk}\0\0${sk}`
const indexed = (name: string, pk: string) => `${name}\0${pk}`
const isIndexed = (place: string) => place.includes('\0') && !place.includes('\0\0')
const placeOf = ({ index, pk }: Pick<Query, 'index' | 'pk'>) => (index === 'main' ? pk : indexed(index, pk))
const anyIndex = ''

/** Places that a write touches; changed rows may leave any index. */
function placesOf(write: Write): readonly string[] {
  if ('check' in write) return []
  if ('remove' in write) return [itemAt(write.remove), write.remove.pk, anyIndex]
  const { pk, index = {} } = write.put
  const own = Object.entries(index).map(([name, [partition]]) => indexed(name, partition))
  return [itemAt(write.put), pk, ...own, ...(write.when === 'absent' ? [] : [anyIndex])]
}

/** Of a frozen body each kind keeps its reading. */
function frozen(item: Item): Item {
  if (typeof item.body === 'object' && item.body !== null) Object.freeze(item.body)
  return item
}
