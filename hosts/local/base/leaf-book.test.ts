import { expect, it } from 'vitest'
import { leafBook } from './leaf-book.ts'

const leaf = (n: number) => new Uint8Array(32).fill(n)
const leaves = (from: number, count: number) =>
  Uint8Array.from(Array.from({ length: count }, (_, i) => [...leaf(from + i)]).flat())
const numbers = (found: readonly Uint8Array[]) => found.map(([first]) => first)

it('gives the hashes after a position, part by part, and none across a gap', () => {
  const book = leafBook()
  expect(book.after(-1, 9)).toEqual([])
  book.add(5, leaves(2, 3))
  book.add(7, leaves(5, 2))
  book.add(12, leaves(10, 2))
  // Rows 0 and 1 are somebody else's.
  expect(book.after(-1, 9)).toEqual([])
  expect(numbers(book.after(1, 2))).toEqual([2, 3])
  expect(numbers(book.after(3, 9))).toEqual([4])
  expect(numbers(book.after(4, 9))).toEqual([5, 6])
  expect(book.after(6, 9)).toEqual([])
  expect(numbers(book.after(9, 9))).toEqual([10, 11])
  expect(book.after(11, 9)).toEqual([])
})

it('keeps the newest, by whole parts', () => {
  const book = leafBook(5)
  for (const from of [0, 3, 6]) book.add(from + 3, leaves(from, 3))
  expect(book.after(2, 9)).toEqual([])
  expect(numbers(book.after(5, 9))).toEqual([6, 7, 8])
})
