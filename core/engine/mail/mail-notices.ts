import type { ProcedureWords } from '#workflows/contract/pages.ts'

/** Notices of the engine itself, the same for every procedure. */
export const mailNotices: ProcedureWords['notices'] = {
  undelivered: {
    subject: { zh: '邮件未能送达，请另行送达：{number}', en: 'Not delivered by mail, use another channel: {number}' },
    body: {
      zh: '发给申请人的“{what}”未能送达，不视为已送达。\n邮件服务器的答复：{reason}\n请改用其他方式（窗口、邮寄、电话）送达，并在系统中登记。',
      en: '“{what}” did not reach the applicant by mail and does not count as served.\nThe mail server’s answer: {reason}\nPlease serve it another way (counter, post, telephone) and record it here.',
    },
  },
  mailFailed: {
    subject: { zh: '工作邮件被拒收：{number}', en: 'A staff mail was refused: {number}' },
    body: {
      zh: '发给 {recipient} 的“{what}”未能送达。\n邮件服务器的答复：{reason}\n请核对该人员的邮箱地址。{pool}',
      en: '“{what}” did not reach {recipient}.\nThe mail server’s answer: {reason}\nPlease check that person’s address. {pool}',
    },
  },
  dateSet: {
    subject: { zh: '期限日期已重新计算：{number}', en: 'A due day was counted anew: {number}' },
    body: {
      zh: '{number} 的“{limit}”现计算至 {due}{estimate}。原先告知申请人的日期更晚的，对申请人以较晚日期为准。',
      en: 'The limit “{limit}” of {number} now ends on {due}{estimate}. Where the applicant was told a later day, that day holds for the applicant.',
    },
  },
  promiseMoved: {
    subject: { zh: '最迟告知结果的日期有变：{number}', en: 'The day of your result has changed: {number}' },
    body: {
      zh: '因放假安排公布或者办理规则调整，{procedure} {number} 最迟告知结果的日期重新计算为 {promise}。您不需要做任何事。',
      en: 'The public holidays were published, or the rules changed. You will now hear the result of {procedure} {number} by {promise}. You need not do anything.',
    },
  },
  urgedBySupervisor: {
    subject: { zh: '督办：{number}', en: 'Order of the supervisor: {number}' },
    body: {
      zh: '{number} 的办理被投诉，经调查，投诉成立或者部分成立。监管单位已下达督办单，督办要求和期限见案件的办理记录。',
      en: 'A complaint about the handling of {number} was found justified, at least in part. The supervising unit has ordered what must be done, and by when: see the log of the case.',
    },
  },
  consentWithdrawn: {
    subject: { zh: '申请人撤回电子送达同意：{number}', en: 'Consent to electronic service withdrawn: {number}' },
    body: {
      zh: '{number} 的申请人撤回了电子送达同意。尚未送达的文书和今后的文书，请窗口送达或者邮寄，并在“待送达文书”中登记。撤回前已经送达的，仍为已送达。',
      en: 'The applicant of {number} withdrew consent to electronic service. Please hand over or post what is not served yet and what is issued from now on, and record it under “Papers to be served”. What was served before stays served.',
    },
  },
  standIn: {
    subject: { zh: '代办：{procedure} {number}', en: 'Acting for a colleague: {procedure} {number}' },
    body: {
      zh: '同事外出期间，{procedure} {number} 现由您代办（{state}），{please}。请以本人名义办理。',
      en: 'While a colleague is away, {procedure} {number} is with you ({state}); {please}. You act in your own name.',
    },
  },
  linkUsed: {
    subject: { zh: '您的邮件链接已使用：{number}', en: 'Your mail link was used: {number}' },
    body: {
      zh: '{at}，您邮件中的链接用于办理任务 {number}。\n如果不是您本人，请立即登录，在“我的账户”中全部退出，并告知安全管理员。',
      en: 'The link of your mail was used on {at}, on task {number}.\nIf it was not you, sign in at once, sign out everywhere under “My account”, and tell the security administrator.',
    },
  },
  replyTaken: {
    subject: { zh: '您的回复已记入任务：{number}', en: 'Your reply is entered with the task: {number}' },
    body: {
      zh: '{at}，您对任务 {number} 的邮件回复已作为留言记入。留言不是办理结果：请在系统中办理任务。\n如果不是您本人，请立即登录，在“我的账户”中全部退出，并告知安全管理员。',
      en: 'Your reply by mail was entered on {at} as a note to task {number}. A note decides nothing: please act on the task in the system.\nIf it was not you, sign in at once, sign out everywhere under “My account”, and tell the security administrator.',
    },
  },
}

/** Words that say whether the unit itself got the letter instead. */
export const poolWords = {
  sent: { zh: '该邮件已转发至单位公共邮箱。', en: 'The letter went to the unit’s own address instead.' },
  none: {
    zh: '该单位没有登记公共邮箱，无人收到此件。',
    en: 'The unit has no address of its own on record: nobody has the letter.',
  },
} as const
