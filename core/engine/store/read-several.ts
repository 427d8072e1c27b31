import { Fault } from '#law/fault.ts'
import { across, openPaged, type Paged, paged } from './paged.ts'
import type { Item, Page, Table } from './ports.ts'
import { type Asked, pageSize, readOne, readPage } from './read.ts'

type Store = Pick<Table, 'query'>
type Range = Omit<Asked, 'prefix' | 'newestFirst'>
type Keyed = { readonly item: Item; readonly key: string }

/** Merges lists by sort keys, one each; its cursor is the last. */
export async function readMerged(
  table: Store,
  lists: readonly Range[],
  at: string | undefined,
  limit = pageSize,
): Promise<Paged<Item>> {
  demandCursor(at)
  const pages = await Promise.all(lists.map((list) => from(table, list, at, limit)))
  return merged(
    pages.flat().toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    limit,
  )
}

/** The same from the newest on. */
export async function readNewest(
  table: Store,
  lists: readonly Pick<Range, 'index' | 'pk'>[],
  at: string | undefined,
  limit = pageSize,
): Promise<Paged<Item>> {
  demandCursor(at)
  const pages = await Promise.all(
    lists.map(async ({ index, pk }) => {
      const to = at ? { to: at } : {}
      const { items } = await table.query({ index, pk, ...to, limit: limit + 2, newestFirst: true })
      return keyed(items, index).filter(({ key }) => !at || key < at)
    }),
  )
  return merged(
    pages.flat().toSorted((a, b) => (a.key > b.key ? -1 : 1)),
    limit,
  )
}

function demandCursor(at: string | undefined): void {
  if (at && !/^[\x20-\x7e]{1,200}$/.test(at)) throw new Fault('table.badCursor', 'this is not the cursor of a page')
}

const keyed = (items: readonly Item[], index: Range['index']): Keyed[] =>
  items.map((item) => ({ item, key: (index === 'main' ? item.sk : item.index?.[index]?.[1]) ?? '' }))

function merged(found: readonly Keyed[], limit: number): Paged<Item> {
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return paged({ items: shown.map(({ item }) => item), cursor: last && found.length > limit ? last.key : null })
}

/** Reads one more than a page holds, to know of more. */
async function from(table: Store, list: Range, at: string | undefined, limit: number) {
  const { index, pk, to } = list
  const start = [list.from, at]
    .flatMap((one) => one || [])
    .toSorted()
    .at(-1)
  if (start !== undefined && to !== undefined && start > to) return []
  const range = { ...(start === undefined ? {} : { from: start }), ...(to === undefined ? {} : { to }) }
  const { items } = await table.query({ index, pk, ...range, limit: limit + 2 })
  return keyed(items, index).filter(({ key }) => !at || key > at)
}

/** Page over consecutive lists; its cursor names list and place. */
export async function readChained(
  table: Store,
  lists: readonly Asked[],
  at: string | undefined,
  limit = pageSize,
): Promise<Paged<Item>> {
  const [, place = '0', rest = ''] = /^(\d{1,3})\.(.*)$/s.exec(at ?? '0.') ?? []
  const items: Item[] = []
  for (const [n, list] of [...lists.entries()].slice(Number(place))) {
    // A full page still says whether a later list has anything.
    if (items.length >= limit) {
      if (await readOne(table, list)) return paged({ items, cursor: `${n}.` })
      continue
    }
    const cursor = n === Number(place) ? rest || undefined : undefined
    const page = openPaged(await readPage(table, list, cursor, limit - items.length))
    items.push(...page.items)
    if (page.cursor !== null) return paged({ items, cursor: `${n}.${page.cursor}` })
  }
  return paged({ items, cursor: null })
}

/** Lists of one kind of line, each after the one before. */
export async function inTurn<T>(
  lists: readonly ((at: string | undefined) => Promise<Paged<T>>)[],
  at: string | undefined,
): Promise<Paged<T>> {
  const [, place = '0', rest = ''] = /^(\d{1,3})\.(.*)$/s.exec(at ?? '0.') ?? []
  const n = Number(place)
  const read = lists[n]
  if (!read) return paged({ items: [], cursor: null })
  const { items, cursor } = openPaged(await read(rest || undefined))
  if (cursor !== null) return paged({ items, cursor: `${n}.${cursor}` })
  return paged({ items, cursor: n + 1 < lists.length ? `${n + 1}.` : null })
}

/** Reads on, boundedly, until the page is half full. */
export async function readSifted<T>(
  read: (at: string | undefined) => Promise<Paged<Item>>,
  sift: (items: readonly Item[]) => readonly T[] | Promise<readonly T[]>,
  at: string | undefined,
  limit = pageSize,
  most = mostReads,
): Promise<Paged<T>> {
  const kept: T[] = []
  let from = at
  for (let reads = 1; ; reads += 1) {
    const { items, cursor } = openPaged(await across(await read(from), sift))
    kept.push(...items)
    if (cursor === null || kept.length * 2 >= limit || reads === most) return paged({ items: kept, cursor })
    from = cursor
  }
}

/** Each page of a list in turn, until the caller has enough. */
export async function* everyPage<T>(read: (at: string | undefined) => Promise<Paged<T>>): AsyncGenerator<readonly T[]> {
  for (let at: string | null = ''; at !== null; ) {
    const { items, cursor }: Page<T> = openPaged(await read(at || undefined))
    yield items
    at = cursor
  }
}

/** Rows of a list up to a number, and if complete. */
export async function gathered<T>(
  read: (at: string | undefined) => Promise<Paged<T>>,
  most: number,
): Promise<{ readonly items: readonly T[]; readonly isAll: boolean }> {
  const items: T[] = []
  for (let at: string | undefined; ; ) {
    const part = openPaged(await read(at))
    items.push(...part.items)
    if (part.cursor === null) return { items, isAll: true }
    if (items.length >= most) return { items, isAll: false }
    at = part.cursor
  }
}

/** Pages of a list as one part; `next`: where another begins. */
export async function partFrom<T>(
  read: (at: string | undefined) => Promise<Paged<T>>,
  from: string,
  pages: number,
): Promise<{ readonly items: readonly T[]; readonly next: string | null }> {
  const items: T[] = []
  let next: string | null = from
  for (let n = 0; n < pages && next !== null; n += 1) {
    const page: Page<T> = openPaged(await read(next || undefined))
    items.push(...page.items)
    next = page.cursor
  }
  return { items, next }
}

const mostReads = 20
