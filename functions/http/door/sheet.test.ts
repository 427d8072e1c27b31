import { expect, it } from 'vitest'
import { paged } from '#engine/store/paged.ts'
import { partsOf, sheetPart } from './sheet.ts'

const rows = Array.from({ length: 12_001 }, (_, n) => n)
const form = { columns: ['n'], row: (n: number) => [String(n)], rest: 'next part' }

/** A list of which the reader is not shown every seventh row. */
async function read(at: string | undefined, limit: number) {
  const from = Number(at ?? 0)
  const items = rows.slice(from, from + limit).filter((n) => n % 7 > 0)
  return paged({ items, cursor: from + limit < rows.length ? String(from + limit) : null })
}

it('gives a long list whole in parts, each row once, and says where one is not the last', async () => {
  const parts = await partsOf(read)
  expect(parts).toEqual(['', '5000', '10000'])
  const bodies = await Promise.all(parts.map((at) => sheetPart('list', form, read, at)))
  const lines = bodies.map(({ body = '' }) => body.trim().split('\n').slice(1))
  expect(lines.map((all) => all.at(-1))).toEqual(['next part', 'next part', '12000'])
  const numbers = lines.flat().filter((line) => line !== 'next part')
  expect(numbers).toEqual(rows.filter((n) => n % 7 > 0).map(String))
})
