import { expect, it } from 'vitest'
import type { Paper } from '#engine/papers/paper.ts'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import type { Block } from '#engine/store/printing.ts'
import { golden } from '#tests/support/golden.ts'
import { workedPapers } from '#tests/support/pages/worked-papers.ts'
import { folderOf } from '#workflows/common/text.ts'
import { commonLetters } from '#workflows/contract/paper.ts'
import { procedures } from '#workflows/index.ts'

/** Letters by procedure × kind × outcome, for a lawyer. */
const said = new Map<string, string>()
for (const { paper } of await workedPapers()) {
  const { id = '', outcome = null } = paper.facts.text ?? {}
  const name = nameOf(id, outcome)
  if (!said.has(name)) said.set(name, `${sayPaper(paper, 'zh')}\n\n—\n\n${sayPaper(paper, 'en')}\n`)
}

const names = golden(new URL('golden/', import.meta.url), said)

it('every letter that a procedure declares is there, in each outcome, and no other', () => {
  const declared = Object.values(procedures).flatMap(({ id, results: { letters = {} } }) =>
    Object.entries(letters).flatMap(([kind, { outcomes }]) =>
      (outcomes ? Object.keys(outcomes) : [null]).map((outcome) => nameOf(`${folderOf(id)}/${kind}`, outcome)),
    ),
  )
  const common = Object.keys(commonLetters).map((kind) => `common.${kind}.txt`)
  expect(names).toEqual([...common, ...declared].toSorted())
})

function nameOf(id: string, outcome: string | null): string {
  return `${[...id.split('/'), ...(outcome === null ? [] : [outcome])].join('.')}.txt`
}

function sayPaper(paper: Paper, lang: 'zh' | 'en'): string {
  const sheet = paperSheet(paper, lang, { mark: null, draft: false, url: 'https://xy.example', proof: null })
  const { head, number, title, addressee, blocks, signature, date, contact } = sheet
  const ending = [signature, date, contact].join('\n')
  return [head, number, title, `${addressee}：`, ...blocks.map(sayBlock), ending].join('\n\n')
}

function sayBlock(block: Block): string {
  if (block.kind === 'heading') return `## ${block.text}`
  if (block.kind === 'pairs') return block.rows.map(([name, text]) => `${name}　${text}`).join('\n')
  return block.kind === 'table' ? [block.head, ...block.rows].map((row) => row.join(' | ')).join('\n') : block.text
}
