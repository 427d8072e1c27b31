import type { Bilingual } from '#law/bilingual.ts'
import { titles } from '../page-words.ts'

/** Yearly review of accounts of the staff. */
export const accounts = {
  title: titles.accounts,
  lead: {
    zh: '每年逐个复核工作人员账号：人员是否仍在岗，岗位是否仍然需要（本市自定，11 月起列入待办）。不再需要的，先在人员页撤销岗位；本人的账号由另一名管理员复核。',
    en: 'Each year every account of the staff is looked at: is the person still there, is each role still needed (a target of the city; a task from November on). Where it is not, take the role away on the person’s page first; one’s own account is looked at by another administrator.',
  },
  of: { zh: '{year} 年', en: 'Year {year}' },
  left: { zh: '有岗位的账号 {all} 个，未复核 {n} 个。', en: 'Accounts with a role: {all}; not looked at yet: {n}.' },
  list: { zh: '工作人员账号', en: 'Accounts of the staff' },
  person: { zh: '人员', en: 'Person' },
  roles: { zh: '岗位', en: 'Roles' },
  factor: { zh: '动态口令', en: 'Authenticator' },
  has: { zh: '有', en: 'yes' },
  hasNot: { zh: '无', en: 'no' },
  state: { zh: '复核', en: 'Review' },
  noRoles: { zh: '没有岗位', en: 'no role' },
  looked: { zh: '仍然需要（{name}，{at}）', en: 'still needed ({name}, {at})' },
  waiting: { zh: '未复核', en: 'not looked at' },
  tick: { zh: '仍然需要', en: 'Still needed' },
  tickOne: { zh: '仍然需要：{name}', en: 'Still needed: {name}' },
  own: { zh: '由另一名管理员复核', en: 'for another administrator' },
  send: { zh: '记录所勾选的账号', en: 'Note the ticked accounts' },
  close: { zh: '结束本年复核', en: 'End this year’s review' },
  closed: {
    zh: '已于 {at} 结束（{name}），复核账号 {n} 个。',
    en: 'Ended at {at} by {name}; accounts looked at: {n}.',
  },
  none: { zh: '没有账号。', en: 'No account.' },
} as const satisfies Record<string, Bilingual>
