import { two } from '#law/bilingual.ts'
import type { Objection } from './case.ts'

type Withdrawal = NonNullable<Objection['withdrawal']>

/** Notice of an objection's end by withdrawal. */
export function afterWithdrawal(ending: string | null, { cause, verdict }: Withdrawal): string {
  if (ending === 'decided') return `upheldByWithdrawal-${cause}`
  return verdict === 'unrelated' ? 'withdrawalUnrelated' : `endedAtSource-${cause}`
}

/** Proposals open to the unit. */
export const onWithdrawal = {
  upheld: two('异议成立（因来源撤回）', 'Upheld by the withdrawal'),
  unrelated: two('撤回的原因与异议无关，案件终结', 'Withdrawn for something else: the case is moot'),
} as const
