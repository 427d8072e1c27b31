import type { RecordFile } from '#records/record.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { noteOpening } from '#workflows/contract/opened.ts'
import { answered, Proposed } from '#workflows/contract/proposal.ts'
import { servedAt } from '#workflows/contract/served-at.ts'
import type { HigherReview } from './case.ts'
import { Submitted } from './events.ts'

export function begin(event: CaseEvent): HigherReview {
  const filed = Submitted.parse(event.data)
  const items = filed.items.map((item) => ({ ...item, proposed: null, answer: null }))
  return { ...filed, items, proposal: null, opened: [], ending: null, stalledAt: null, answeredAt: null }
}

/** Evolves the data; unknown events change nothing. */
export function evolve(data: HigherReview, event: CaseEvent, state: string, record: RecordFile | null): HigherReview {
  switch (event.type) {
    case 'organ.proposed': {
      const unit = event.actor.unit ?? ''
      const items = answered(data.items, Proposed.parse(event.data).answers, data.organ, event.actor.id)
      const recordVersion = record?.versions.length ?? 0
      return { ...data, items, proposal: { by: event.actor.id, unit, recordVersion, at: event.at } }
    }
    case 'approver.approved': {
      const items = data.items.map((item) => ({ ...item, answer: item.answer ?? item.proposed }))
      return { ...data, items, ending: items.every(({ answer }) => answer !== null) ? 'decided' : null }
    }
    case 'evidence.opened':
      return { ...data, opened: noteOpening(data.opened ?? [], event) }
    case 'applicant.withdrew':
      return { ...data, ending: 'withdrawn' }
    case 'record.ended':
      return { ...data, ending: 'moot' }
    case 'xstate.done.actor.serveAnswer':
      return { ...data, answeredAt: servedAt(event) }
    default:
      return event.type.startsWith('xstate.error.actor.') ? { ...data, stalledAt: state } : data
  }
}
