import { two } from '#law/bilingual.ts'
import type { Length } from '#law/length.ts'
import { row } from '#law/rules/row.ts'
import { ruleOf } from '#law/rules.ts'
import type { TimeLimit } from '#law/time-limit.ts'
import type { Holder } from './actor.ts'
import type { LimitRule } from './timing.ts'

/** Events that end a case before it is decided. */
export const left = ['applicant.withdrew', 'record.ended'] as const
export const answered = 'xstate.done.actor.serveAnswer'

type Target = Pick<TimeLimit, 'id' | 'step' | 'owes' | 'start' | 'stop'> & {
  readonly days: number
  readonly unit?: Length['unit']
}

/** Our own target, in working days by default. */
export const ourTarget = ({ days, unit = 'workingDays', ...own }: Target): TimeLimit =>
  row(limitWords.internalLimits, {
    ...own,
    version: 2,
    length: { unit, n: days, as: 'act' },
    atExpiry: limitWords.goesToTheSupervisor,
    status: 'UNV',
    force: 'target',
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

/** Limits of the service after a decision, and after a stall. */
export const closingLimits = <Data extends Closing>(
  tasks: readonly string[],
  starts: readonly string[] = ['approver.approved', ...left],
): readonly LimitRule<Data>[] => [
  {
    limit: ourTarget({
      id: 'S1',
      step: limitWords.correctPublishAnswer,
      owes: 'platform',
      days: 1,
      start: limitWords.theDecisionOrTheEnd,
      stop: limitWords.theAnswerIsServed,
    }),
    starts,
    meets: [answered],
    applies: ({ ending }) => ending !== null,
    owedBy: ({ platform }) => ({ role: 'system', unit: platform }),
  },
  {
    limit: ourTarget({
      id: 'S2',
      step: limitWords.restartAStalledStep,
      owes: 'operator',
      days: 1,
      start: limitWords.theStepStalls,
      stop: limitWords.itIsRunAgain,
    }),
    starts: tasks.map((task) => `xstate.error.actor.${task}`),
    meets: ['system.retried'],
    owedBy: () => ({ role: 'systemAdmin', unit: null }),
  },
]

/** Words of shared targets, for a city to change. */
export const limitWords = {
  acceptComplaint: two('受理投诉', 'Accept a complaint'),
  complaintTakenUp: two('受理、退回或者提出不予受理', 'accepted, returned, or refusal proposed'),
  internalLimits: two('内部时限', 'Internal limits'),
  goesToTheSupervisor: two('报监管员', 'goes to the supervisor'),
  correctPublishAnswer: two('更正、公布、答复', 'Correct, publish, answer'),
  theDecisionOrTheEnd: two('作出决定或者案件终结之日', 'the decision, or the end of the case'),
  theAnswerIsServed: two('答复送达', 'the answer is served'),
  restartAStalledStep: two('处理中断的环节', 'Restart a stalled step'),
  theStepStalls: two('自动处理中断之日', 'the step stalls'),
  itIsRunAgain: two('重新执行', 'it is run again'),
  serviceOfTheIntendedDecision: two('事先告知书送达', 'Service of the intended decision'),
  theProposalOrTheReturn: two(
    '提出处理意见；原送达被退回的，自退回之日',
    'the proposal, or the return of a served paper',
  ),
  thePaperIsServedOr: two('事先告知书送达或者收到陈述', 'the paper is served, or the statement arrives'),
  serveTheSupplementList: two('补正告知送达', 'Serve the supplement list'),
  theRequestToSupplementOr: two(
    '提出补正要求；原送达被退回的，自退回之日',
    'the request to supplement, or the return of a served list',
  ),
  theListIsServedOr: two('补正告知送达或者补正材料到达', 'the list is served, or the supplement arrives'),
} as const
