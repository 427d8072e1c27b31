import { expect, it } from 'vitest'
import type { Item, Journal } from '#engine/store/ports.ts'
import { rowsSince } from './rows-since.ts'

const plain = (position: number): Item => ({ pk: 'p', sk: String(position), v: 1, log: true, body: { position } })
const later = (position: number): Item => ({
  ...{ pk: 'p', sk: String(position), v: 1, log: true },
  get body() {
    return { position }
  },
})

/** A journal of five rows that tells what was asked of it. */
function journalOf(itemAt: (position: number) => Item) {
  const asked: [after: number, limit: number][] = []
  const journal: Journal = {
    async since(after, limit) {
      asked.push([after, limit])
      const positions = [0, 1, 2, 3, 4].slice(after + 1, after + 1 + limit)
      return positions.map((position) => ({ position, item: itemAt(position) }))
    },
    size: async () => 5,
    positionOf: async () => undefined,
  }
  return { journal, asked }
}

it('reads whole rows once between all who follow, and freezes them', async () => {
  const { journal, asked } = journalOf(plain)
  const rows = await rowsSince(journal, -1, 3, 5)
  expect(rows.map(({ position }) => position)).toEqual([0, 1, 2])
  expect(await rowsSince(journal, -1, 9, 5)).toHaveLength(5)
  expect((await rowsSince(journal, 0, 2, 5)).map(({ item }) => item)).toEqual([plain(1), plain(2)])
  expect(asked).toEqual([
    [-1, 3],
    [2, 6],
  ])
  expect(Object.isFrozen(rows[0]?.item.body)).toBe(true)
})

it('keeps none that is read later', async () => {
  const { journal, asked } = journalOf(later)
  const rows = await rowsSince(journal, -1, 9, 5)
  expect(await rowsSince(journal, -1, 9, 5)).toEqual(rows)
  expect(asked).toEqual([
    [-1, 9],
    [-1, 9],
  ])
})
