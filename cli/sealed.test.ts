import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { redress } from '#tests/support/cli.ts'

const number = '云公(治安)行罚决字〔2026〕00012号'
const sheet = `CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG,CF_SJLY,失信严重程度
云浮样例甲有限公司,法人及非法人组织,91445300MA62560110,${number},收购赃物,《治安管理处罚法》第五十九条,罚款,罚款,2026-05-20,云浮市公安局,云浮市公安局,一般
云浮样例甲有限公司,法人及非法人组织,91445300MA62560110,云公(交)行罚决字〔2026〕7号,超员,《道路交通安全法》第九十二条,罚款,罚款,2026-05-20,云浮市公安局,云浮市公安局,一般`

let folder = ''
const run = (...args: string[]) => redress(join(folder, 'data'), args, { REDRESS_NOW: '2026-11-23' })
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-sealed-'))
  writeFileSync(join(folder, 'sheet.csv'), sheet)
})
afterAll(() => rmSync(folder, { recursive: true }))

it('takes a police penalty in, shows it to nobody, and says why', () => {
  const done = run('import', join(folder, 'sheet.csv'))
  expect([done.status, done.stdout + done.stderr]).toEqual([0, expect.stringMatching(/of these shown today +1\b/)])
  const [one] = JSON.parse(run('explain-record', number, '--json').stdout).records
  expect(one.publicity).toMatchObject({ shown: false, why: [{ code: 'sealed' }] })
  expect([one.subject, one.flags, one.articles[0]]).toEqual([
    { kind: 'organisation', name: null, code: null },
    { L21: null },
    '治安法 136',
  ])
  const text = run('explain-record', number).stdout
  expect(text).toContain('《中华人民共和国治安管理处罚法》第一百三十六条')
  expect(text).not.toContain('云浮样例甲有限公司')
  expect(text).toContain('（已封存） / (sealed)')
  expect(one.earliestApplyOn).toBeNull()
})

it('lists it for a person by its id alone', () => {
  const found = run('scan', '--dry-run', '--json')
    .stdout.trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(found).toMatchObject([{ rule: 'sealed', article: '治安法 136', outcome: 'listed', documentNumber: '******' }])
  expect(found[0].why.zh).toContain('封存')
})
