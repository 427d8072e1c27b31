import { afterAll, expect, it } from 'vitest'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import type { Sheet } from '#engine/store/printing.ts'
import { typstPrinter } from '#hosts/local/paper/typst-printer.ts'
import { sampleSeal } from '#hosts/sample-seal.ts'
import { workedPapers } from '#tests/support/pages/worked-papers.ts'
import { letterFaults } from './letter-faults.ts'
import { readPdf } from './read-pdf.ts'

const printer = typstPrinter()
afterAll(() => printer.close())

const proof = { index: 12, size: 34, root: 'RaQqF0l3xSmZ0Yc0wWfTzIyQ0b7P2mFQ0b0cC2u9v5k=' }
const sealing = { draft: false, url: 'https://xy.example', proof }
const letters = await workedPapers()

it.each(letters)('$name is whole on its pages', async ({ paper }) => {
  const mark = sampleSeal.mark(paper.unit, paper.facts.by.zh)
  const sheets = [paperSheet(paper, 'zh', { ...sealing, mark }), paperSheet(paper, 'en', { ...sealing, mark: null })]
  expect(letterFaults(sheets, await readPdf(await printer.print(sheets)))).toEqual([])
})

it('ends well at whatever length', async () => {
  const [first] = letters
  if (!first) throw new Error('no letter')
  const mark = sampleSeal.mark('HJ', '测试市生态环境局')
  const faults: string[] = []
  for (let lines = 1; lines <= 60; lines += 1) {
    const sheets = (['zh', 'en'] as const).map((lang): Sheet => {
      const sheet = paperSheet(first.paper, lang, { ...sealing, mark: lang === 'zh' ? mark : null })
      const text =
        lang === 'zh'
          ? '这一段说明理由，写满一行多一点，看它怎样断开，又怎样收尾。'
          : 'A paragraph that gives reasons, a little longer than one line of the page, to see it break.'
      return { ...sheet, blocks: Array.from({ length: lines }, (_, i) => ({ kind: 'text', text: `${i}${text}` })) }
    })
    const found = letterFaults(sheets, await readPdf(await printer.print(sheets)))
    faults.push(...found.map((fault) => `${lines}: ${fault}`))
  }
  expect(faults).toEqual([])
})
