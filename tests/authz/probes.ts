import type { StageName } from './stages.ts'

export type Probe = {
  readonly event: string
  readonly stage: StageName
  readonly form: Readonly<Record<string, string>>
}
const probe = (event: string, stage: StageName, form: Probe['form'] = {}): Probe => ({ event, stage, form })

/** Ending publication needs no opened evidence: proposers alone are tested. */
const answers = {
  'code.1': '03',
  'reason.1': '已核对',
  'documentChecked.1': '决定书',
  'documentProduced.1': 'on',
}
const reason = { reason: '理由' }

/** Each event with a right form, at a fitting stage. */
export const probes: readonly Probe[] = [
  probe('intake.askedSupplement', 'filed', { list: '决定书' }),
  probe('intake.askedSupplement', 'filedDirect', { list: '决定书' }),
  probe('intake.kept', 'filed'),
  probe('intake.forwarded', 'filed', { unit: 'HJ', ...reason }),
  probe('intake.forwarded', 'misrouted', { unit: 'SCJG', ...reason }),
  probe('intake.proposedRefusal', 'filed', { documentChecked: '登记簿', ...reason }),
  probe('platform.proposed', 'kept', answers),
  probe('unit.accepted', 'filedDirect'),
  probe('unit.proposed', 'withUnit', answers),
  probe('unit.proposed', 'asking', answers),
  probe('unit.returned', 'withUnit', { rightUnit: 'SCJG', ...reason }),
  probe('unit.asked', 'withUnit', { unit: 'SCJG', question: '请核实', 'item.1': 'on', elsewhere: '原件由其保管' }),
  probe('determiner.answered', 'asking', answers),
  probe('head.paused', 'withUnit', {
    cause: 'appraisal',
    'expectedEnd.year': '2026',
    'expectedEnd.month': '9',
    'expectedEnd.day': '30',
    ...reason,
  }),
  probe('unit.resumed', 'paused', { 'arrivedOn.year': '2026', 'arrivedOn.month': '9', 'arrivedOn.day': '14' }),
  probe('head.extended', 'withUnitDirect', { days: '5', ...reason }),
  probe('supervisor.assigned', 'misroutedTwice', { unit: 'HJ', ...reason }),
  probe('approver.approved', 'proposed'),
  probe('approver.approved', 'proposedByHead'),
  probe('approver.approved', 'proposedByTwo'),
  probe('approver.approved', 'refusing'),
  probe('approver.returned', 'proposed', reason),
  probe('approver.returned', 'proposedByHead', reason),
  probe('applicant.supplemented', 'filed', { note: '补充' }),
  probe('applicant.stated', 'withUnit', { text: '声明' }),
  probe('applicant.withdrew', 'withUnit', reason),
  probe('system.retried', 'stalled'),
  probe('record.changed', 'proposed'),
  probe('record.ended', 'withUnit', { by: 'law' }),
  probe('record.withdrawn', 'withUnit', { by: 'law', cause: 'error' }),
  probe('unit.proposedOnWithdrawal', 'withdrawn', { verdict: 'upheld', documentChecked: '决定书', ...reason }),
  probe('notice.served', 'withUnit'),
  probe('clock.A4.breach', 'withUnit'),
  probe('xstate.done.actor.liftMark', 'withUnit'),
]
