import { ruleOf } from '#law/rules.ts'
import { approvalLimit, closingLimits, ourTarget } from '#workflows/contract/closing-limits.ts'
import { replyLimits } from '#workflows/contract/reply.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import type { ShieldEnd } from './case.ts'
import { approver, unit } from './holder.ts'
import { said } from './said.ts'

const isReady = ({ decision, reply }: ShieldEnd) =>
  decision !== null && (decision.verdict !== 'restored' || (reply !== null && reply.overAt !== null))

/** Our targets; the next review: K4 in `core/records/publicity/shield.ts`. */
export const limits: readonly LimitRule<ShieldEnd>[] = [
  {
    limit: ourTarget({
      id: 'N4',
      step: said.reviewOfAShield,
      owes: 'determiningUnit',
      days: 10,
      start: said.theStartOfTheReview,
      stop: said.theProposal,
    }),
    starts: ['review.opened', 'approver.returned', 'record.changed'],
    meets: ['unit.proposed'],
    cancels: ['record.ended'],
    owedBy: unit,
  },
  ...replyLimits<ShieldEnd>(unit),
  {
    ...approvalLimit<ShieldEnd>(['unit.proposed', 'applicant.stated', 'clock.K5.breach'], approver),
    endsIn: ['underReview'],
    // A further statement gives the approver no new day.
    applies: (data, event) => isReady(data) && (event.type !== 'applicant.stated' || data.reply?.overAt === event.at),
    earlier: { than: '2026-12.1', rule: { endsIn: [], applies: isReady } },
  },
  {
    limit: ruleOf('B6'),
    starts: ['approver.approved'],
    meets: ['xstate.done.actor.publishRecord'],
    applies: ({ ending }) => ending === 'restored',
    owedBy: ({ platform }) => ({ role: 'system', unit: platform }),
  },
  ...closingLimits<ShieldEnd>(['restoreRecord', 'publishRecord', 'dispatchChange', 'serveAnswer']),
]
