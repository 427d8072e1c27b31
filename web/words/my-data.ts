import type { Bilingual } from '#law/bilingual.ts'

export const myData = {
  title: { zh: '我的数据', en: 'My data' },
  lead: {
    zh: '本系统保存的、关于您或贵单位的内容，以及谁看过它们。',
    en: 'What is kept here about you or your organisation, and who looked at it.',
  },
  kept: { zh: '保存的内容', en: 'What is kept' },
  records: { zh: '信用记录', en: 'Records' },
  cases: { zh: '案件', en: 'Cases' },
  see: { zh: '查看', en: 'See them' },
  account: { zh: '账户标识', en: 'Account' },
  subject: { zh: '主体标识', en: 'Subject' },
  subjectHint: {
    zh: '记录中自然人的证件号码加密保存，系统以加密标识识别主体。',
    en: 'A natural person is known by a mark made from the identity number; the number itself is sealed apart.',
  },
  download: { zh: '下载全部内容（JSON）', en: 'Download everything (JSON)' },
  downloadText: {
    zh: '包括记录的全部栏目和历次变动、案件的全部进程和您提交的内容，立即生成。',
    en: 'Every column and version of your records, your cases with all you sent in; made at once.',
  },
  views: { zh: '谁看过我的记录', en: 'Who looked at my records' },
  viewsText: {
    zh: '只列单位和岗位，不列个人姓名。具体人员可由审计管理员依规查询。',
    en: 'Units and roles, no names; the audit administrator can tell who it was.',
  },
  at: { zh: '时间', en: 'When' },
  who: { zh: '单位和岗位', en: 'Unit and role' },
  what: { zh: '看了什么', en: 'What' },
  why: { zh: '事由', en: 'Why' },
  handling: { zh: '办理本案', en: 'Handling this matter' },
  none: { zh: '还没有人看过。', en: 'Nobody has looked yet.' },
} as const satisfies Record<string, Bilingual>

export const reveal = {
  title: { zh: '查看证件号码', en: 'See the identity number' },
  lead: {
    zh: '只在办理本案确有必要时查看。理由会记入日志，并告知本人。',
    en: 'Only where this case needs it. Your reason goes into the log, and the person is told.',
  },
  reason: { zh: '理由', en: 'Reasons' },
  button: { zh: '查看', en: 'Show it' },
  number: { zh: '证件号码', en: 'Identity number' },
  none: { zh: '没有保存号码。', en: 'No number is kept.' },
} as const satisfies Record<string, Bilingual>
