import { ruleOf } from '#law/rules.ts'
import { approvalLimit, closingLimits, ourTarget } from '#workflows/contract/closing-limits.ts'
import { replyLimits } from '#workflows/contract/reply.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import type { Fraud } from './case.ts'
import { approver, unit } from './holder.ts'
import { said } from './said.ts'

const isReady = ({ decision, reply }: Fraud) =>
  decision !== null && (decision.verdict === 'notFound' || (reply !== null && reply.overAt !== null))

/** Our targets, as for repairs; B7 stands in `core/records/publicity/bar.ts`. */
export const limits: readonly LimitRule<Fraud>[] = [
  {
    limit: ourTarget({
      id: 'N5',
      step: said.verificationOfASuspectedFraud,
      owes: 'determiningUnit',
      days: 7,
      start: said.theStartOfTheCheck,
      stop: said.theProposal,
    }),
    starts: ['unit.reported', 'approver.returned', 'record.changed'],
    meets: ['unit.proposed'],
    extendedBy: 'head.extended',
    owedBy: unit,
  },
  ...replyLimits<Fraud>(unit),
  {
    ...approvalLimit<Fraud>(['unit.proposed', 'applicant.stated', 'clock.K5.breach', 'supervisor.assigned'], approver),
    endsIn: ['underReview'],
    // A further statement gives the approver no new day.
    applies: (data, event) => isReady(data) && (event.type !== 'applicant.stated' || data.reply?.overAt === event.at),
    earlier: { than: '2026-12.1', rule: { endsIn: [], applies: isReady } },
  },
  {
    limit: ruleOf('B6'),
    starts: ['approver.approved'],
    meets: ['xstate.done.actor.publishRecord'],
    applies: ({ ending }) => ending === 'found',
    owedBy: ({ platform }) => ({ role: 'system', unit: platform }),
  },
  ...closingLimits<Fraud>(['recordFinding', 'publishRecord', 'dispatchChange', 'serveAnswer']),
]
