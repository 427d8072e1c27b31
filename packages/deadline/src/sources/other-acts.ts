import { act, edition } from './act.ts'

/** Other acts: civil, administrative, market, credit reference, tax. */
export const otherActs = {
  民法典: act(
    '中华人民共和国民法典',
    'Civil Code',
    '2026-11',
    edition({ from: '2021-01-01', articles: [[201, 203], 1029, 1030], status: 'VT', datesStatus: 'UNV' }),
  ),
  行政处罚法: act(
    '中华人民共和国行政处罚法',
    'Administrative Penalty Law',
    '2026-11',
    edition({ from: '2021-07-15', articles: [48, 85], status: 'VT', datesStatus: 'UNV' }),
  ),
  行政许可法: act(
    '中华人民共和国行政许可法',
    'Administrative Licence Law',
    '2026-11',
    edition({
      text: { zh: '2019年文本', en: 'the text of 2019' },
      from: '2019',
      articles: [32, 42, 45, 82],
      status: 'VT',
      datesStatus: 'UNV',
    }),
  ),
  行政复议法: act(
    '中华人民共和国行政复议法',
    'Administrative Reconsideration Law',
    '2026-11',
    edition({ from: '2024-01-01', articles: [20, 21, 31], status: 'VT', datesStatus: 'UNV' }),
  ),
  行政诉讼法: act(
    '中华人民共和国行政诉讼法',
    'Administrative Litigation Law',
    '2026-11',
    edition({
      text: { zh: '2017年文本', en: 'the text of 2017' },
      from: '2017',
      articles: [[45, 47]],
      status: 'VT',
      datesStatus: 'UNV',
    }),
  ),
  政府信息公开条例: act(
    '政府信息公开条例',
    'Regulations on Open Government Information',
    '2026-11',
    edition({ number: '国务院令第711号', from: '2019', articles: [30, 33, 41], status: 'VT', datesStatus: 'UNV' }),
  ),
  征信业: act(
    '征信业管理条例',
    'Regulations on the Credit Reference Industry',
    '2026-11',
    edition({ number: '国务院令第631号', from: '2013', articles: [15, 16, 25, 26], status: 'VT', datesStatus: 'UNV' }),
  ),
  公示条例: act(
    '企业信息公示暂行条例',
    'Interim Regulations on Enterprise Information',
    '2026-11',
    edition({
      text: { zh: '2024年文本', en: 'the text of 2024' },
      from: '2024-03-10',
      articles: [12, 13, 18, 20],
      status: 'VT',
    }),
  ),
  广东省市场监管条例: act(
    '广东省市场监管条例',
    'Guangdong Market Regulation Regulations',
    '2026-11',
    edition({
      text: { zh: '2021年文本', en: 'the text of 2021' },
      from: '2021',
      articles: [[49, 52]],
      status: 'VT',
      datesStatus: 'UNV',
    }),
  ),
  SAMR45: act(
    '市场监督管理行政处罚信息公示规定',
    'Provisions on Publishing Market Penalties',
    '2026-11',
    edition({
      number: '国家市场监督管理总局令第45号',
      from: '2021',
      articles: [9, 10],
      status: 'SEC',
      datesStatus: 'UNV',
    }),
  ),
  SAMR3: act(
    '市场监督管理信用修复管理办法',
    'SAMR Measures for Credit Repair',
    '2026-11-28',
    edition({ number: '国市监信规〔2021〕3号', from: '2021', articles: [], status: 'SEC', datesStatus: 'UNV' }),
  ),
  纳税信用办法: act(
    '纳税缴费信用管理办法',
    'Measures for Credit in Paying Taxes and Fees',
    '2026-11',
    edition({ from: '2025', articles: [], status: 'SEC', datesStatus: 'UNV' }),
  ),
} as const
