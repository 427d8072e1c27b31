import type { ProcedureWords } from '#workflows/procedure.ts'

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
}

/** Whether the unit itself got the letter instead. */
export const poolWords = {
  sent: { zh: '该邮件已转发至单位公共邮箱。', en: 'The letter went to the unit’s own address instead.' },
  none: {
    zh: '该单位没有登记公共邮箱，无人收到此件。',
    en: 'The unit has no address of its own on record: nobody has the letter.',
  },
} as const
