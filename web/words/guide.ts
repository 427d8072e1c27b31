import type { Bilingual } from '#law/bilingual.ts'

/** 办事指南 around a procedure’s own facts. */
export const guide = {
  who: { zh: '谁可以办', en: 'Who' },
  byOffice: { zh: '由单位依职权启动，不需要申请。', en: 'An office begins it; nobody applies.' },
  needs: { zh: '需要准备', en: 'What you need' },
  signIn: { zh: '登录本系统。', en: 'Sign in here.' },
  signInOrCounter: { zh: '登录本系统，或者到窗口办理。', en: 'Sign in here, or come to a counter.' },
  commitment: {
    zh: '信用承诺书：全文在申请页面上，读后确认即可。',
    en: 'The commitment: its whole text is in the form; you read and confirm it.',
  },
  cost: { zh: '费用', en: 'Cost' },
  free: { zh: '不收费。', en: 'Free of charge.' },
  time: { zh: '多长时间（法定时限）', en: 'How long (statutory limits)' },
  timeOnly: { zh: '多长时间', en: 'How long' },
  noStatutory: { zh: '没有法定时限，按参考时限办理：', en: 'No statute sets a limit; for reference:' },
  outcome: { zh: '办理结果', en: 'Result' },
  remedies: { zh: '对结果不服', en: 'If you disagree' },
  remediesText: {
    zh: '可以依法申请行政复议或者提起行政诉讼；向谁提出、最后一日，写在结果文书上。',
    en: 'Administrative reconsideration or litigation by law; the document with the result says before whom, and until when.',
  },
  reviewedText: {
    zh: '可以申请复核，也可以依法申请行政复议或者提起行政诉讼；向谁提出、最后一日，写在结果文书上。',
    en: 'Higher review, administrative reconsideration or litigation by law; the document with the result says before whom, and until when.',
  },
  phone: { zh: '咨询电话', en: 'Telephone' },
  steps: { zh: '怎么办', en: 'Steps' },
  start: {
    record: { zh: '从我的记录开始', en: 'Start from my records' },
    case: { zh: '从我的案件开始', en: 'Start from my cases' },
    nothing: { zh: '到首页办理', en: 'Start from the home page' },
  },
  experts: { zh: '供专业人员：流程图和全部时限', en: 'For experts: diagram and all time limits' },
  others: { zh: '其他办事指南', en: 'Other guides' },
} as const satisfies Record<string, Bilingual | Record<string, Bilingual>>
