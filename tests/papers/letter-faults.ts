import type { Block, Sheet } from '#engine/store/printing.ts'
import { hasInk, plain, type ReadPage } from './read-pdf.ts'

/** Faults of a printed paper, read back; empty where nothing is. */
export function letterFaults(sheets: readonly Sheet[], pages: readonly ReadPage[]): readonly string[] {
  const parts = sheets.map((sheet, i) => pagesOf(sheet, i, pages))
  return parts.flatMap((mine, i) => {
    const sheet = sheets[i]
    return sheet ? sheetFaults(sheet, mine).map((fault) => `${sheet.lang}: ${fault}`) : []
  })
}

/** Each language begins with its own title, and its pages follow. */
function pagesOf(sheet: Sheet, i: number, pages: readonly ReadPage[]): readonly ReadPage[] {
  const sizes = Array.from({ length: pages.length }, (_, n) => n + 1)
  const size = sizes.find((of) => {
    const first = i === 0 ? 0 : pages.length - of
    const mine = pages.slice(first, first + of)
    return mine.length === of && mine.every(({ text }, n) => plain(text).includes(foot(sheet, n + 1, of)))
  })
  return size === undefined ? [] : i === 0 ? pages.slice(0, size) : pages.slice(-size)
}

const foot = ({ page }: Sheet, n: number, of: number) =>
  plain(page.replace('{n}', String(n)).replace('{of}', String(of)))

function sheetFaults(sheet: Sheet, pages: readonly ReadPage[]): readonly string[] {
  if (pages.length === 0) return ['its pages are not numbered by themselves']
  // Sentences may cross pages: removes the foot between.
  const text = pages.map((page, n) => plain(page.text).replace(foot(sheet, n + 1, pages.length), '')).join('')
  const missing = [
    sheet.head,
    sheet.title,
    sheet.number,
    sheet.addressee,
    ...said(sheet.blocks),
    sheet.signature,
    sheet.date,
    sheet.contact,
    sheet.proof,
  ]
    .filter((part) => !text.includes(spoken(sheet, part)))
    .map((part) => `does not say ${part}`)
  return [...missing, ...pages.flatMap(edgeFaults), ...endingFaults(sheet, pages)]
}

/** Nothing beyond the margins (28 and 26 mm, punctuation 2 more) or at the edge, but the red line. */
const edgeFaults = (page: ReadPage, i: number): readonly string[] =>
  [
    { name: 'left', box: [0, 45, 25.5, 297] },
    { name: 'right', box: [186.5, 45, 210, 297] },
    { name: 'lower', box: [0, 290, 210, 297] },
  ].flatMap(({ name, box: [a = 0, b = 0, c = 0, d = 0] }) =>
    hasInk(page, [a, b, c, d]) ? [`page ${i + 1} runs over its ${name} edge`] : [],
  )

/** No page of two lines and a seal, none a quarter empty. */
function endingFaults(sheet: Sheet, pages: readonly ReadPage[]): readonly string[] {
  const last = pages.at(-1)
  if (!last || pages.length === 1) return []
  const lines = last.text.split(/\r?\n/).map(plain)
  const signed = lines.findIndex((line) => line !== '' && plain(sheet.signature).startsWith(line))
  return [
    ...(signed < 3 ? [`has ${signed} lines over the signature of its last page`] : []),
    ...pages
      .slice(0, -1)
      .flatMap((page, i) => (hasInk(page, [26, 210, 186, 264]) ? [] : [`page ${i + 1} is left empty`])),
  ]
}

const said = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'pairs') return block.rows.flat()
    return block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.text]
  })

/** As the face of the translation writes it. */
const spoken = ({ lang }: Sheet, part: string) =>
  plain(lang === 'zh' ? part : part.replace(/[‘’]/g, "'").replace(/[“”]/g, '"'))
