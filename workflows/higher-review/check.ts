import { isOver } from '#records/publicity/shield.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Seen } from '#workflows/contract/course.ts'
import { hasOpenedAll } from '#workflows/contract/opened.ts'
import { Proposed, proposalRefusal, proposers } from '#workflows/contract/proposal.ts'
import type { Refusal, RefusalCode } from '#workflows/contract/refusal.ts'
import type { HigherReview } from './case.ts'

/** Refusals beyond the chart, on data before events. */
export function check(
  data: HigherReview,
  event: CaseEvent,
  _state: string,
  { record }: Seen,
): RefusalCode | Refusal | null {
  const by = {
    record,
    unit: data.organ,
    by: event.actor.id,
    at: event.at,
    mayMaintain: () => true,
    // An organ without account read on paper; intake enters its words.
    hasOpenedAll: !data.organHasAccount || hasOpenedAll(data.evidence, data.opened ?? [], event.actor.id),
  }
  if (event.type === 'organ.proposed') {
    const { answers } = Proposed.parse(event.data)
    // Nothing of an ended record can change.
    const changes = answers.some(({ code }) => code !== '05' && code !== '06')
    return record && isOver(record) && changes ? 'recordGone' : proposalRefusal(data.items, answers, by)
  }
  const isStale = record && data.proposal && record.versions.length !== data.proposal.recordVersion
  if (event.type !== 'approver.approved') return null
  return proposers(data).includes(event.actor.id) ? 'fourEyes' : isStale ? 'recordChanged' : null
}
