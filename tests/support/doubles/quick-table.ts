import type { Item, Journal, Query, Table, Write } from '#engine/store/ports.ts'
import { frozen } from '#hosts/memory/frozen.ts'
import { appendOnly, bareRow, checkQuery, checkWrites, identity, isChange, keyOf } from '#hosts/table-rules.ts'

/** Store of frozen values: copying a map copies it. */
export type QuickStore = { readonly items: Map<string, Item>; readonly log: Item[] }

export const emptyStore = (): QuickStore => ({ items: new Map(), log: [] })
export const copyOf = ({ items, log }: QuickStore): QuickStore => ({ items: new Map(items), log: [...log] })

/** Table for sweeps over thousands of small, quickly copied stores. */
export function quickTable(store: QuickStore): { readonly table: Table; readonly journal: Journal } {
  return {
    table: {
      get: async (key) => store.items.get(identity(key)),
      query: async (query) => page(store, query),
      transact: async (writes) => transact(store, writes),
    },
    journal: {
      since: async (after, limit) =>
        store.log.slice(after + 1, after + 1 + limit).map((item, i) => ({ position: after + 1 + i, item })),
      size: async () => store.log.length,
      positionOf: async ({ pk, sk }) => {
        const at = store.log.findIndex((item) => item.pk === pk && item.sk === sk)
        return at < 0 ? undefined : at
      },
    },
  }
}

function transact({ items, log }: QuickStore, writes: readonly Write[]) {
  checkWrites(writes)
  const on = writes.findIndex((write) => !holds(write, items.get(identity(keyOf(write)))))
  if (on >= 0) return { kind: 'conflict', on } as const
  for (const write of writes) {
    const id = identity(keyOf(write))
    const there = items.get(id)
    if (isChange(write) && there?.log) throw appendOnly(keyOf(write))
    if ('erase' in write && there) {
      const bare = frozen(bareRow(there))
      items.set(id, bare)
      log[log.indexOf(there)] = bare
    }
    if ('remove' in write) items.delete(id)
    if (!('put' in write)) continue
    const kept = frozen(JSON.parse(JSON.stringify(write.put)))
    items.set(id, kept)
    if (kept.log) log.push(kept)
  }
  return { kind: 'done' } as const
}

const holds = ({ when }: Write, kept: Item | undefined) => (when === 'absent' ? kept === undefined : kept?.v === when.v)

function page({ items }: QuickStore, query: Query) {
  checkQuery(query)
  const from = query.cursor ?? ''
  const found: { readonly place: string; readonly item: Item }[] = []
  for (const [id, item] of items) {
    const [pk, sk] = query.index === 'main' ? [item.pk, item.sk] : (item.index?.[query.index] ?? [])
    if (pk !== query.pk || sk === undefined || !sk.startsWith(query.prefix ?? '')) continue
    if ((query.from !== undefined && sk < query.from) || (query.to !== undefined && sk > query.to)) continue
    found.push({ place: `${sk}\0${id}`, item })
  }
  found.sort((a, b) => (query.newestFirst ? -1 : 1) * (a.place < b.place ? -1 : 1))
  const rest = from === '' ? found : found.filter(({ place }) => (query.newestFirst ? place < from : place > from))
  const shown = rest.slice(0, query.limit)
  return {
    items: shown.map(({ item }) => item),
    cursor: rest.length > shown.length ? (shown.at(-1)?.place ?? null) : null,
  }
}
