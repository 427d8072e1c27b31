import { type Bilingual, two } from '#law/bilingual.ts'
import { WithdrawalCause as causes, type WithdrawalCause, withdrawalCauses } from '#records/withdrawal.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'
import type { Objection } from './case.ts'

type Withdrawal = NonNullable<Objection['withdrawal']>

/** The notice that tells how an objection ends whose record was withdrawn at its source. */
export function afterWithdrawal(ending: string | null, { cause, verdict }: Withdrawal): string {
  if (ending === 'decided') return `upheldByWithdrawal-${cause}`
  return verdict === 'unrelated' ? 'withdrawalUnrelated' : `endedAtSource-${cause}`
}

/** Proposals open to the unit. */
export const onWithdrawal = {
  upheld: two('异议成立（因来源撤回）', 'Upheld by the withdrawal'),
  unrelated: two('撤回的原因与异议无关，案件终结', 'Withdrawn for something else: the case is moot'),
} as const

/** Words of the result on it, beside the answers. */
export function withdrawalNote(ending: string, { cause, reason }: Withdrawal): Bilingual {
  const { zh, en } = withdrawalCauses[cause]
  const what = two(
    `信息提供单位已从来源撤回该记录，说明的原因为“${zh}”。`,
    `The provider withdrew the record at its source and stated why: “${en}”.`,
  )
  return ending === 'decided'
    ? two(`${what.zh}你（单位）的异议成立。`, `${what.en} Your objection is upheld.`)
    : two(
        `${what.zh}经核查，该原因与你（单位）所提异议无关，记录已停止公示，异议随之终结。理由：${reason}`,
        `${what.en} That is not what your objection was about; the record is no longer public, which ends the objection. Reasons: ${reason}`,
      )
}

/** One of each kind for each cause, so that the mail says it in words. */
export const withdrawalNotices: ProcedureWords['notices'] = {
  ...each('sourceWithdrawn', ({ zh, en }) => ({
    subject: two('您提出异议的记录已被来源撤回 {number}', 'The record of objection {number} was withdrawn'),
    body: two(
      `信息提供单位已从来源撤回您提出异议的记录，说明的原因为“${zh}”，记录已停止公示。\n该单位将就您的异议 {number} 提出意见，经审批后答复您。`,
      `Its provider withdrew the record that you objected to and stated why: “${en}”. It is no longer public.\nThe unit will now answer your objection {number}; a second person approves the answer.`,
    ),
  })),
  ...each('upheldByWithdrawal', ({ zh, en }) => ({
    subject: two('您的异议成立 {number}', 'Your objection is upheld {number}'),
    body: two(
      `您的异议 {number} 成立：信息提供单位以“${zh}”为由从来源撤回了该记录，记录已停止公示。处理结果告知书请登录查看。`,
      `Your objection {number} is upheld: the provider withdrew the record at its source (“${en}”), and it is no longer public. Sign in for the letter with the result.`,
    ),
  })),
  ...each('endedAtSource', ({ zh, en }) => ({
    subject: two(
      '异议已终结：相关记录已停止公示 {number}',
      'Objection {number} is closed: the record is no longer public',
    ),
    body: two(
      `您提出异议的记录已由信息提供单位从来源撤回，说明的原因为“${zh}”。记录已停止公示，异议 {number} 据此终结；这不表示异议成立或者不成立。`,
      `The record you objected to was withdrawn at its source; its provider stated why: “${en}”. It is no longer public, which ends objection {number}; nothing was decided on the objection itself.`,
    ),
  })),
  withdrawalUnrelated: {
    subject: two(
      '异议已终结：相关记录已停止公示 {number}',
      'Objection {number} is closed: the record is no longer public',
    ),
    body: two(
      '您提出异议的记录已从来源撤回并停止公示。经审批，撤回的原因与您的异议无关，异议 {number} 据此终结。理由和救济途径请登录查看。',
      'The record you objected to was withdrawn at its source and is no longer public. It was decided that the reason is not what you objected to, which ends objection {number}. Sign in for the reasons and the remedies.',
    ),
  },
}

function each(
  name: string,
  notice: (cause: Bilingual) => ProcedureWords['notices'][string],
): ProcedureWords['notices'] {
  return Object.fromEntries(
    causes.options.map((cause: WithdrawalCause) => [`${name}-${cause}`, notice(withdrawalCauses[cause])]),
  )
}
