import type { Bilingual } from '#law/bilingual.ts'
import { titles } from '../page-words.ts'

/** Absences entered by somebody else than who is away. */
export const absences = {
  title: titles.absences,
  lead: {
    zh: '本单位人员外出而未自行登记的，可在此代为登记；本人会收到邮件。',
    en: 'Enter an absence for a colleague of your unit who could not do it; they are told by mail.',
  },
  leadOther: {
    zh: '登记后，此人手上的待办立即转由代办人办理，代办人收到邮件，此人邮件中的链接暂停使用；本人会收到通知。提出意见与审批仍须是两个人。',
    en: 'Once entered, their tasks and mails go to the colleague who acts for them, and the links in their own mails do not work meanwhile; they are told. One person still cannot both propose and approve.',
  },
  person: { zh: '人员', en: 'Person' },
  seats: { zh: '岗位', en: 'Roles' },
  away: { zh: '外出', en: 'Away' },
  there: { zh: '在岗', en: 'Here' },
  end: { zh: '已返岗，结束代办', en: 'They are back: end it' },
  enter: { zh: '代为登记外出', en: 'Enter an absence' },
  many: { zh: '按表登记外出', en: 'Enter a list of absences' },
  rows: { zh: '外出表', en: 'List' },
  rowsHint: {
    zh: '每行一人：人员，开始日期，结束日期，代办人。可从表格复制，以逗号或制表符分隔；日期如 2026年10月9日。姓名相同的请填账户标识。',
    en: 'A line each: person, first day, last day, who acts for them. Copy it from a sheet, parted by commas or tabs; days as 2026/10/9. Where two have one name, give the account.',
  },
  enterMany: { zh: '登记', en: 'Enter them' },
  entered: { zh: '已登记 {n} 人外出，并已告知本人。', en: 'Entered: {n}. Each was told.' },
  line: { zh: '第 {n} 行“{line}”没有登记：', en: 'Line {n}, “{line}”, was not entered:' },
  none: { zh: '本单位没有其他人员。', en: 'Nobody else has a role in your unit.' },
  nobody: {
    zh: '本单位没有可以代办的同事。请先由系统管理员增设人员。',
    en: 'No colleague of the unit can act for them. Ask the system administrator to give somebody a role first.',
  },
} as const satisfies Record<string, Bilingual>
