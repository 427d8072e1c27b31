import type { Bilingual } from '#law/bilingual.ts'

export const consent = {
  title: { zh: '文书送达方式', en: 'How papers are served' },
  electronic: {
    zh: '现在：电子送达。文书放入您的账户，通知发到 {email}。',
    en: 'Now: electronically. Papers go into your account, and a notice to {email}.',
  },
  byHand: {
    zh: '现在：没有同意电子送达。文书由承办单位邮寄，或者请您到窗口领取；通知和文书也可以登录查看。',
    en: 'Now: not electronically. The unit posts papers, or you collect them at its counter; notices and papers can also be read after signing in.',
  },
  giveText: {
    zh: '同意后，今后出具的文书放入您的账户、通知到达您的邮箱之日为送达日期，您的期限从送达之日起算。此前出具的文书仍按原来的方式送达。可以随时在本页撤回。',
    en: 'Papers issued from now on are then served on the day they are in your account and the notice has reached your mail; your time limits run from then. Papers issued before are served as they were to be. You may withdraw consent on this page at any time.',
  },
  give: { zh: '同意电子送达', en: 'Agree to electronic service' },
  withdrawText: {
    zh: '撤回后，尚未送达的文书和今后的文书由承办单位邮寄，或者请您到窗口领取，办理时间可能因此延长。撤回前已经送达的文书，送达日期和您的期限不变。',
    en: 'Papers not served yet, and those to come, are then posted or handed over at the counter, which may take longer. What was served before stays served, with its day and your time limits.',
  },
  withdraw: { zh: '撤回电子送达同意', en: 'Withdraw consent to electronic service' },
  over: { zh: '案件已办结，送达方式不再变更。', en: 'The case is closed, so this can no longer be changed.' },
  keep: { zh: '不更改，返回案件', en: 'Leave it and go back to the case' },
  change: { zh: '更改送达方式', en: 'Change how papers are served' },
} as const satisfies Record<string, Bilingual>
