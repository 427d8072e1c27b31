import { describe, expect, it } from 'vitest'
import { readSheet } from './read-sheet.ts'

describe('readSheet', () => {
  const linesOf = async (text: string) => {
    const lines = []
    const sheet = await readSheet(async function* () {
      const bytes = Buffer.from(text)
      for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536)
    })
    if (sheet.kind === 'refused') throw new Error(sheet.code)
    for await (const one of sheet.lines()) lines.push(one)
    return lines
  }
  const rows = [
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1', '2'] },
    { line: 3, cells: ['3', '4'] },
  ]

  it.each([
    ['CRLF rows with a final LF', 'a,b\r\n1,2\r\n3,4\n'],
    ['an LF header with CRLF rows', 'a,b\n1,2\r\n3,4\r\n'],
    ['a CR header with CRLF rows', 'a,b\r1,2\r\n3,4'],
    ['one kind of line end', 'a,b\r\n1,2\r\n3,4\r\n'],
  ])('reads %s', async (_, text) => expect(await linesOf(text)).toEqual(rows))

  it('keeps the line breaks between quotes as they are, and numbers the lines by them', async () => {
    expect(await linesOf('a,b\n1,"x\ny"\r\n3,"p\r\nq"\n5,6\r\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\ny'] },
      { line: 4, cells: ['3', 'p\r\nq'] },
      { line: 6, cells: ['5', '6'] },
    ])
  })

  it('reads a quoted cell at the end of a line that ends otherwise than the first', async () => {
    expect(await linesOf('a,b\r\n1,"2"\n3,"4"\r')).toEqual(rows)
  })

  it('takes a line end that falls between two pieces for one', async () => {
    const long = 'x'.repeat(65_535 - 'a,b\r\n1,'.length)
    const lines = await linesOf(`a,b\r\n1,${long}\r\n3,4\n`)
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 3])
    expect(lines[1]).toEqual({ line: 2, cells: ['1', long] })
  })
})
