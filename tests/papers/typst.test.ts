import { PDFiumLibrary } from '@hyzyla/pdfium'
import jsqr from 'jsqr'
import { describe, expect, it } from 'vitest'
import { type Paper, paperOf } from '#engine/paper.ts'
import { papersOf } from '#engine/paper-issue.ts'
import { type Block, paperSheet, verifyLink } from '#engine/paper-sheet.ts'
import { typstPrinter } from '#hosts/local/typst-printer.ts'
import { sampleSeal } from '#hosts/sample-seal.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { paperTemplates } from '#workflows/paper-words.ts'

const printer = typstPrinter()
const url = 'https://xy.example'
const proof = { index: 12, size: 34, root: 'RaQqF0l3xSmZ0Yc0wWfTzIyQ0b7P2mFQ0b0cC2u9v5k=' }
const sealing = { mark: sampleSeal.mark('HJ', '测试市生态环境局'), draft: false, url, proof }

const print = (paper: Paper, draft = false) =>
  printer.print([
    paperSheet(paper, 'zh', { ...sealing, draft, mark: draft ? null : sealing.mark }),
    paperSheet(paper, 'en', { ...sealing, draft, mark: null }),
  ])

/** One paper of each kind, out of the worked cases. */
const kinds = await (async () => {
  const found = new Map<string, Paper>()
  for (const [id, { examples }] of Object.entries(procedures))
    for (const example of examples) {
      const engine = testEngine()
      await runExample(engine, id, example)
      for (const paper of (await papersOf(engine.table, caseId)).map(paperOf))
        if (!found.has(paper.facts.kind)) found.set(paper.facts.kind, paper)
    }
  return found
})()
const one = (kind: string): Paper => {
  const paper = kinds.get(kind)
  if (!paper) throw new Error(`no ${kind}`)
  return paper
}

async function read(pdf: Uint8Array) {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(Buffer.from(pdf))
  const pages = [...document.pages()]
  const texts = pages.map((page) => page.getText())
  const images = await Promise.all(pages.map((page) => page.render({ scale: 2, render: 'bitmap' })))
  document.destroy()
  library.destroy()
  return { text: plain(texts.join('')), pages: texts, images }
}

/** A line may break anywhere, and Chinese has no blanks. */
const plain = (text: string) => text.replace(/\s/g, '')

const said = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'pairs') return block.rows.flat()
    return block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.text]
  })

describe('the printed file', () => {
  it.each(Object.keys(paperTemplates))(
    'of a %s says all that the paper says, and no more than 100 KB',
    async (kind) => {
      const paper = one(kind)
      const pdf = await print(paper)
      expect(pdf.length).toBeLessThan(100_000)
      const { text, pages } = await read(pdf)
      const sheet = paperSheet(paper, 'zh', sealing)
      for (const part of [
        sheet.title,
        sheet.number,
        sheet.addressee,
        sheet.signature,
        sheet.date,
        ...said(sheet.blocks),
      ])
        expect(text).toContain(plain(part))
      expect(plain(pages[0] ?? '')).toContain(`第1页共${pages.length}页`)
    },
  )

  it.each(Object.keys(paperTemplates))('of a %s has words of the paper on the page with the seal', async (kind) => {
    const paper = one(kind)
    const { pages } = await read(await print(paper))
    const { blocks, signature, date, title } = paperSheet(paper, 'zh', sealing)
    const last = said(blocks.slice(-1)).at(-1) ?? title
    const signed = pages.map(plain).filter((page) => page.includes(plain(signature + date)))
    expect(signed.some((page) => page.includes(plain(last).slice(-8)))).toBe(true)
  })

  it('carries a code that leads to its own verification page', async () => {
    const paper = one('result')
    const { images } = await read(await print(paper))
    const found = images.flatMap(({ data, width, height }) => {
      const rgba = new Uint8ClampedArray(data)
      // PDFium gives blue first.
      for (let i = 0; i < rgba.length; i += 4) [rgba[i], rgba[i + 2]] = [rgba[i + 2] ?? 0, rgba[i] ?? 0]
      return jsqr.default(rgba, width, height)?.data ?? []
    })
    expect(new Set(found)).toEqual(new Set([verifyLink(url, paper)]))
  })

  it('takes what somebody typed as text, whatever Typst would make of it', async () => {
    const typed = '#panic("x") *b* _i_ $a^2$ = H `c` @ref <l> \\ #read("/etc/passwd") // no'
    const paper = one('result')
    const items = paper.facts.items.map((item) => ({ ...item, claimed: typed }))
    const { text } = await read(await print({ ...paper, facts: { ...paper.facts, items } }))
    expect(text).toContain(plain(typed))
  })

  it('says that it is a draft where nothing sealed it, and 样章 where the sample did', async () => {
    expect((await read(await print(one('pause'), true))).text).toContain('草稿')
    const sealed = (await read(await print(one('pause')))).text
    expect([sealed.includes('草稿'), sealed.includes('SAMPLE')]).toEqual([false, true])
  })
})
