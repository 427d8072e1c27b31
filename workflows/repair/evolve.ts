import { evolving, type Reducer } from '#workflows/common/evolving.ts'
import { supplementReducers } from '#workflows/common/supplement.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { proposed } from '#workflows/contract/decision.ts'
import type { Repair } from './case.ts'
import { events, Measures, Submitted } from './events.ts'

export function begin(event: CaseEvent): Repair {
  const filed = Submitted.parse(event.data)
  return {
    ...filed,
    unit: filed.determiner,
    returns: [],
    handOver: { code: null, receivedOn: null, pushedOn: null },
    supplement: null,
    acceptedAt: null,
    extension: null,
    decision: null,
    measures: [],
    measuresNote: '',
    ending: null,
    approvedBy: null,
    receipts: { publicityEndedAt: null, sharingStoppedAt: null, measuresToldAt: null },
    opened: [],
    stalledAt: null,
    answeredAt: null,
  }
}

const sentTo: Reducer<Repair> = (data, event) => ({
  ...data,
  unit: events['intake.forwarded'].data.parse(event.data).unit,
  decision: null,
})

const propose: Reducer<Repair> = (data, event, record) => {
  const { verdict, reason, documentChecked, measures, measuresNote } = events['intake.enteredResult'].data.parse(
    event.data,
  )
  const isGranted = verdict === 'repaired'
  return {
    ...data,
    decision: proposed({ verdict, reason, documentChecked }, event, record),
    measures: isGranted ? [...new Set(measures)] : [],
    measuresNote: isGranted ? (measuresNote ?? '') : '',
  }
}

export const evolve = evolving<Repair>({
  ...supplementReducers('unit.askedSupplement'),
  'intake.enteredReceipt': (data, event) => ({
    ...data,
    handOver: { ...data.handOver, ...events['intake.enteredReceipt'].data.parse(event.data) },
  }),
  'intake.enteredPush': (data, event) => ({
    ...data,
    handOver: { ...data.handOver, ...events['intake.enteredPush'].data.parse(event.data) },
  }),
  'intake.enteredResult': propose,
  'unit.proposed': propose,
  'unit.proposedRefusal': (data, event, record) => ({
    ...data,
    decision: proposed(
      { verdict: 'notAccepted', ...events['unit.proposedRefusal'].data.parse(event.data) },
      event,
      record,
    ),
    ...Measures.parse({}),
    measuresNote: '',
  }),
  'unit.accepted': (data, event) => ({ ...data, acceptedAt: event.at }),
  'unit.returned': (data, event) => {
    const { rightUnit, reason } = events['unit.returned'].data.parse(event.data)
    return { ...data, returns: [...data.returns, { unit: data.unit ?? '', at: event.at, rightUnit, reason }] }
  },
  'intake.forwarded': sentTo,
  'supervisor.assigned': sentTo,
  'head.extended': (data, event) => ({
    ...data,
    extension: { ...events['head.extended'].data.parse(event.data), at: event.at },
  }),
  'approver.approved': (data, event) => ({ ...data, ending: endingOf(data), approvedBy: event.actor.id }),
  'applicant.withdrew': (data) => ({ ...data, ending: 'withdrawn' }),
  // Nobody has named who applies measures yet: its own unit is told.
  'record.ended': (data) => ({
    ...data,
    ending: 'moot',
    measures: data.measures.length > 0 || data.unit === null ? data.measures : [data.unit],
  }),
  'xstate.done.actor.publishRecord': (data, event) => received(data, { publicityEndedAt: event.at }),
  'xstate.done.actor.dispatchChange': (data, event) => received(data, { sharingStoppedAt: event.at }),
  'xstate.done.actor.liftMeasures': (data, event) => received(data, { measuresToldAt: event.at }),
})

function endingOf({ decision }: Repair): Repair['ending'] {
  const verdict = decision?.verdict
  return verdict === 'repaired' || verdict === 'notAccepted' ? verdict : 'notRepaired'
}

const received = (data: Repair, receipt: Partial<Repair['receipts']>): Repair => ({
  ...data,
  receipts: { ...data.receipts, ...receipt },
})
