import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tableLines } from './read-sheet.ts'

/** Lines of a text that comes in pieces of so many characters. */
function linesOf(text: string, size: number) {
  const lines = tableLines(',')
  const found = []
  for (let at = 0; at < text.length; at += size) found.push(...lines.add(text.slice(at, at + size)))
  return [...found, ...lines.end()]
}

/** Records by the parser of the whole; null: it breaks. */
function whole(text: string): readonly string[][] | null {
  const how = { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, skip_empty_lines: true }
  try {
    return parse(text, how)
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
}

const size = fc.integer({ min: 1, max: 40 })

it('reads what was written, however it is cut', () => {
  const cell = fc.string({ unit: fc.constantFrom('甲', 'a', ' ', ',', '"', '\n', '\r\n', '\t'), maxLength: 8 })
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 12 })
  fc.assert(
    fc.property(rows, size, fc.constantFrom('\n', '\r\n'), (all, n, end) => {
      const found = linesOf(stringify(all, { record_delimiter: end, quoted_match: /[\r\n]/ }), n)
      expect(found.map((one) => ('cells' in one ? one.cells : one.broken))).toEqual(all)
    }),
  )
})

it('takes any text as the parser takes it, and breaks where that breaks', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', '\r', '\r\n'), maxLength: 60 })
  fc.assert(
    fc.property(text, size, (given, n) => {
      const found = linesOf(given, n)
      const broken = found.filter((one) => 'broken' in one)
      const should = whole(given)
      expect([given, broken.length > 0]).toEqual([given, should === null])
      if (should) expect(found.map((one) => ('cells' in one ? one.cells : one))).toEqual(should)
    }),
    { numRuns: 2000 },
  )
})

it('stops at a cell that does not end, before it fills the memory', () => {
  const lines = tableLines(',')
  const first = [...lines.add('a,b\n1,2\n3,"')]
  expect(first.map(({ line }) => line)).toEqual([1, 2])
  const found = Array.from({ length: 30 }, () => [...lines.add('没有结束的格子，'.repeat(10_000))]).flat()
  expect([...found, ...lines.end()]).toEqual([{ line: 3, broken: 'a quoted cell does not end' }])
})
