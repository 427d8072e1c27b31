import { ruleOf } from '#law/rules.ts'
import type { TimeLimit } from '#law/time-limit.ts'
import type { LimitRule } from '#workflows/procedure.ts'
import type { HigherReview } from './case.ts'
import { approver, holder } from './holder.ts'

const left = ['applicant.withdrew', 'record.ended']
const answered = 'xstate.done.actor.serveAnswer'

const target = (id: string, zh: string, en: string): TimeLimit => ({
  ...ruleOf('K2'),
  id,
  step: { zh, en },
  length: { unit: 'workingDays', n: 1, as: 'act' },
})

/** A7 has no figure in GD 46; five working days are our target, taken from Zhejiang. */
export const limits: readonly LimitRule<HigherReview>[] = [
  {
    limit: ruleOf('A7'),
    starts: ['applicant.submitted'],
    meets: [answered],
    cancels: left,
    owedBy: (data) => holder('withHigherOrgan', data),
  },
  {
    limit: { ...ruleOf('K3'), length: { unit: 'workingDays', n: 1, as: 'act' } },
    starts: ['organ.proposed'],
    meets: ['approver.approved', 'approver.returned'],
    cancels: [...left, 'record.changed'],
    owedBy: approver,
  },
  {
    limit: target('S1', '更正、公布、答复', 'Correct, publish, answer'),
    starts: ['approver.approved', ...left],
    meets: [answered],
    applies: (data) => data.ending !== null,
    owedBy: (data) => ({ role: 'system', unit: data.platform }),
  },
  {
    limit: target('S2', '处理停滞的步骤', 'Restart a stalled step'),
    starts: ['correctRecord', 'publishRecord', 'dispatchChange', 'serveAnswer'].map(
      (task) => `xstate.error.actor.${task}`,
    ),
    meets: ['system.retried'],
    owedBy: () => ({ role: 'systemAdmin', unit: null }),
  },
]
