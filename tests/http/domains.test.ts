import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, it } from 'vitest'
import { ruleOf } from '#law/rules.ts'
import { catalogue, isCatalogued } from '#records/catalogue.ts'
import { Directory, unitById } from '#records/directory.ts'
import { directory } from '#tests/support/engine.ts'
import { anySite } from './any-site.ts'

const { ask, isElsewhere } = anySite()
// Elsewhere it is the demo's.
const yunfu = new URL('../../deployments/yunfu/departments.json', import.meta.url)
const units = isElsewhere ? Directory.parse(JSON.parse(readFileSync(yunfu, 'utf8'))) : directory
let zh = ''
let en = ''
const said = (html: string) => html.replaceAll(/<[^>]+>/g, ' ')

beforeAll(async () => {
  zh = (await ask({ path: '/domains' })).body
  en = (await ask({ path: '/en/domains' })).body
})

it('is found from the front page and the site map, in both languages, and is light', async () => {
  for (const lang of ['', '/en'])
    for (const path of [`${lang}/`, `${lang}/site-map`])
      expect((await ask({ path })).body).toContain(`href="${lang}/domains"`)
  for (const body of [zh, en]) expect(gzipSync(body).length).toBeLessThan(20 * 1024)
})

it.each(catalogue.domains)('$id $zh names its kinds of record and no other, and its units', (domain) => {
  const [, of = ''] = zh.split(`<div id="${domain.id}">`)
  const column = of.slice(0, of.indexOf('</details>'))
  for (const { kind, name } of catalogue.kinds)
    expect([kind, column.includes(`<div>${name.zh}</div>`)]).toEqual([kind, isCatalogued(kind, domain.id)])
  const [owner] = units.domainOwners[domain.id] ?? []
  const unit = owner === undefined ? null : unitById(units, owner)
  expect(column).toContain(unit ? unit.name.zh : '12345')
  expect(en).toContain(`<summary>${domain.en}</summary>`)
})

it('says of lists that others keep whom to ask: courts, the tax service, the central bank', () => {
  const lists = said(zh.slice(zh.indexOf('id="elsewhere"')))
  for (const told of ['执行法院', '中国执行信息公开网', '税务机关', '国家企业信用信息公示系统', '中国人民银行征信中心'])
    expect(lists).toContain(told)
  expect(ruleOf('F1').length).toMatchObject({ n: 20 })
  expect(lists).toMatch(/自收到之日起 20 日内书面答复（.*征信业/)
  expect(said(en)).toMatch(/in writing within 20 .*days/)
})

it('says that a court alone ends what courts list, and that repair is applied for here', () => {
  const column = (id: string) => said(zh.split(`<div id="${id}">`)[1]?.split('</details>')[0] ?? '')
  expect(column('justice-2')).toMatch(/失信被执行人\s+不公示，只供本人查看\s+只有法院/)
  expect(column('commerce-7')).toMatch(/行政处罚\s+公示（自然人的除外）\s+信用修复：可以在本平台申请/)
})
