import { expect, it } from 'vitest'
import { channels } from '#law/channels.ts'
import { ruleOf, rules } from '#law/rules.ts'
import { sayFigures } from '#web/say-length.ts'
import { procedures } from '#workflows/index.ts'
import { anySite } from './any-site.ts'

const { ask } = anySite()
const text = async (path: string) => (await ask({ path })).body

it('each target of a procedure says its own start and end, on its page', async () => {
  const k2 = ruleOf('K2')
  for (const {
    id,
    timing: { limits },
  } of Object.values(procedures)) {
    const page = await text(`/procedures/${id}`)
    const targets = limits.map(({ limit }) => limit).filter((one) => rules.every((row) => row.id !== one.id))
    for (const { id: target, step, start, stop } of targets) {
      expect([start.zh, stop.zh], target).not.toEqual([k2.start.zh, k2.stop.zh])
      expect(page, target).toMatch(new RegExp(`${step.zh}.*?${start.zh}.*?${stop.zh}`))
    }
  }
  expect(await text('/procedures/fraud')).toMatch(/核查涉嫌弄虚作假.*?启动核查.*?提出处理意见/)
})

it('the rules confess no reading, rate no certainty, and call no other authority’s limit ours', async () => {
  for (const path of ['/rules', '/en/rules']) {
    const page = await text(path)
    expect(page).not.toMatch(/\d%|尚未通读|未取得|not read in order|not at hand/)
    const listed = page.slice(page.indexOf('>E1<'))
    expect(listed.slice(0, listed.indexOf('>E2<'))).toMatch(/条文待核对|still to be checked/)
  }
})

it('the rules say years, extensions and holidays as a citizen reads them, and no other row by its number', async () => {
  const [zh = '', en = ''] = await Promise.all(['/rules', '/en/rules'].map(text))
  expect(zh).toContain('情况复杂或者需要核实的，可以延长 10 个工作日')
  expect(en).toContain('if complex or in need of verification, 10 working days more')
  expect(zh).toMatch(/公示相关情况，该失信信息不予修复.*?<div>3 年/)
  expect(zh).toContain('10月1日–10月7日')
  expect(en).toContain('1 October–7 October')
  for (const page of [zh, en]) {
    const said = page.replaceAll(/<span class="quiet">\w+<\/span>/g, '').replaceAll(/<div>L\d+<\/div>/g, '')
    expect(
      said.replaceAll(/<[^>]+>/g, ' ').match(/(?<![\w-])[A-L]\d{1,2}b?(?![\w-])|(?:12|36|60) (?:个月|months)/g),
    ).toBeNull()
  }
})

it('the rules show a list of headings first, each table folded under its own', async () => {
  const page = await text('/rules')
  const folds = page.split('<details class="fold">')
  expect(folds.length).toBeGreaterThan(6)
  for (const fold of folds.slice(1))
    expect(fold).toMatch(/^<summary><h2>[^<]+<small class="quiet">\d+<\/small><\/h2><\/summary>/)
  expect(folds[0]).not.toContain('<table')
})

it('each procedure has a guide before its diagram, which is folded, and leads to the others', async () => {
  for (const { id, parties, pages } of Object.values(procedures)) {
    const page = await text(`/procedures/${id}`)
    const [guide = '', experts = ''] = page.split('<details class="whole unprinted">')
    const shown = guide.replaceAll(/<[^>]+>/g, ' ')
    for (const told of [
      '谁可以办',
      '不收费',
      '多长时间',
      '办理结果',
      '对结果不服',
      '咨询电话',
      '核查',
      pages.words.outcome.zh,
    ])
      expect(shown, id).toContain(told)
    const open = (parties.ways ?? []).filter(({ by }) => by.includes('applicant'))
    for (const { name, lead } of open)
      for (const told of [name.zh, sayFigures('zh', lead)]) expect(shown, id).toContain(told)
    expect(shown, id).not.toMatch(/\{\w+\}/)
    expect(shown.includes('不需要申请'), id).toBe(open.length === 0)
    expect(guide, id).not.toContain('<svg')
    expect(experts, id).toContain('<svg')
    expect(page.match(/href="\/procedures\/\w+"/g)?.length).toBeGreaterThanOrEqual(Object.keys(procedures).length - 1)
  }
})

it('the channels are told on two screens, each with its limits folded below', async () => {
  const page = await text('/channels')
  const folds = [...page.matchAll(/<details><summary>各环节的期限和依据（(\d)）<\/summary>(.*?)<\/details>/gs)]
  expect(folds.map(([, n, table = '']) => [Number(n), table.match(/<tr>/g)?.length])).toEqual(
    channels.map(({ rules: { length } }) => [length, length + 1]),
  )
})

it('whoever wants other information disclosed is told whose channel takes it, in both languages', async () => {
  expect(await text('/channels')).toContain('行政机关的政府信息公开渠道提出，本网站不代收')
  expect(await text('/en/channels')).toContain('ask by that authority’s own channel for disclosure')
})
