import type { z } from 'zod'
import type { RecordFile } from '#records/record.ts'
import { supplementReducers } from '#workflows/common/supplement.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { noteOpening } from '#workflows/contract/opened.ts'
import { answered } from '#workflows/contract/proposal.ts'
import { servedAt } from '#workflows/contract/served-at.ts'
import type { Objection, Reducer } from './case.ts'
import { events, Submitted } from './events.ts'
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

/** The case's data after an event. Events it does not know leave it as it is. */
export function evolve(data: Objection, event: CaseEvent, state: string, record: RecordFile | null): Objection {
  const reduce = reducers[event.type]
  if (event.type === 'record.ended') return endedWith(data, event, record)
  if (reduce) return reduce(data, event, state, record?.versions.length ?? 0)
  if (event.type.startsWith('xstate.error.actor.')) return { ...data, stalledAt: state }
  return data
}

const parse = <T extends keyof typeof events>(type: T, event: CaseEvent): z.infer<(typeof events)[T]['data']> =>
  // biome-ignore lint/suspicious/noExplicitAny: the table's union of schemas parses to the union of its data
  (events[type].data as any).parse(event.data)

const sentTo: Reducer = (data, event) => ({ ...data, unit: parse('intake.forwarded', event).unit, proposal: null })

const propose =
  (from: 'platform' | 'unit'): Reducer =>
  (data, event, _state, recordVersion) => {
    const { answers } = parse('unit.proposed', event)
    const unit = event.actor.unit ?? ''
    return {
      ...data,
      items: answered(data.items, answers, unit, event.actor.id),
      proposal: { from, by: event.actor.id, unit, recordVersion, refusal: null, documentChecked: null, at: event.at },
    }
  }

const reducers: Readonly<Record<string, Reducer>> = {
  ...supplementReducers('intake.askedSupplement'),
  'intake.forwarded': sentTo,
  'supervisor.assigned': sentTo,
  'clock.A3.breach': (data, _event, state) =>
    (state === 'awaitingIntake' || state === 'awaitingSupplement') && data.candidates.length === 1
      ? { ...data, unit: data.candidates[0] ?? null }
      : data,
  'intake.kept': (data) => ({ ...data, unit: data.platform }),
  'unit.returned': (data, event) => {
    const { rightUnit, reason } = parse('unit.returned', event)
    return {
      ...data,
      returns: [...data.returns, { unit: data.unit ?? '', at: event.at, rightUnit, reason }],
      inquiry: null,
    }
  },
  'unit.asked': (data, event) => ({
    ...data,
    inquiry: { ...parse('unit.asked', event), askedAt: event.at, answeredAt: null },
  }),
  'determiner.answered': (data, event) => {
    return {
      ...data,
      items: answered(data.items, parse('determiner.answered', event).items, event.actor.unit ?? '', event.actor.id),
      inquiry: data.inquiry && { ...data.inquiry, answeredAt: event.at },
    }
  },
  'head.paused': (data, event, state) => {
    const { cause, reason, expectedEnd } = parse('head.paused', event)
    return { ...data, pause: { cause, reason, from: state, expectedEnd, at: event.at } }
  },
  'head.extended': (data, event) => ({ ...data, extension: parse('head.extended', event) }),
  'platform.proposed': propose('platform'),
  'unit.proposed': propose('unit'),
  'intake.proposedRefusal': (data, event, _state, recordVersion) => {
    const { reason, documentChecked } = parse('intake.proposedRefusal', event)
    const unit = event.actor.unit ?? ''
    return {
      ...data,
      proposal: {
        from: 'intake',
        by: event.actor.id,
        unit,
        recordVersion,
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
  'approver.returned': (data) => data,
  'record.changed': (data) => data,
  'applicant.stated': (data, event) => ({ ...data, statement: parse('applicant.stated', event).text }),
  'applicant.withdrew': (data) => ({ ...data, ending: 'withdrawn' }),
  'record.withdrawn': sourceWithdrew,
  'unit.proposedOnWithdrawal': proposeOnWithdrawal,
  'evidence.opened': (data, event) => ({ ...data, opened: noteOpening(data.opened, event) }),
  'xstate.done.actor.serveAnswer': (data, event) => ({ ...data, answeredAt: servedAt(event) }),
}
