import type { CaseFile } from '#engine/store/case-file.ts'
import type { Calendar } from '#law/calendar.ts'
import type { RecordFile } from '#records/record.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { type Decision, settle } from './decide.ts'
import type { CaseBegun } from './log-item.ts'
import { firstStep } from './step.ts'

type Opened = CaseBegun & Pick<CaseFile, 'id' | 'rules' | 'area'>

/** First row by its opening event. Pure; replay uses it too. */
export function firstDecision(
  procedure: Procedure,
  opened: Opened,
  event: CaseEvent,
  record: RecordFile | null,
  calendar: Calendar,
): Decision {
  const data = procedure.course.begin(event, record)
  const { state, names } = firstStep(procedure.course.chart, data)
  const blank: CaseFile = {
    ...opened,
    procedure: procedure.id,
    chart: procedure.course.version,
    seq: 0,
    state,
    data,
    applicant: event.actor.id,
    openedAt: event.at,
    changedAt: event.at,
    holder: procedure.parties.holder(state, data),
    clocks: {},
    task: null,
    wakeAt: null,
    head: '',
    closed: false,
  }
  return settle(procedure, blank, { event, data, state, closed: false, names }, record, calendar)
}
