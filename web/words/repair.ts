import type { Bilingual } from '#law/bilingual.ts'

export const repair = {
  title: { zh: '信用修复', en: 'Repair' },
  open: { zh: '已经申请，正在办理', en: 'Applied for; the case is open:' },
  why: { zh: '依据和所缺条件', en: 'Basis, and what is missing' },
  remind: { zh: '到时提醒我', en: 'Remind me on the day' },
  reminded: {
    zh: '已设置提醒：可以申请之日，我们将发邮件通知您。',
    en: 'Noted: you will have a mail on the day it can be asked for.',
  },
  calendar: { zh: '加到日历', en: 'Add the days to a calendar' },
  confirmations: { zh: '谁已确认', en: 'Who has confirmed' },
  sharing: { zh: '停止共享和使用', en: 'sharing and use stopped' },
  measures: { zh: '解除惩戒措施', en: 'measures lifted' },
  unit: { zh: '单位', en: 'Unit' },
  what: { zh: '事项', en: 'What' },
  told: { zh: '通知', en: 'Told' },
  confirmed: { zh: '确认', en: 'Confirmed' },
  notYet: { zh: '尚未确认', en: 'not yet' },
} as const satisfies Record<string, Bilingual>

export const measures = {
  title: { zh: '解除惩戒措施', en: 'Lift measures' },
  lead: {
    zh: '以下信用信息已经修复或终止。请解除本单位因该信息采取的惩戒措施，再在这里确认。',
    en: 'These records are repaired or have ended. Lift the measures your unit takes on account of them, then confirm here.',
  },
  none: { zh: '没有待解除的措施。', en: 'There are no measures to lift.' },
  record: { zh: '记录', en: 'Record' },
  note: { zh: '应解除的措施', en: 'Measures' },
  confirm: { zh: '已解除，确认', en: 'Lifted: confirm' },
} as const satisfies Record<string, Bilingual>

export const unconfirmed = {
  title: { zh: '尚未确认的单位', en: 'Who has not confirmed' },
  lead: {
    zh: '记录终止后，信息使用单位应停止共享和使用，采取措施的单位应同步解除。逾期未确认的，可以约谈。',
    en: 'When a record ends, recipients stop sharing and use, and whoever takes measures lifts them. Whoever does not confirm can be called to account.',
  },
  measures: { zh: '未确认解除措施', en: 'Measures not confirmed as lifted' },
  sharing: { zh: '未确认停止共享使用', en: 'Recipients that have not confirmed' },
  behind: { zh: '未确认的变更（条）', en: 'Changes not confirmed' },
  lastAt: { zh: '上次确认', en: 'Last confirmed' },
  never: { zh: '从未确认', en: 'never' },
  none: { zh: '全部已确认。', en: 'Everybody has confirmed.' },
} as const satisfies Record<string, Bilingual>

export const commitment = {
  title: { zh: '信用承诺书', en: 'Commitment' },
  by: { zh: '承诺主体', en: 'By' },
  signed: { zh: '签署人', en: 'Signed by' },
  on: { zh: '日期', en: 'Date' },
  record: { zh: '所涉记录', en: 'Record' },
  edition: { zh: '文本版本', en: 'Edition' },
  hash: { zh: '文本指纹（SHA-256）', en: 'Fingerprint of the text (SHA-256)' },
  until: {
    zh: '随所涉记录公开，记录终止时一并撤下。',
    en: 'Public with the record, and taken down when the record ends.',
  },
  link: { zh: '已公开信用承诺', en: 'A commitment is published' },
} as const satisfies Record<string, Bilingual>
