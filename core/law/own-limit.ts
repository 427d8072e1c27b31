import { two } from './bilingual.ts'
import { row } from './rules/row.ts'
import type { TimeLimit } from './time-limit.ts'

/** A length no rule gives: no article, never statutory. */
export const ownLimit: TimeLimit = row(two('自行计算', 'A length of your own'), {
  id: 'own',
  step: two('自行填写的期限', 'A length of your own'),
  owes: 'applicant',
  length: { unit: 'none', n: 0, as: 'act' },
  start: two('您填写的起算日', 'the day you gave'),
  stop: two('最后一日', 'the last day'),
  status: 'UNV',
  force: 'target',
  informative: true,
})
