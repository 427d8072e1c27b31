import type { RecordFile } from '#records/record.ts'
import type { Reducer } from '#workflows/common/evolving.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Objection } from './case.ts'
import { events } from './events.ts'

/** Voids earlier proposals: the withdrawing provider speaks next. */
export const sourceWithdrew: Reducer<Objection> = (data, event, _record, state) => {
  const { by, cause } = events['record.withdrawn'].data.parse(event.data)
  const unit = data.provider ?? data.unit ?? data.determiner ?? data.platform
  return {
    ...data,
    unit,
    inquiry: null,
    proposal: null,
    items: open(data.items, null),
    withdrawal: { by, cause, hadCase: unit === data.unit && isWithUnit(data, state), verdict: null, reason: '' },
  }
}

/** Answers each open entry “no longer shown”: the withdrawal did it. */
export const proposeOnWithdrawal: Reducer<Objection> = (data, event, record) => {
  const { verdict, reason, documentChecked } = events['unit.proposedOnWithdrawal'].data.parse(event.data)
  const { id: by } = event.actor
  const unit = event.actor.unit ?? data.platform
  const answer = { code: '03', unit, by, documentChecked, reason, value: null } as const
  return {
    ...data,
    items: open(data.items, verdict === 'upheld' ? answer : null),
    ...(data.withdrawal ? { withdrawal: { ...data.withdrawal, verdict, reason } } : {}),
    proposal: {
      from: unit === data.platform ? 'platform' : 'unit',
      by,
      unit,
      recordVersion: record?.versions.length ?? 0,
      refusal: null,
      documentChecked,
      at: event.at,
    },
  }
}

/** Moot with its record; keeps a withdrawal's own cause. */
export function endedWith(data: Objection, event: CaseEvent, record: RecordFile | null): Objection {
  const { by } = events['record.ended'].data.parse(event.data)
  const cause = record?.ended?.cause
  const said = cause === undefined ? {} : { withdrawal: { by, cause, hadCase: false, verdict: null, reason: '' } }
  return { ...data, ...said, ending: 'moot' }
}

const open = (items: Objection['items'], proposed: Objection['items'][number]['proposed']) =>
  items.map((item) => (item.answer === null ? { ...item, proposed } : item))

const isWithUnit = ({ channel, pause, proposal }: Objection, state: string): boolean => {
  if (state === 'paused') return pause?.from === 'withProvider'
  if (state === 'awaitingApproval')
    return proposal?.from === 'unit' || (channel === 'direct' && proposal?.from !== 'intake')
  return state === 'withProvider'
}
