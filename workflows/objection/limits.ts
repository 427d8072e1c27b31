import { instantOn } from '#law/day.ts'
import { ruleOf } from '#law/rules.ts'
import { supplementLimits } from '#workflows/common/supplement.ts'
import type { CaseEvent, Holder } from '#workflows/contract/actor.ts'
import { answered, approvalLimit, closingLimits, left, ourTarget } from '#workflows/contract/closing-limits.ts'
import { received } from '#workflows/contract/counter.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import type { Objection } from './case.ts'
import { events } from './events.ts'
import { said } from './said.ts'

const withdrew = 'record.withdrawn'
const sent = ['intake.forwarded', 'supervisor.assigned', 'clock.A3.breach']
const shaped = ['intake.askedSupplement', 'intake.kept', 'intake.forwarded', 'unit.accepted', 'intake.proposedRefusal']

const pausable = { pausable: true, earlier: { than: '2026-12.1', rule: { losesLastDay: true } } } as const

const putAside = ['intake.kept', 'intake.proposedRefusal']
const never = { on: [], where: () => false }

const inCity = (data: Objection) => data.channel === 'city'
const isDirect = (data: Objection) => data.channel === 'direct'
const platform = (data: Objection): Holder => ({ role: 'intake', unit: data.platform })
const unit = (data: Objection): Holder => ({ role: 'officer', unit: data.unit ?? data.platform })
const reception = (data: Objection): Holder => (inCity(data) ? platform(data) : unit(data))

/** Our own targets: nothing waits unseen. */
/** GD 46 from receipt, O36 18 from acceptance; lengths in packages/deadline/src. */
export const limits: readonly LimitRule<Objection>[] = [
  {
    limit: ruleOf('A0'),
    starts: ['applicant.submitted'],
    from: received,
    meets: [answered],
    cancels: left,
    parts: ['A3', 'A4', 'A5'],
    ...pausable,
    applies: inCity,
    owedBy: platform,
  },
  {
    limit: ruleOf('A1'),
    starts: ['applicant.submitted'],
    from: received,
    meets: ['applicant.submitted'],
    applies: inCity,
    owedBy: platform,
  },
  {
    limit: ruleOf('A2'),
    starts: ['applicant.submitted'],
    from: received,
    meets: [answered],
    cancels: left,
    endsIn: ['withProvider', 'sourceWithdrawn'],
    ...pausable,
    applies: inCity,
    owedBy: platform,
  },
  {
    limit: ruleOf('A3'),
    starts: ['applicant.submitted'],
    from: received,
    // Matters kept or refused need not be forwarded (GD 46).
    meets: ['intake.forwarded'],
    cancels: [...left, ...putAside],
    again: {
      on: ['intake.forwarded', 'approver.returned', 'record.changed'],
      pausesOf: 'A2',
      where: ({ proposal }, { type }) => type === 'intake.forwarded' || proposal?.from === 'intake',
    },
    endsIn: ['withProvider', 'sourceWithdrawn'],
    applies: inCity,
    owedBy: platform,
    earlier: {
      than: '2026-12.2',
      rule: { meets: ['intake.forwarded', ...putAside], cancels: left, again: { ...never, pausesOf: 'A2' } },
    },
  },
  {
    limit: ruleOf('A4'),
    starts: [...sent, withdrew],
    meets: ['approver.approved'],
    cancels: [...left, 'unit.returned'],
    ...pausable,
    applies: (data, event) => inCity(data) && data.unit !== null && isNewTo(data, event),
    isMet: (data) => data.ending !== null,
    owedBy: unit,
  },
  {
    limit: ruleOf('A4b'),
    starts: ['unit.asked'],
    meets: ['determiner.answered'],
    cancels: [...left, withdrew, 'unit.returned', 'approver.approved'],
    owedBy: (data) => ({ role: 'officer', unit: data.inquiry?.unit ?? null }),
  },
  {
    limit: ruleOf('A5'),
    starts: ['approver.approved'],
    meets: [answered],
    applies: (data) => inCity(data) && data.ending !== null && data.proposal?.from === 'unit',
    owedBy: platform,
  },
  {
    limit: ruleOf('A9'),
    starts: ['unit.accepted', 'intake.forwarded', 'supervisor.assigned', withdrew],
    meets: [answered],
    cancels: [...left, 'unit.returned'],
    ...pausable,
    extendedBy: 'head.extended',
    applies: (data, event) => isDirect(data) && isNewTo(data, event),
    owedBy: unit,
  },
  {
    limit: ruleOf('A11'),
    starts: ['applicant.submitted'],
    from: received,
    meets: shaped,
    cancels: [...left, withdrew],
    applies: isDirect,
    owedBy: unit,
  },
  {
    limit: ruleOf('G1'),
    starts: ['applicant.submitted'],
    from: received,
    meets: shaped,
    cancels: left,
    endsIn: ['withProvider', 'sourceWithdrawn'],
    lapses: true,
    owedBy: reception,
  },
  ...supplementLimits<Objection>('intake.askedSupplement', reception, ['withProvider', 'sourceWithdrawn']),
  {
    limit: ourTarget({
      id: 'N2',
      step: said.takeTheCaseUpAgain,
      owes: 'determiningUnit',
      days: 1,
      start: said.theSupplementAReturnedApproval,
      stop: said.acceptedAskedToSupplementOr,
    }),
    starts: ['applicant.supplemented', 'approver.returned', 'record.changed'],
    meets: shaped,
    cancels: left,
    endsIn: ['withProvider', 'sourceWithdrawn', 'platformReview', 'misrouted', 'paused', 'awaitingApproval'],
    applies: isDirect,
    owedBy: reception,
  },
  {
    limit: ruleOf('K1'),
    starts: sent,
    meets: ['unit.returned'],
    cancels: [...left, withdrew, 'unit.proposed'],
    lapses: true,
    applies: (data) => inCity(data) && data.unit !== null,
    owedBy: unit,
  },
  {
    limit: ruleOf('K2'),
    starts: ['unit.returned'],
    meets: ['intake.forwarded', 'supervisor.assigned'],
    cancels: [...left, withdrew],
    owedBy: (data) => (data.returns.length >= 2 ? { role: 'supervisor', unit: null } : platform(data)),
  },
  approvalLimit(['platform.proposed', 'unit.proposed', 'unit.proposedOnWithdrawal', 'intake.proposedRefusal'], (data) =>
    approver(data),
  ),
  {
    limit: ourTarget({
      id: 'P1',
      step: said.expectedEndOfThePause,
      owes: 'determiningUnit',
      days: 0,
      unit: 'calendarDays',
      start: said.theExpectedEndAsEntered,
      stop: said.theLimitsRunAgain,
    }),
    starts: ['head.paused'],
    meets: ['unit.resumed'],
    cancels: [...left, withdrew],
    from: (_data, event) => instantOn(events['head.paused'].data.parse(event.data).expectedEnd, '09:00'),
    owedBy: unit,
  },
  ...closingLimits<Objection>(['correctRecord', 'liftMark', 'publishRecord', 'dispatchChange', 'serveAnswer']),
]

/** A provider that had the case gains no time by withdrawing. */
const isNewTo = ({ withdrawal }: Objection, { type }: CaseEvent) => type !== withdrew || withdrawal?.hadCase === false

export function approver(data: Objection): Holder {
  return data.proposal?.from === 'unit' || data.channel === 'direct'
    ? { role: 'head', unit: data.proposal?.unit ?? data.unit }
    : { role: 'intakeHead', unit: data.platform }
}
