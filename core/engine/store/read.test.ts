import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryTable } from '#hosts/memory/table.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { across, openPaged, type Paged } from './paged.ts'
import type { Item } from './ports.ts'
import { readAll, readPage } from './read.ts'
import { readChained, readMerged, readNewest, readSifted } from './read-several.ts'

type Reader = (at: string | undefined) => Promise<Paged<Item>>

const lists = ['a', 'b', 'c'].map((pk) => ({ index: 'queue', pk }) as const)

/** Items of three lists under random days. */
async function filled(places: readonly (readonly [number, number])[]) {
  const { table } = memoryTable()
  for (const [n, [list, day]] of places.entries()) {
    const queue = ['abc'[list] ?? 'a', `2026-01-${String(day).padStart(2, '0')}#${n}`] as const
    await table.transact([{ put: { pk: `case#${n}`, sk: 'case', v: 1, body: n, index: { queue } }, when: 'absent' }])
  }
  return table
}

/** Page by page to the end, like readers. */
async function turned(read: Reader) {
  const pages: (readonly Item[])[] = []
  for (let at: string | null | undefined; at !== null; ) {
    const { items, cursor } = openPaged(await read(at))
    pages.push(items)
    at = cursor
  }
  return pages
}

const places = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.integer({ min: 1, max: 28 })), { maxLength: 40 })
const keyOf = ({ index }: Item) => index?.queue?.[1] ?? ''

describe('a page of a list', () => {
  it('is given with the way on, or does not compile', async () => {
    const { table } = memoryTable()
    const [list = lists[0]] = lists
    // @ts-expect-error Where the page begins is left out.
    const page = await readPage(table, list)
    // @ts-expect-error The items alone would leave the way on behind.
    expect(page.items).toBeUndefined()
    // @ts-expect-error Nor is a page one that is put together of some items.
    const made: Paged<Item> = { items: [], cursor: null }
    expect(made).toBeDefined()
  })

  it('leads, page by page, past every item of several lists once, in the order of their keys', async () => {
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 7 }), async (of, size) => {
        const table = await filled(of)
        const pages = await turned((at) => readMerged(table, lists, at, size))
        const seen = pages.flat().map(keyOf)
        expect(seen).toEqual([...seen].sort())
        const newest = await turned((at) => readNewest(table, lists, at, size))
        expect(newest.flat().map(keyOf)).toEqual(seen.toReversed())
        expect(newest.slice(0, -1).every((page) => page.length === size)).toBe(true)
        expect(seen).toHaveLength(of.length)
        expect(pages.slice(0, -1).every((page) => page.length === size)).toBe(true)
        expect(pages.at(-1)?.length === 0).toBe(of.length === 0)
      }),
      { numRuns: 60 },
    )
  })

  it('goes from one list to the next, and never ends on an empty page', async () => {
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 7 }), async (of, size) => {
        const table = await filled(of)
        const pages = await turned((at) => readChained(table, lists, at, size))
        const all = await Promise.all(lists.map((list) => readAll(table, list)))
        expect(pages.flat().map(keyOf)).toEqual(all.flat().map(keyOf))
        expect(pages.at(-1)?.length === 0).toBe(of.length === 0)
      }),
      { numRuns: 60 },
    )
  })

  it('reads on where most of it is sifted out, and loses nothing', async () => {
    const of = Array.from({ length: 200 }, (_, n) => [n % 3, (n % 28) + 1] as const)
    const table = await filled(of)
    const few = (items: readonly Item[]) => items.filter(({ body }) => Number(body) % 10 === 0)
    const pages = await turned((at) => readSifted((from) => readMerged(table, lists, from, 10), few, at, 10))
    expect(pages.flat()).toHaveLength(20)
    expect(pages.slice(0, -1).every((page) => page.length >= 5)).toBe(true)
  })

  it('keeps its way on through whatever becomes of its items', async () => {
    const table = await filled(Array.from({ length: 9 }, () => [0, 1] as const))
    const page = await across(await readPage(table, lists[0] ?? { index: 'queue', pk: 'a' }, undefined, 4), () => [])
    expect(await itemsOf(Promise.resolve(page))).toEqual([])
    expect(openPaged(page).cursor).not.toBeNull()
  })
})
