import { shanghaiDay } from '#law/day.ts'
import { evolving, type Reducer } from '#workflows/common/evolving.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { proposed } from '#workflows/contract/decision.ts'
import type { Infringement, Remedy } from './case.ts'
import { events, Proposed, Submitted } from './events.ts'

export const begin = (event: CaseEvent): Infringement => ({
  ...Submitted.parse(event.data),
  decision: null,
  remedy: null,
  stop: null,
  accepted: false,
  opened: [],
  ending: null,
  stalledAt: null,
  answeredAt: null,
})

const proposes =
  (verdict: string): Reducer<Infringement> =>
  (data, event, record) => ({
    ...data,
    remedy: null,
    decision: proposed({ ...events['unit.proposedStop'].data.parse(event.data), verdict }, event, record),
  })

export const evolve = evolving<Infringement>({
  'unit.accepted': (data) => ({ ...data, accepted: true }),
  'unit.proposedRefusal': proposes('refused'),
  'unit.proposedStop': proposes('stop'),
  'unit.proposed': (data, event, record) => {
    const typed = Proposed.parse(event.data)
    const { verdict, reason, documentChecked } = typed
    const decision = proposed({ verdict, reason, documentChecked }, event, record)
    return { ...data, decision, remedy: verdict === 'unfounded' ? null : remedyOf(typed, data) }
  },
  'approver.approved': (data, event) => {
    const verdict = data.decision?.verdict
    if (verdict === 'stop') return { ...data, accepted: true, stop: { on: shanghaiDay(event.at), what: null } }
    return { ...data, ending: verdict === 'refused' ? 'refused' : 'decided' }
  },
  'platform.stopped': (data, event) => ({
    ...data,
    stop: data.stop && { ...data.stop, what: events['platform.stopped'].data.parse(event.data).what },
  }),
  'applicant.supplemented': (data, event) => ({
    ...data,
    evidence: [...data.evidence, ...events['applicant.supplemented'].data.parse(event.data).evidence],
  }),
  'applicant.agreed': (data, event) => ({
    ...data,
    wantsNotice: events['applicant.agreed'].data.parse(event.data).notice,
  }),
  'applicant.withdrew': (data) => ({ ...data, ending: 'withdrawn' }),
})

/** No notice without the subject's agreement. */
function remedyOf(typed: Proposed, { wantsNotice }: Infringement): Remedy {
  const { removes, noticeText, shownFrom, compensation, accountability } = typed
  const notice = wantsNotice && noticeText && shownFrom ? { text: noticeText, shownFrom } : null
  return { removes, notice, compensation, accountability }
}
