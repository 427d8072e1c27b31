import { shanghaiDay } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { proposed } from '#workflows/contract/decision.ts'
import { servedAt } from '#workflows/contract/served-at.ts'
import { type ExOfficio, Proposed } from './case.ts'
import { events, Found } from './events.ts'

export function begin(event: CaseEvent): ExOfficio {
  const blank = { returns: [], proposal: null, mended: null, ending: null, stalledAt: null, answeredAt: null }
  return { foundOn: shanghaiDay(event.at), ...Found.parse(event.data), ...blank }
}

/** Evolves the data; unknown events change nothing. */
export function evolve(data: ExOfficio, event: CaseEvent, state: string, record: RecordFile | null): ExOfficio {
  switch (event.type) {
    case 'unit.proposed': {
      const said = Proposed.parse(event.data)
      return { ...data, proposal: { ...proposed(said, event, record), ...said } }
    }
    case 'unit.mended': {
      const said = events['unit.mended'].data.parse(event.data)
      const { id: by, unit } = event.actor
      return { ...data, ending: 'mended', mended: { ...said, by, unit: unit ?? data.platform, at: event.at } }
    }
    case 'unit.returned': {
      const { rightUnit, reason } = events['unit.returned'].data.parse(event.data)
      return { ...data, returns: [...data.returns, { by: event.actor.unit ?? '', rightUnit, reason, at: event.at }] }
    }
    case 'intake.forwarded':
    case 'supervisor.assigned':
      return { ...data, unit: events[event.type].data.parse(event.data).unit }
    case 'approver.approved':
      return { ...data, ending: 'decided' }
    case 'record.ended':
      return { ...data, ending: 'moot' }
    case 'finding.gone':
      return { ...data, ending: data.offered === null ? 'moot' : 'mended' }
    case 'xstate.done.actor.serveAnswer':
      return { ...data, answeredAt: servedAt(event) }
    default:
      return event.type.startsWith('xstate.error.actor.') ? { ...data, stalledAt: state } : data
  }
}
