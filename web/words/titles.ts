/** Titles of pages that other pages link to; each stands among its page's words. */
export const titles = {
  channels: { zh: '向谁提出异议', en: 'Where to file an objection' },
  notices: { zh: '公告', en: 'Public notices' },
  verify: { zh: '核验文书', en: 'Verify a paper' },
  ledger: { zh: '核对本网站的日志', en: 'Check the log of this site' },
  privacy: { zh: '个人信息处理说明', en: 'Privacy notice' },
  accessibility: { zh: '无障碍说明', en: 'Accessibility' },
  siteMap: { zh: '网站地图', en: 'Site map' },
  absences: { zh: '人员外出', en: 'Absences' },
  orders: { zh: '督办单', en: 'Supervision orders' },
  recipients: { zh: '接收单位', en: 'Recipients' },
  editions: { zh: '年度统计', en: 'Yearly figures' },
} as const
