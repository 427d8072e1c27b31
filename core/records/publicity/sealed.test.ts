import { describe, expect, it } from 'vitest'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { inventedRecord } from '#tests/support/pages/sample-sheet.ts'
import { sealedRecord } from './sealed.ts'

const number = '云公行罚决字〔2026〕12号'
const by = (authority: string, basis: string, wsh = number, more: Readonly<Record<string, string>> = {}) =>
  inventedPenalty({ fields: { CF_CFJG: authority, CF_YJ: basis, CF_WSH: wsh, ...more } })

describe('the seal of 治安法 136', () => {
  it.each([
    ['云浮市公安局', '《治安管理处罚法》第五十九条', number, 'basis'],
    ['云浮市公安局云城分局', '《中华人民共和国治安管理处罚法》（2025年修订）第59条', number, 'basis'],
    ['云 浮 市 公\u3000安 局', '治 安 管 理 处\u200b罚 法', number, 'basis'],
    ['云城区河口派出所', '治安处罚法59条', number, 'basis'],
    ['云浮市公安局交通警察支队', '《道路交通安全法》第九十九条、《治安管理处罚法》第五十条', number, 'basis'],
    ['云浮市公安局', '《治安管理处罚条例》', number, 'basis'],
    ['云浮市公安局', '《治安管理法》第五十九条', number, 'basis'],
    ['云浮市公安局', '《治管法》59条', number, 'basis'],
    ['云浮市公安局', '《治安管理<br>处罚法》', number, 'basis'],
    ['云浮市公安局', '治安管理处（罚）法', number, 'basis'],
    ['云浮市公安局', '《公安机关办理治安案件若干规定》', number, 'basis'],
    ['云浮市公安局', '《广东省公安机关行政处罚裁量权基准规定》', number, 'noBasis'],
    ['云浮市公安局', '《禁毒法》第五十九条', '云公-治-罚〔2026〕12号', 'series'],
    ['云浮市公安局', '《禁毒法》第五十九条', '云公（河治）罚〔2026〕12号', 'series'],
    ['云浮市公安局', '《禁毒法》第五十九条', '云公{治}行决〔2026〕12号', 'series'],
    ['云浮市公安局', '《禁毒法》第五十九条', '云公(治安)行罚决字〔2026〕12号', 'series'],
    ['云浮市公安局', '《旅馆业治安管理办法》第十五条', '云公（治）行罚决字【2026】12号', 'series'],
    ['云浮市公安局', '《保安服务管理条例》', '云公治罚字[2026]12号', 'series'],
    ...['', ' ', '—', '/', '无', '详见处罚决定书', '依法处罚', '根据有关法律法规规定', '《行政处罚法》第三十三条'].map(
      (none) => ['云浮市公安局', none, number, 'noBasis'] as const,
    ),
  ] as const)('seals %s by “%s”, %s: %s', (authority, basis, wsh, why) => {
    expect(sealedRecord(by(authority, basis, wsh))).toBe(why)
  })

  it.each([
    ['云浮市公安局交通警察支队', '《中华人民共和国道路交通安全法》第九十九条'],
    ['云浮市公安局', '《反恐怖主义法》第八十六条'],
    ['云浮市公安局', '《网络安全法》第六十一条'],
    ['云浮市公安局', '《消防法》第六十条'],
    ['云浮市公安局', '违反《保安服务管理条例》第十条'],
    ['云浮市公安局', '旅馆业治安管理办法第十五条'],
    ['云浮市公安局', '《网络安全法》第六十一条、《公安机关行政处罚裁量权基准》'],
    ['云浮市生态环境局', ''],
    ['云浮市市场监督管理局', '《治安管理处罚法》'],
    ['云城分局', ''],
  ])('leaves %s by “%s”', (authority, basis) => {
    expect(sealedRecord(by(authority, basis))).toBeNull()
  })

  it('takes the provider for the organ where none is named', () => {
    expect(sealedRecord(by('', '', number, { CF_SJLY: '云浮市公安局' }))).toBe('noBasis')
  })

  it('leaves what records no violation', () => {
    for (const kind of ['permit', 'award', 'commitment', 'rating'] as const)
      expect(sealedRecord(inventedRecord(kind, { authority: '云浮市公安局', n: 1 })), kind).toBeNull()
  })

  it('binds organisations and older decisions until L21 is settled, and a misspelt flag settles nothing', () => {
    const firm = by('云浮市公安局', '')
    const older = by('云浮市公安局', '', number, { CF_JDRQ: '2025-12-31' })
    const one = { ...firm, subject: { kind: 'person', key: 'k', name: '甄样例', code: null } } as const
    const olderOne = { ...older, subject: one.subject }
    const sealedAt = (L21: string) =>
      [one, olderOne, firm, older].map((record) => sealedRecord(record, { L21 }) !== null)
    expect(sealedAt('notFirms')).toEqual([true, true, false, false])
    expect(sealedAt('notOlder')).toEqual([true, false, true, false])
    expect(sealedAt('neither')).toEqual([true, false, false, false])
    expect(sealedAt('open')).toEqual([true, true, true, true])
    expect([one, olderOne, firm, older].every((record) => sealedRecord(record) !== null)).toBe(true)
  })
})
