import { expect, it } from 'vitest'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import { setPaper } from '#hosts/paper/set-paper.ts'
import { sampleSeal } from '#hosts/sample-seal.ts'
import { workedPapers } from '#tests/support/pages/worked-papers.ts'

const [, , , worked] = await workedPapers()
if (!worked) throw new Error('no paper')
const { paper } = worked
const proof = { index: 12, size: 34, root: 'RaQqF0l3xSmZ0Yc0wWfTzIyQ0b7P2mFQ0b0cC2u9v5k=' }
const mark = sampleSeal.mark(paper.unit, paper.facts.by.zh)
const sheets = (['zh', 'en'] as const).map((lang) =>
  paperSheet(paper, lang, { draft: false, url: 'https://xy.example', proof, mark: lang === 'zh' ? mark : null }),
)
const textOf = (pdf: Uint8Array | string) => {
  if (typeof pdf === 'string') throw new Error(pdf)
  return Buffer.from(pdf).toString('latin1')
}
const utf16 = (text: string) => `FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}`

it('tells who hears it what is a heading, a table and a picture, and in which language', async () => {
  const pdf = textOf(await setPaper(sheets))
  expect(pdf).toMatch(
    /\/Type \/Catalog[^>]*\/Lang \(zh-CN\)\s+\/StructTreeRoot \d+ 0 R\s+\/MarkInfo <<\s+\/Marked true/,
  )
  for (const [tag, n] of [
    ['H1', 2],
    ['Figure', 3],
    ['Table', 2],
  ] as const)
    expect(pdf.match(new RegExp(`/S /${tag}\\b`, 'g')), tag).toHaveLength(n)
  // Seal and QR are described in the sheet's language.
  expect(pdf).toContain(`/Alt <${utf16('云浮市生态环境局印章')}>`)
  expect(pdf).toContain('/Alt (QR code to verify this paper: https://xy.example/t/')
  expect(pdf).toMatch(/\/Lang \(en\)/)
})

it('says of an English sheet alone that it is English', async () => {
  const pdf = textOf(await setPaper(sheets.slice(1)))
  expect(pdf).toMatch(/\/Type \/Catalog[^>]*\/Lang \(en\)/)
})

it('is an archive file, level A, of the day it was issued, and the same each time', async () => {
  const [one, again] = [await setPaper(sheets), await setPaper(sheets)].map(textOf)
  expect(one).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
  expect(one).toContain(`/CreationDate (D:${paper.facts.issuedOn.replaceAll('-', '')}`)
  expect(again).toBe(one)
})

it('meets what the compiler asks of PDF/UA-1 as well', async () => {
  expect(textOf(await setPaper(sheets, 'ua-1'))).toContain('<pdfuaid:part>1</pdfuaid:part>')
})
