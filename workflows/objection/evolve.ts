import type { RecordFile } from '#records/record.ts'
import { evolving, type Reducer as Of } from '#workflows/common/evolving.ts'
import { supplementReducers } from '#workflows/common/supplement.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { answered } from '#workflows/contract/proposal.ts'
import type { Objection } from './case.ts'
import { events, linesOf, Submitted } from './events.ts'
import { endedWith, proposeOnWithdrawal, sourceWithdrew } from './source-withdrawn.ts'

export function begin(event: CaseEvent): Objection {
  const filed = Submitted.parse(event.data)
  return {
    ...filed,
    items: filed.items.map((item) => ({ ...item, proposed: null, answer: null })),
    unit: filed.channel === 'direct' ? (filed.provider ?? filed.determiner) : null,
    returns: [],
    supplement: null,
    inquiry: null,
    pause: null,
    extension: null,
    proposal: null,
    ending: null,
    approvedBy: null,
    opened: [],
    stalledAt: null,
    answeredAt: null,
  }
}

type Reducer = Of<Objection>

const sentTo: Reducer = (data, event) => ({
  ...data,
  unit: events['intake.forwarded'].data.parse(event.data).unit,
  proposal: null,
})

const propose =
  (from: 'platform' | 'unit'): Reducer =>
  (data, event, record) => {
    const { answers, hidden } = events['unit.proposed'].data.parse(event.data)
    const unit = event.actor.unit ?? ''
    return {
      ...data,
      ...(hidden !== undefined && { hidden: linesOf(hidden) }),
      items: answered(data.items, answers, unit, event.actor.id),
      proposal: {
        from,
        by: event.actor.id,
        unit,
        ...drawnOn(record),
        refusal: null,
        documentChecked: null,
        at: event.at,
      },
    }
  }

/** Data after the procedure's own events. */
export const evolve = evolving<Objection>({
  ...supplementReducers('intake.askedSupplement'),
  'intake.forwarded': sentTo,
  'supervisor.assigned': sentTo,
  'clock.A3.breach': (data, _event, _record, state) =>
    (state === 'awaitingIntake' || state === 'awaitingSupplement') && data.candidates.length === 1
      ? { ...data, unit: data.candidates[0] ?? null }
      : data,
  'intake.kept': (data) => ({ ...data, unit: data.platform }),
  'unit.returned': (data, event) => {
    const { rightUnit, reason } = events['unit.returned'].data.parse(event.data)
    return {
      ...data,
      returns: [...data.returns, { unit: data.unit ?? '', at: event.at, rightUnit, reason }],
      inquiry: null,
    }
  },
  'unit.asked': (data, event) => ({
    ...data,
    inquiry: { ...events['unit.asked'].data.parse(event.data), askedAt: event.at, answeredAt: null },
  }),
  'determiner.answered': (data, event) => {
    return {
      ...data,
      items: answered(
        data.items,
        events['determiner.answered'].data.parse(event.data).items,
        event.actor.unit ?? '',
        event.actor.id,
      ),
      inquiry: data.inquiry && { ...data.inquiry, answeredAt: event.at },
    }
  },
  'head.paused': (data, event, _record, state) => {
    const { cause, reason, expectedEnd } = events['head.paused'].data.parse(event.data)
    return { ...data, pause: { cause, reason, from: state, expectedEnd, at: event.at } }
  },
  'head.extended': (data, event) => ({ ...data, extension: events['head.extended'].data.parse(event.data) }),
  'platform.proposed': propose('platform'),
  'unit.proposed': propose('unit'),
  'intake.proposedRefusal': (data, event, record) => {
    const { reason, documentChecked } = events['intake.proposedRefusal'].data.parse(event.data)
    const unit = event.actor.unit ?? ''
    return {
      ...data,
      proposal: {
        from: 'intake',
        by: event.actor.id,
        unit,
        ...drawnOn(record),
        refusal: reason,
        documentChecked,
        at: event.at,
      },
    }
  },
  'approver.approved': (data, event) => {
    if (data.withdrawal?.verdict === 'unrelated') return { ...data, ending: 'moot', approvedBy: event.actor.id }
    const refused = data.proposal?.refusal != null
    const items = refused ? data.items : data.items.map((item) => ({ ...item, answer: item.answer ?? item.proposed }))
    const decided = items.every((item) => item.answer !== null)
    return { ...data, items, ending: refused ? 'refused' : decided ? 'decided' : null, approvedBy: event.actor.id }
  },
  'applicant.stated': (data, event) => ({ ...data, statement: events['applicant.stated'].data.parse(event.data).text }),
  'applicant.withdrew': (data) => ({ ...data, ending: 'withdrawn' }),
  'record.withdrawn': sourceWithdrew,
  'unit.proposedOnWithdrawal': proposeOnWithdrawal,
  'record.ended': endedWith,
})

const drawnOn = (record: RecordFile | null) => ({ recordVersion: record?.versions.length ?? 0 })
