import { expect, it } from 'vitest'
import { bytesOf } from '#ledger/bytes.ts'
import { perPart } from './import-job.ts'
import { keepLines, type Line, partOf } from './import-parts.ts'

const heading = ['CF_XDR_MC', 'CF_WSH', 'CF_CFJG']
const lines: readonly Line[] = [
  [2, '甲', '1号', '局'],
  [5, '乙"\\,\n[', '2号\u2028', ''],
  [6, '丙'],
]

/** Rows of a part that is kept as this text, the second of three. */
async function rowsOf(text: string) {
  const files = { read: async (key: string) => (key === 'import/x/part-000001' ? bytesOf(text) : undefined) }
  const { rows } = await partOf({ files }, { id: 'x', heading, language: 'zh', parts: 3 }, 1)
  return [...rows]
}

const expected = [
  { row: perPart + 1, line: 2, cells: { CF_XDR_MC: '甲', CF_WSH: '1号', CF_CFJG: '局' }, surplus: [] },
  { row: perPart + 2, line: 5, cells: { CF_XDR_MC: '乙"\\,\n[', CF_WSH: '2号\u2028', CF_CFJG: '' }, surplus: [] },
  { row: perPart + 3, line: 6, cells: { CF_XDR_MC: '丙', CF_WSH: '', CF_CFJG: '' }, surplus: [] },
]

it('reads a part as it was kept, line by line, as JSON reads it', async () => {
  const texts: string[] = []
  const files = {
    put: async ({ bytes }: { readonly bytes: Uint8Array }) => texts.push(new TextDecoder().decode(bytes)),
  }
  const crypto = { sha256: () => new Uint8Array(32) }
  await keepLines({ files, crypto, clock: { now: () => 0 } } as never, 'import/x/part-000001', lines)
  const [text = ''] = texts
  expect(JSON.parse(text)).toEqual(lines)
  expect(text.split('\n')).toHaveLength(lines.length)
  expect(await rowsOf(text)).toEqual(expected)
})

it('reads a part that an older program kept in one line, one of one row, and one of none', async () => {
  expect(await rowsOf(JSON.stringify(lines))).toEqual(expected)
  expect(await rowsOf(JSON.stringify(lines.slice(0, 1)))).toEqual(expected.slice(0, 1))
  expect(await rowsOf('[]')).toEqual([])
})

it.each([
  ['a line of no number', '[["2","甲"]]'],
  ['a cell of no text', '[[2,"甲"],\n[3,4]]'],
  ['no list of lines', '[2,"甲"]'],
])('refuses %s', async (_, text) => {
  await expect(rowsOf(text)).rejects.toMatchObject({ code: 'storedForm' })
})

it('refuses a part that breaks off', async () => {
  await expect(rowsOf('[[2,"甲"],\n[3,"乙"')).rejects.toThrow(SyntaxError)
})
