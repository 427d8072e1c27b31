import { expect, it } from 'vitest'
import { ruleOf, rules } from '#law/rules.ts'
import { procedures } from '#workflows/index.ts'
import { site } from './site.ts'

const { ask } = site()
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
