import { describe, expect, it } from 'vitest'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import type { Block } from '#engine/store/printing.ts'
import { workedPapers } from '#tests/support/pages/worked-papers.ts'

const sealing = { mark: null, draft: false, url: 'https://xy.example', proof: null }
const letters = (await workedPapers()).map(({ name, paper }) => {
  const [zh, en] = (['zh', 'en'] as const).map((lang) => paperSheet(paper, lang, sealing))
  if (!zh || !en) throw new Error(name)
  return { name, paper, zh, en }
})

/** Each is a fault of a letter that is to be sealed. */
const wrong: readonly RegExp[] = [
  // A seat, a placeholder, an address that fits nobody.
  /监管员|受理岗|审核岗|“所述事项”|你（单位）|the matter described/,
  // An article in figures: it is written 第四十六条第（二）项.
  /第\d+条|（\d+）项/,
  // Something follows, so a colon is due.
  /(?:如下|以下决定|下列(?:内容|问题|情况))。$/,
  // Two stops, or one where nothing was said.
  /[。；：，]{2}|。（[^）]*）。|“”|《》|（）|\(\)/,
  // A day is given with whether it counts itself.
  /\d日前/,
]

describe.each(['zh', 'en'] as const)('no letter of a worked case, in %s,', (lang) => {
  it('says what a sealed letter may not', () => {
    const faults = letters.flatMap(({ name, ...one }) =>
      [one[lang].title, ...textsOf(one[lang].blocks)].flatMap((text) =>
        wrong.flatMap((fault) => (fault.test(text) ? [`${name}: ${text}`] : [])),
      ),
    )
    expect([...new Set(faults)]).toEqual([])
  })
})

it('each has its organ above it, a number, whom it is for, whom to ask, and a page count of its own', () => {
  for (const { zh, en, paper } of letters) {
    expect(zh.head).toBe(paper.facts.by.zh)
    expect(zh.number).toMatch(/^(?:[\p{Script=Han}（）]+〔2026〕[1-9]\d*号|445300-\d{8}-\w{9})$/u)
    expect(zh.contact).toBe('（联系人：张示例；联系电话：0766-0000000；地址：云浮市示例路1号）')
    expect([zh.preface, en.preface]).toEqual(['', 'Courtesy translation; the Chinese text governs.'])
    expect([zh.page, en.page]).toEqual(['第 {n} 页 共 {of} 页', 'Page {n} of {of}'])
  }
})

it('each that decides names the respondent, the organ, the court and both last days', () => {
  const decisions = letters.filter(({ zh }) => zh.blocks.some((block) => 'text' in block && block.text === '救济途径'))
  expect(decisions.length).toBeGreaterThan(20)
  for (const { name, zh, paper } of decisions) {
    const said = textsOf(zh.blocks).join('\n')
    const by = paper.facts.by.zh
    expect(said, name).toMatch(
      new RegExp(`以${by.replace(/[()]/g, '.')}为被申请人，向[^，]+(?:人民政府|厅)申请行政复议`),
    )
    expect(said, name).toMatch(new RegExp(`以${by.replace(/[()]/g, '.')}为被告，直接向[^，]+人民法院提起行政诉讼`))
    expect(
      said.match(/本文书于\d+年\d+月\d+日送达的，(?:申请|起诉)期限至\d+年\d+月\d+日(?:（暂定，[^）]+）)?止/g),
      name,
    ).toHaveLength(2)
    expect(said).not.toContain('有管辖权')
  }
})

it('each says on which article it rests, and ends as its kind does', () => {
  const untold = letters.filter(
    ({ zh, paper }) =>
      !['receipt', 'inquiry', 'checkExtension', 'opening', 'supervision'].includes(paper.facts.kind) &&
      !textsOf(zh.blocks).some((text) => /《[^》]+》第[一二三四五六七八九十百千零]+条/.test(text)),
  )
  expect(untold.map(({ name }) => name)).toEqual([])
  const ends: Readonly<Record<string, string>> = {
    forwarding: '特此函告。',
    inquiry: '特此函商。',
    finding: '特此函告。',
    supplement: '特此告知。',
    pause: '特此告知。',
    extension: '特此告知。',
    checkExtension: '特此告知。',
    opening: '特此告知。',
    intention: '特此告知。',
    correction: '特此通知。',
    acceptance: '特此通知。',
    liftMeasures: '特此通知。',
  }
  for (const { name, zh, paper } of letters) {
    const end = ends[paper.facts.kind]
    if (end !== undefined) expect(textsOf(zh.blocks).at(-1), name).toBe(end)
  }
})

const textsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'pairs') return block.rows.flat()
    return block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.text]
  })

it('none has a table without a row', () => {
  const bare = letters.filter(({ zh }) => zh.blocks.some((block) => block.kind === 'table' && block.rows.length === 0))
  expect(bare.map(({ name }) => name)).toEqual([])
})
