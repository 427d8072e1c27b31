import { instantOn } from '#law/day.ts'
import { ruleOf } from '#law/rules.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { approvalLimit, closingLimits } from '#workflows/contract/closing-limits.ts'
import { rerouting } from '#workflows/contract/holding.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import type { ExOfficio } from './case.ts'
import { approver, works } from './holder.ts'
import { isRevocation } from './revocation.ts'

const left = ['record.ended', 'finding.gone'] as const
const sent = ['intake.forwarded', 'supervisor.assigned'] as const
const published = 'xstate.done.actor.publishRecord'
const tasks = ['correctRecord', 'publishRecord', 'dispatchChange', 'serveAnswer'] as const

/** From the finding; a second unit counts from arrival. */
const found = ({ foundOn }: ExOfficio, { type, at }: CaseEvent): number =>
  type === 'error.found' ? Math.min(at, instantOn(foundOn, '09:00')) : at

/** A10 from the finding (GD 44), D1 from revocation (行政处罚法 48). */
export const limits: readonly LimitRule<ExOfficio>[] = [
  {
    limit: ruleOf('A10'),
    starts: ['error.found', ...sent],
    meets: ['approver.approved', 'unit.mended'],
    cancels: [...left, 'unit.returned'],
    from: found,
    applies: (data) => !isRevocation(data),
    owedBy: works,
  },
  {
    limit: ruleOf('D1'),
    starts: ['error.found'],
    // Both are out once the record's page is.
    meets: [published, 'approver.approved'],
    cancels: left,
    isMet: ({ proposal }, { type }) => type === published || (proposal !== null && proposal.verdict === 'nothingWrong'),
    from: found,
    applies: isRevocation,
    owedBy: works,
  },
  {
    limit: ruleOf('D2'),
    starts: ['approver.approved'],
    meets: [published],
    applies: (data) => isRevocation(data) && data.proposal?.verdict !== 'nothingWrong',
    owedBy: ({ platform }) => ({ role: 'intake', unit: platform }),
  },
  {
    limit: ruleOf('K1'),
    starts: ['error.found', ...sent],
    meets: ['unit.returned'],
    cancels: [...left, 'unit.proposed'],
    lapses: true,
    applies: ({ unit, offered }) => unit !== null && offered === null,
    owedBy: works,
  },
  {
    limit: ruleOf('K2'),
    starts: ['unit.returned'],
    meets: sent,
    cancels: left,
    owedBy: rerouting,
  },
  approvalLimit(['unit.proposed'], approver),
  ...closingLimits<ExOfficio>(tasks, ['approver.approved', 'unit.mended', ...left]),
]
