import { shanghaiDay } from '#law/day.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Seen } from '#workflows/contract/course.ts'
import { approvalRefusal } from '#workflows/contract/decision.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { Infringement } from './case.ts'
import { Proposed } from './events.ts'

/** Refusals beyond the chart, on data before events. */
export function check(data: Infringement, event: CaseEvent, _state: string, { record }: Seen): RefusalCode | null {
  switch (event.type) {
    case 'unit.proposedStop':
      return record === null || record.ended !== null || record.overlays.stopped ? 'nothingToRemove' : null
    case 'unit.proposed':
      return proposalRefusal(data, event, record !== null)
    case 'approver.approved':
      return approvalRefusal(data.decision, event, record)
    default:
      return null
  }
}

function proposalRefusal({ wantsNotice }: Infringement, event: CaseEvent, hasRecord: boolean): RefusalCode | null {
  const { verdict, removes, noticeText, shownFrom } = Proposed.parse(event.data)
  if (removes && !hasRecord) return 'nothingToRemove'
  const asked = [noticeText, shownFrom].filter((one) => one !== null && one !== '')
  if (asked.length === 0) return wantsNotice && verdict !== 'unfounded' ? 'noticeNeeded' : null
  const isWhole = asked.length === 2 && shownFrom !== null && shownFrom <= shanghaiDay(event.at)
  return wantsNotice && isWhole ? null : 'noticeNeeded'
}
