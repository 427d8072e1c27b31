import { ruleOf } from '#law/rules.ts'
import type { TimeLimit } from '#law/time-limit.ts'
import type { Holder } from './actor.ts'
import type { LimitRule } from './procedure.ts'

/** What takes a case out of people's hands before it is decided. */
export const left = ['applicant.withdrew', 'record.ended'] as const
export const answered = 'xstate.done.actor.serveAnswer'

/** A target of our own, in working days. */
export const ourTarget = (id: string, zh: string, en: string, days: number): TimeLimit => ({
  ...ruleOf('K2'),
  id,
  step: { zh, en },
  length: { unit: 'workingDays', n: days, as: 'act' },
})

/** K3: the approver's day, inside the unit's own limit. */
export const approvalLimit = <Data>(
  proposals: readonly string[],
  approver: (data: Data) => Holder,
): LimitRule<Data> => ({
  limit: { ...ruleOf('K3'), length: { unit: 'workingDays', n: 1, as: 'act' } },
  starts: proposals,
  meets: ['approver.approved', 'approver.returned'],
  cancels: [...left, 'record.changed', 'record.withdrawn'],
  owedBy: approver,
})

type Closing = { readonly ending: string | null; readonly platform: string }

/** What the service owes once a case is decided, and the system administrator once a step of it stalls. */
export const closingLimits = <Data extends Closing>(
  tasks: readonly string[],
  starts: readonly string[] = ['approver.approved', ...left],
): readonly LimitRule<Data>[] => [
  {
    limit: ourTarget('S1', '更正、公布、答复', 'Correct, publish, answer', 1),
    starts,
    meets: [answered],
    applies: ({ ending }) => ending !== null,
    owedBy: ({ platform }) => ({ role: 'system', unit: platform }),
  },
  {
    limit: ourTarget('S2', '处理停滞的步骤', 'Restart a stalled step', 1),
    starts: tasks.map((task) => `xstate.error.actor.${task}`),
    meets: ['system.retried'],
    owedBy: () => ({ role: 'systemAdmin', unit: null }),
  },
]
