import { createHash } from 'node:crypto'
import jsqr from 'jsqr'
import { describe, expect, it } from 'vitest'
import type { Paper } from '#engine/papers/paper.ts'
import { paperSheet, verifyLink } from '#engine/papers/paper-sheet.ts'
import { typstPrinter } from '#hosts/local/paper/typst-printer.ts'
import { sampleSeal } from '#hosts/sample-seal.ts'
import { workedPapers } from '#tests/support/pages/worked-papers.ts'
import { paperKinds } from '#workflows/contract/paper.ts'
import { letterFaults } from './letter-faults.ts'
import { plain, readPdf } from './read-pdf.ts'

const printer = typstPrinter()
const url = 'https://xy.example'
const proof = { index: 12, size: 34, root: 'RaQqF0l3xSmZ0Yc0wWfTzIyQ0b7P2mFQ0b0cC2u9v5k=' }
const sealing = { mark: sampleSeal.mark('HJ', '测试市生态环境局'), draft: false, url, proof }

const sheetsOf = (paper: Paper, draft = false) => [
  paperSheet(paper, 'zh', { ...sealing, draft, mark: draft ? null : sealing.mark }),
  paperSheet(paper, 'en', { ...sealing, draft, mark: null }),
]
const print = (paper: Paper, draft = false) => printer.print(sheetsOf(paper, draft))
const textOf = async (pdf: Uint8Array) => plain((await readPdf(pdf)).map(({ text }) => text).join(''))

/** Paper of each kind, from worked cases. */
const kinds = new Map<string, Paper>((await workedPapers()).toReversed().map(({ paper }) => [paper.facts.kind, paper]))
const hash = (i: number) => createHash('sha256').update(String(i)).digest('hex')
const one = (kind: string): Paper => {
  const paper = kinds.get(kind)
  if (!paper) throw new Error(`no ${kind}`)
  return paper
}

describe('the printed file', () => {
  it.each(paperKinds)('of a %s says all that the paper says, within its edges, in under 128 KB', async (kind) => {
    const paper = one(kind)
    const pdf = await print(paper)
    expect(letterFaults(sheetsOf(paper), await readPdf(pdf))).toEqual([])
    expect(pdf.length).toBeLessThan(128_000)
  })

  it('has fingerprints and whatever else cannot break whole', async () => {
    const paper = one('receipt')
    const evidence = Array.from({ length: 12 }, (_, i) => ({ name: `${'x'.repeat(60 + i)}.pdf`, sha256: hash(i) }))
    const facts = { ...paper.facts, evidence, list: 'y'.repeat(300) }
    const sheets = sheetsOf({ ...paper, facts })
    const pages = await readPdf(await printer.print(sheets))
    expect(letterFaults(sheets, pages)).toEqual([])
    const text = pages.map((page) => plain(page.text)).join('')
    for (const { sha256 } of evidence) expect(text.split(sha256).length - 1).toBe(2)
  })

  it('carries a code that leads to its own verification page', async () => {
    const paper = one('result')
    const pages = await readPdf(await print(paper), 2)
    const found = pages.flatMap(
      ({ image: { data, width, height } }) => jsqr.default(new Uint8ClampedArray(data), width, height)?.data ?? [],
    )
    expect(new Set(found)).toEqual(new Set([verifyLink(url, paper)]))
  })

  it('takes what somebody typed as text, whatever Typst would make of it', async () => {
    const typed = '#panic("x") *b* _i_ $a^2$ = H `c` @ref <l> \\ #read("/etc/passwd") // no'
    const paper = one('result')
    const items = paper.facts.items.map((item) => ({ ...item, claimed: typed }))
    const text = await textOf(await print({ ...paper, facts: { ...paper.facts, items } }))
    expect(text).toContain(plain(typed))
  })

  it('spells out what the typeface lacks, as a rare name or a picture, and says so', async () => {
    const paper = one('result')
    const addressee = { zh: '\u{20bb7}田\ud842', en: '\u{20bb7}田' }
    const items = paper.facts.items.map((item) => ({ ...item, claimed: '👨\u200d👩 好\u0007' }))
    const text = await textOf(await print({ ...paper, facts: { ...paper.facts, addressee, items } }))
    for (const said of ['〔U+20BB7〕田〔U+D842〕', '统一码编号', '〔U+1F468〕〔U+1F469〕好〔U+0007〕'])
      expect(text).toContain(plain(said))
    expect(await textOf(await print(paper))).not.toContain('统一码编号')
  })

  it('says that it is a draft where nothing sealed it, and 样章 where the sample did', async () => {
    expect(await textOf(await print(one('pause'), true))).toContain('草稿')
    const sealed = await textOf(await print(one('pause')))
    expect([sealed.includes('草稿'), sealed.includes('SAMPLE')]).toEqual([false, true])
  })
})
