import { act, edition } from './act.ts'

/** Acts on credit records, their repair and protection. */
export const repairActs = {
  O36: act(
    '信用修复管理办法',
    'Measures for Credit Repair',
    '2026-11-28',
    edition({ number: '国家发展改革委令第36号', from: '2026-04-01', articles: [[1, 30]], status: 'VT' }),
  ),
  O58: act(
    '失信行为纠正后的信用信息修复管理办法（试行）',
    'Trial Measures for Repair after Correction',
    '2026-11',
    edition({
      number: '国家发展改革委令第58号',
      from: '2023-05-01',
      until: '2026-03-31',
      replacedBy: 'O36',
      articles: [],
      status: 'SEC',
    }),
  ),
  GD: act(
    '广东省社会信用条例',
    'Guangdong Social Credit Regulations',
    '2026-11-28',
    edition({
      number: '广东省第十三届人民代表大会常务委员会公告（第80号）',
      from: '2021-06-01',
      articles: [7, 8, 14, 16, 18, 20, 32, 35, 40, 41, [43, 47], 49, 55],
      status: 'VT',
    }),
  ),
  YF: act(
    '云浮市优化营商环境条例',
    'Yunfu Regulations on the Business Environment',
    '2026-11',
    edition({ from: '2023-03-15', articles: [17, 18, 29], status: 'VT' }),
  ),
  '22号': act(
    '国务院办公厅关于进一步完善信用修复制度的实施方案',
    'Plan of the State Council’s General Office for Credit Repair',
    '2026-11',
    edition({ number: '国办发〔2025〕22号', from: '2025-06-22', articles: [], status: 'SEC' }),
  ),
  民营法: act(
    '中华人民共和国民营经济促进法',
    'Private Economy Promotion Law',
    '2026-11-28',
    edition({ from: '2025-05-20', articles: [54], status: 'SEC', datesStatus: 'SEC' }),
  ),
  治安法: act(
    '中华人民共和国治安管理处罚法',
    'Public Security Administration Penalty Law',
    '2026-11-28',
    edition({
      text: { zh: '2025年修订', en: 'as revised in 2025' },
      from: '2026-01-01',
      articles: [136],
      status: 'SEC',
    }),
  ),
  网安法: act(
    '中华人民共和国网络安全法',
    'Cybersecurity Law',
    '2026-11-28',
    edition({ from: '2017-06-01', until: '2025-12-31', articles: [21], status: 'SEC', datesStatus: 'UNV' }),
    // Arts 3 and 20 came in, 21 became 23: inferred.
    edition({
      text: { zh: '2025年修正', en: 'as amended in 2025' },
      from: '2026-01-01',
      articles: [23],
      status: 'SEC',
    }),
  ),
  网数条例: act(
    '网络数据安全管理条例',
    'Network Data Security Regulations',
    '2026-11',
    edition({ from: '2025-01-01', articles: [12], status: 'VT', datesStatus: 'UNV' }),
  ),
  PIPL: act(
    '中华人民共和国个人信息保护法',
    'Personal Information Protection Law',
    '2026-11',
    edition({
      from: '2021-11-01',
      articles: [24, 25, 28, 29, [34, 36], 46, 47, 50, 57],
      status: 'VT',
      datesStatus: 'UNV',
    }),
  ),
} as const
