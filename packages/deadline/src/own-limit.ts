import { two } from './bilingual.ts'
import { row } from './rules/row.ts'
import type { TimeLimit } from './time-limit.ts'

/** Words of a length that somebody gives, for a city to change. */
export const ownWords = {
  procedure: two('自行计算', 'A length of your own'),
  step: two('自行填写的期限', 'A length of your own'),
  start: two('您填写的起算日', 'the day you gave'),
  stop: two('最后一日', 'the last day'),
} as const

/** A length no rule gives: no article, never statutory. */
export const ownLimit: TimeLimit = row(ownWords.procedure, {
  id: 'own',
  step: ownWords.step,
  owes: 'applicant',
  length: { unit: 'none', n: 0, as: 'act' },
  start: ownWords.start,
  stop: ownWords.stop,
  status: 'UNV',
  force: 'target',
  informative: true,
})
