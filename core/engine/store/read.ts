import { type Paged, paged } from './paged.ts'
import type { Item, Page, Query, Table } from './ports.ts'

export type Asked = Omit<Query, 'cursor' | 'limit'>
type Store = Pick<Table, 'query'>

/** Rows that a page of a list holds. */
export const pageSize = 50
/** For rows of many words: some six screens of a phone. */
export const shortPage = 25

/** One page of a list: the only bounded way. */
export async function readPage(
  table: Store,
  asked: Asked,
  at: string | undefined,
  limit = pageSize,
): Promise<Paged<Item>> {
  return paged(await readPart(table, asked, at, limit))
}

/** Part of a list, for work that goes on behind it later. */
export const readPart = (table: Store, asked: Asked, at: string | undefined, limit: number): Promise<Page<Item>> =>
  table.query({ ...asked, limit, ...(at ? { cursor: at } : {}) })

const perRead = 200

/** Part after part of a list, to its end. */
async function* parts(table: Store, asked: Asked, limit = perRead): AsyncGenerator<readonly Item[]> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Page<Item> = await readPart(table, asked, cursor, limit)
    yield page.items
    cursor = page.cursor
  }
}

/** All of a list, for complete work; no page. */
export async function* everyItem(table: Store, asked: Asked, batch = perRead): AsyncGenerator<Item> {
  for await (const items of parts(table, asked, batch)) yield* items
}

/** All at once, of lists short by nature or needed whole. */
export async function readAll(table: Store, asked: Asked): Promise<readonly Item[]> {
  const all: Item[] = []
  for await (const items of parts(table, asked)) all.push(...items)
  return all
}

/** The first of a list: of a lookup, the one there is. */
export async function readOne(table: Store, asked: Asked): Promise<Item | undefined> {
  const { items } = await table.query({ ...asked, limit: 1 })
  return items[0]
}

/** As many as a round works off; the rest comes first next. */
export async function readRound(table: Store, asked: Asked, limit: number): Promise<readonly Item[]> {
  return (await table.query({ ...asked, limit })).items
}
