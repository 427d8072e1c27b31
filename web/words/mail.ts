/** Administrator's page of undelivered letters. */
export const mail = {
  title: { zh: '未送达的邮件', en: 'Undelivered mail' },
  lead: {
    zh: '近十二个月被拒收、退回或三天内未能发出的邮件。工作人员的邮件已转发至单位公共邮箱；申请人的文书由承办人改用其他方式送达。',
    en: 'Letters of the last twelve months that were refused, sent back, or not taken for three days. A staff letter goes to the unit’s own address instead; an applicant’s paper is served another way by whoever holds the case.',
  },
  at: { zh: '时间', en: 'When' },
  number: { zh: '编号', en: 'Number' },
  what: { zh: '邮件', en: 'Letter' },
  to: { zh: '收件人', en: 'To' },
  state: { zh: '状态', en: 'State' },
  reason: { zh: '服务器答复', en: 'The server’s answer' },
  failures: {
    permanent: { zh: '永久失败', en: 'refused for good' },
    temporary: { zh: '暂时失败', en: 'put off until given up' },
    technical: { zh: '技术故障', en: 'technical failure' },
  },
  tries: { zh: '，已试 {n} 次', en: ', {n} tries' },
  doubtful: { zh: '，其中 {n} 次结果不明', en: ', {n} of unknown outcome' },
  none: { zh: '没有未送达的邮件。', en: 'Every letter was taken.' },
} as const

/** The page behind the unsubscribe link of a digest. */
export const digest = {
  title: { zh: '每日待办邮件', en: 'Daily digest' },
  isOn: {
    zh: '您每个工作日早上收到一封待办汇总。',
    en: 'You get one summary of your open tasks each working morning.',
  },
  isOff: { zh: '已停止发送待办汇总。', en: 'The daily summary is stopped.' },
  still: {
    zh: '无论是否停止，新任务和临近到期的提醒都会照常发送。',
    en: 'Either way, new tasks and warnings of near due days are still sent.',
  },
  stop: { zh: '停止发送', en: 'Stop the digest' },
  start: { zh: '恢复发送', en: 'Send it again' },
} as const
