import { expect, it } from 'vitest'
import { acts } from './acts.ts'
import { lookAgainOn, staleActs } from './stale.ts'

// Set by hand from the texts: number, days, articles, status, last look.
const read = `
O36 《信用修复管理办法》 Measures for Credit Repair
  国家发展改革委令第36号 2026-04-01– art 1–30 VT VT 2026-11-28
O58 《失信行为纠正后的信用信息修复管理办法（试行）》 Trial Measures for Repair after Correction
  国家发展改革委令第58号 2023-05-01–2026-03-31 by O36 SEC SEC 2026-11
GD 《广东省社会信用条例》 Guangdong Social Credit Regulations
  广东省第十三届人民代表大会常务委员会公告（第80号） 2021-06-01– art 7 8 14 16 18 20 32 35 40 41 43–47 49 55 VT VT 2026-11-28
YF 《云浮市优化营商环境条例》 Yunfu Regulations on the Business Environment
  2023-03-15– art 17 18 29 VT VT 2026-11
22号 《国务院办公厅关于进一步完善信用修复制度的实施方案》 Plan of the State Council’s General Office for Credit Repair
  国办发〔2025〕22号 2025-06-22– SEC SEC 2026-11
民营法 《中华人民共和国民营经济促进法》 Private Economy Promotion Law
  2025-05-20– art 54 SEC SEC 2026-11-28
治安法 《中华人民共和国治安管理处罚法》 Public Security Administration Penalty Law
  2025年修订/as revised in 2025 2026-01-01– art 136 SEC SEC 2026-11-28
网安法 《中华人民共和国网络安全法》 Cybersecurity Law
  2017-06-01–2025-12-31 art 21 SEC UNV 2026-11-28
  2025年修正/as amended in 2025 2026-01-01– art 23 SEC SEC 2026-11-28
网数条例 《网络数据安全管理条例》 Network Data Security Regulations
  2025-01-01– art 12 VT UNV 2026-11
PIPL 《中华人民共和国个人信息保护法》 Personal Information Protection Law
  2021-11-01– art 24 25 28 29 34–36 46 47 50 57 VT UNV 2026-11
民法典 《中华人民共和国民法典》 Civil Code
  2021-01-01– art 201–203 1029 1030 VT UNV 2026-11
行政处罚法 《中华人民共和国行政处罚法》 Administrative Penalty Law
  2021-07-15– art 48 85 VT UNV 2026-11
行政许可法 《中华人民共和国行政许可法》 Administrative Licence Law
  2019年文本/the text of 2019 2019– art 32 42 45 82 VT UNV 2026-11
行政复议法 《中华人民共和国行政复议法》 Administrative Reconsideration Law
  2024-01-01– art 20 21 31 VT UNV 2026-11
行政诉讼法 《中华人民共和国行政诉讼法》 Administrative Litigation Law
  2017年文本/the text of 2017 2017– art 45–47 VT UNV 2026-11
政府信息公开条例 《政府信息公开条例》 Regulations on Open Government Information
  国务院令第711号 2019– art 30 33 41 VT UNV 2026-11
征信业 《征信业管理条例》 Regulations on the Credit Reference Industry
  国务院令第631号 2013– art 15 16 25 26 VT UNV 2026-11
公示条例 《企业信息公示暂行条例》 Interim Regulations on Enterprise Information
  2024年文本/the text of 2024 2024-03-10– art 12 13 18 20 VT VT 2026-11
广东省市场监管条例 《广东省市场监管条例》 Guangdong Market Regulation Regulations
  2021年文本/the text of 2021 2021– art 49–52 VT UNV 2026-11
SAMR45 《市场监督管理行政处罚信息公示规定》 Provisions on Publishing Market Penalties
  国家市场监督管理总局令第45号 2021– art 9 10 SEC UNV 2026-11
SAMR3 《市场监督管理信用修复管理办法》 SAMR Measures for Credit Repair
  国市监信规〔2021〕3号 2021– SEC UNV 2026-11-28
纳税信用办法 《纳税缴费信用管理办法》 Measures for Credit in Paying Taxes and Fees
  2025– SEC UNV 2026-11`

it('each act is as it was read: no other article may be cited', () => {
  const ours = Object.entries(acts).flatMap(([name, { zh, en, editions, lookedAt }]) => [
    `${name} 《${zh}》 ${en}`,
    ...editions.map(({ text, number, from, until, replacedBy, articles, status, datesStatus }) => {
      const named = [
        text && `${text.zh}/${text.en}`,
        number,
        `${from}–${until ?? ''}`,
        replacedBy && `by ${replacedBy}`,
      ]
      const listed = articles.map((one) => (typeof one === 'number' ? `${one}` : one.join('–')))
      const art = listed.length > 0 ? ['art', ...listed] : []
      return `  ${[...named, ...art, status, datesStatus, lookedAt].filter(Boolean).join(' ')}`
    }),
  ])
  expect(ours).toEqual(read.trim().split('\n'))
})

it('is to be looked at again a year later, from the first day of what is known', () => {
  expect(['2026-11-28', '2026-11', '2026'].map(lookAgainOn)).toEqual(['2027-11-28', '2027-11-01', '2027-01-01'])
  const on = (date: string) => Object.keys(acts).filter((name) => acts[name]?.lookedAt === date)
  expect([staleActs('2027-10-31'), staleActs('2027-11-01'), staleActs('2027-11-27')]).toEqual([
    ...[[], on('2026-11'), on('2026-11')],
  ])
  expect(staleActs('2027-11-28')).toEqual([...on('2026-11'), ...on('2026-11-28')])
})
