import { two } from '#law/bilingual.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Example } from '#workflows/contract/procedure.ts'

const person = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const applicant = person('applicant', 'applicant', null)
const intake = person('intake-1', 'intake', 'FGW')
const intakeHead = person('intake-head', 'intakeHead', 'FGW')
const officer = person('hj-1', 'officer', 'HJ')
const head = person('hj-head', 'head', 'HJ')
const other = person('scjg-1', 'officer', 'SCJG')
const otherHead = person('scjg-head', 'head', 'SCJG')
const supervisor = person('supervisor', 'supervisor', null)
const system = person('system', 'system', null)
const item = (id: string, field: string | null, shown: string, claimed: string, ground: string) => ({
  id,
  field,
  shown,
  claimed,
  ground,
  evidence: [],
})

const filed = (over: object = {}) => ({
  channel: 'city',
  items: [item('1', 'CF_NR_FK', '5.5', '0.55', 'E2')],
  evidence: [],
  explanation: '罚款金额与决定书不一致。',
  statement: null,
  contact: { name: '张三', email: 'applicant@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' },
  provider: 'HJ',
  determiner: 'HJ',
  platform: 'FGW',
  candidates: ['HJ'],
  ...over,
})

const answer = (code: string, value: string | null = null, over: object = {}) => ({
  answers: [
    {
      item: '1',
      code,
      reason: '已核对决定书原件。',
      documentChecked: '行政处罚决定书',
      value,
      documentProduced: true,
      ...over,
    },
  ],
})

const onWithdrawal = (verdict: string) => ({
  verdict,
  reason: '已核对决定书原件。',
  documentChecked: '行政处罚决定书',
})

const tail = ['publishing', 'dispatching', 'answering']
const settled = { until: '2026-10-30 12:00' }

/** 2026-09-24, a Thursday before 中秋 and 国庆, tries GD 46's clocks. */
export const examples: readonly Example[] = [
  {
    name: two('部门更正一个字段', 'A unit corrects one field'),
    record: {},
    open: { at: '2026-09-24 10:00', data: filed() },
    steps: [
      { send: 'intake.forwarded', by: intake, at: '2026-09-24 15:00', data: { unit: 'HJ', reason: '' } },
      { send: 'unit.proposed', by: officer, at: '2026-09-28 10:00', data: answer('01', '0.55') },
      { send: 'approver.approved', by: head, at: '2026-09-28 16:00', data: {} },
      settled,
    ],
    states: ['awaitingIntake', 'withProvider', 'awaitingApproval', 'correcting', 'unmarking', ...tail, 'closed'],
    after: { ended: false, disputed: false, versions: 2 },
  },
  {
    name: two('逐项答复', 'Answered item by item'),
    record: {},
    open: {
      at: '2026-09-14 10:00',
      data: filed({
        items: [item('1', 'CF_NR_FK', '5.5', '0.55', 'E2'), item('2', 'CF_YJ', '', '《条例》第十条', 'E2')],
      }),
    },
    steps: [
      { send: 'intake.forwarded', by: intake, at: '2026-09-14 15:00', data: { unit: 'HJ', reason: '' } },
      { send: 'unit.proposed', by: officer, at: '2026-09-15 10:00', data: answer('05', null, { item: '2' }) },
      { send: 'approver.approved', by: head, at: '2026-09-15 15:00', data: {} },
      { send: 'unit.proposed', by: officer, at: '2026-09-16 10:00', data: answer('01', '0.55') },
      { send: 'approver.approved', by: head, at: '2026-09-16 15:00', data: {} },
      settled,
    ],
    states: [
      'awaitingIntake',
      'withProvider',
      'awaitingApproval',
      'withProvider',
      'awaitingApproval',
      'correcting',
      'unmarking',
      ...tail,
      'closed',
    ],
    after: { ended: false, disputed: false, versions: 2 },
  },
  {
    name: two('平台自己更正', 'The platform corrects its own error'),
    record: {},
    open: { at: '2026-09-24 10:00', data: filed() },
    steps: [
      { send: 'intake.kept', by: intake, at: '2026-09-24 11:00', data: {} },
      { send: 'platform.proposed', by: intake, at: '2026-09-25 00:30', data: answer('01', '0.55') },
      { send: 'approver.approved', by: intakeHead, at: '2026-09-28 09:30', data: {} },
      settled,
    ],
    states: ['awaitingIntake', 'platformReview', 'awaitingApproval', 'correcting', 'unmarking', ...tail, 'closed'],
    after: { ended: false, disputed: false, versions: 2 },
  },
  {
    name: two('不予受理', 'Intake refuses, with reasons'),
    record: {},
    open: { at: '2026-09-14 10:00', data: filed() },
    steps: [
      {
        send: 'intake.proposedRefusal',
        by: intake,
        at: '2026-09-14 15:00',
        data: { reason: '记录不属于本平台归集。', documentChecked: '登记簿' },
      },
      { send: 'approver.approved', by: intakeHead, at: '2026-09-14 16:00', data: {} },
      settled,
    ],
    states: ['awaitingIntake', 'awaitingApproval', 'unmarking', ...tail, 'closed'],
    after: { ended: false, disputed: false, versions: 1 },
  },
  {
    name: two('补正后转办', 'Supplemented, then forwarded'),
    record: {},
    open: { at: '2026-09-14 10:00', data: filed() },
    steps: [
      { send: 'intake.askedSupplement', by: intake, at: '2026-09-14 15:00', data: { list: '决定书原件照片' } },
      { send: 'applicant.supplemented', by: applicant, at: '2026-09-15 09:00', data: { note: '已补充', evidence: [] } },
      { send: 'intake.forwarded', by: intake, at: '2026-09-15 10:00', data: { unit: 'HJ', reason: '' } },
      { send: 'unit.proposed', by: officer, at: '2026-09-16 10:00', data: answer('05') },
      { send: 'approver.approved', by: head, at: '2026-09-16 16:00', data: {} },
      settled,
    ],
    states: [
      'awaitingIntake',
      'awaitingSupplement',
      'awaitingIntake',
      'withProvider',
      'awaitingApproval',
      'unmarking',
      ...tail,
      'closed',
    ],
    after: { ended: false, disputed: false, versions: 1 },
  },
  {
    name: two('无人转办，期满自动转给唯一的单位', 'Nobody forwards: at the end of A3 it goes to the only candidate'),
    record: {},
    open: { at: '2026-09-14 10:00', data: filed() },
    steps: [
      { until: '2026-09-17 12:00' },
      { send: 'unit.proposed', by: officer, at: '2026-09-17 15:00', data: answer('03') },
      { send: 'approver.returned', by: head, at: '2026-09-17 16:00', data: { reason: '请写明依据。' } },
      { send: 'unit.proposed', by: officer, at: '2026-09-18 09:00', data: answer('03') },
      { send: 'approver.approved', by: head, at: '2026-09-18 16:00', data: {} },
      settled,
    ],
    states: [
      'awaitingIntake',
      'withProvider',
      'awaitingApproval',
      'withProvider',
      'awaitingApproval',
      'correcting',
      'unmarking',
      ...tail,
      'closed',
    ],
    breaches: ['A3'],
    after: { ended: true, disputed: false },
  },
  {
    name: two('两次退回后由监管员指定', 'Misrouted twice, then assigned by the supervisor'),
    record: {},
    open: { at: '2026-09-15 10:00', data: filed({ candidates: [] }) },
    steps: [
      { send: 'intake.forwarded', by: intake, at: '2026-09-15 15:00', data: { unit: 'SCJG', reason: '' } },
      {
        send: 'unit.returned',
        by: other,
        at: '2026-09-16 10:00',
        data: { rightUnit: null, reason: '不是本单位的决定。' },
      },
      { send: 'intake.forwarded', by: intake, at: '2026-09-16 11:00', data: { unit: 'RS', reason: '' } },
      {
        send: 'unit.returned',
        by: person('rs-1', 'officer', 'RS'),
        at: '2026-09-16 15:00',
        data: { rightUnit: 'HJ', reason: '应为生态环境部门。' },
      },
      { send: 'supervisor.assigned', by: supervisor, at: '2026-09-17 09:00', data: { unit: 'HJ', reason: '' } },
      {
        send: 'supervisor.ordered',
        by: supervisor,
        at: '2026-09-17 09:10',
        data: { unit: 'HJ', head: 'head', order: '请说明两次退回的原因，并提出意见。', orderDue: '2026-09-18' },
      },
      {
        send: 'task.assigned',
        by: head,
        at: '2026-09-17 09:20',
        data: {
          seat: { role: 'officer', unit: 'HJ' },
          person: 'hj-1',
          from: null,
          givenTo: '甲',
          takenFrom: '',
          reason: '专人承办',
        },
      },
      { send: 'unit.proposed', by: officer, at: '2026-09-18 10:00', data: answer('01', '0.55') },
      { send: 'approver.approved', by: head, at: '2026-09-18 11:00', data: {} },
      settled,
    ],
    states: [
      'awaitingIntake',
      'withProvider',
      'misrouted',
      'withProvider',
      'misrouted',
      'withProvider',
      'awaitingApproval',
      'correcting',
      'unmarking',
      ...tail,
      'closed',
    ],
    after: { ended: false, disputed: false, versions: 2 },
  },
  {
    name: two('无法核实，附异议声明', 'Unverifiable, with the applicant’s statement'),
    record: {},
    open: { at: '2026-09-14 10:00', data: filed({ statement: '当日不在现场。' }) },
    steps: [
      { send: 'intake.forwarded', by: intake, at: '2026-09-14 15:00', data: { unit: 'HJ', reason: '' } },
      { send: 'unit.proposed', by: officer, at: '2026-09-15 10:00', data: answer('06') },
      { send: 'approver.approved', by: head, at: '2026-09-16 16:00', data: {} },
      settled,
    ],
    states: ['awaitingIntake', 'withProvider', 'awaitingApproval', 'unmarking', ...tail, 'closed'],
    after: { ended: false, disputed: false, versions: 1 },
  },
  {
    name: two('协查认定单位后维持', 'Maintained after an inquiry to the determining unit'),
    record: {},
    open: {
      at: '2026-09-14 10:00',
      data: filed({
        provider: 'SCJG',
        candidates: ['SCJG'],
        items: [item('1', 'CF_NR_FK', '5.5', '0.55', 'E2'), item('2', null, '', '', 'E8')],
      }),
    },
    steps: [
      { send: 'intake.forwarded', by: intake, at: '2026-09-14 15:00', data: { unit: 'SCJG', reason: '' } },
      {
        send: 'unit.asked',
        by: other,
        at: '2026-09-15 09:00',
        data: { unit: 'HJ', question: '请核对决定内容。', items: ['1', '2'] },
      },
      {
        send: 'determiner.answered',
        by: officer,
        at: '2026-09-15 15:00',
        data: {
          items: [
            {
              item: '1',
              code: '05',
              reason: '与决定书一致。',
              documentChecked: '决定书',
              value: null,
              documentProduced: true,
            },
            {
              item: '2',
              code: '05',
              reason: '决定有效。',
              documentChecked: '决定书',
              value: null,
              documentProduced: true,
            },
          ],
        },
      },
      { send: 'unit.proposed', by: other, at: '2026-09-16 10:00', data: { answers: [] } },
      { send: 'approver.approved', by: otherHead, at: '2026-09-16 16:00', data: {} },
      settled,
    ],
    states: ['awaitingIntake', 'withProvider', 'awaitingApproval', 'unmarking', ...tail, 'closed'],
    after: { ended: false, disputed: false, versions: 1 },
  },
  {
    name: two('来源因差错撤回，异议成立', 'Withdrawn at its source as wrong: upheld by two people'),
    record: {},
    since: 3,
    open: { at: '2026-09-14 10:00', data: filed() },
    steps: [
      { send: 'intake.forwarded', by: intake, at: '2026-09-14 15:00', data: { unit: 'HJ', reason: '' } },
      { send: 'record.withdrawn', by: system, at: '2026-09-15 09:00', data: { by: 'another', cause: 'error' } },
      { send: 'unit.proposedOnWithdrawal', by: officer, at: '2026-09-15 10:00', data: onWithdrawal('unrelated') },
      { send: 'approver.returned', by: head, at: '2026-09-15 15:00', data: { reason: '金额确系误报。' } },
      { send: 'unit.proposedOnWithdrawal', by: officer, at: '2026-09-16 10:00', data: onWithdrawal('upheld') },
      { send: 'approver.approved', by: head, at: '2026-09-16 16:00', data: {} },
      settled,
    ],
    states: [
      'awaitingIntake',
      'withProvider',
      'sourceWithdrawn',
      'awaitingApproval',
      'sourceWithdrawn',
      'awaitingApproval',
      'unmarking',
      ...tail,
      'closed',
    ],
    after: { ended: false, disputed: false, versions: 1 },
  },
  {
    name: two('暂停期间来源撤回，与异议无关', 'Withdrawn during a pause, for something else: moot'),
    record: {},
    since: 3,
    open: { at: '2026-09-14 10:00', data: filed() },
    steps: [
      { send: 'intake.forwarded', by: intake, at: '2026-09-14 15:00', data: { unit: 'HJ', reason: '' } },
      {
        send: 'head.paused',
        by: head,
        at: '2026-09-15 10:00',
        data: { cause: 'appraisal', reason: '送检', expectedEnd: '2026-09-18' },
      },
      {
        send: 'record.withdrawn',
        by: system,
        at: '2026-09-16 09:00',
        data: { by: 'another', cause: 'notPublishable' },
      },
      { send: 'unit.proposedOnWithdrawal', by: officer, at: '2026-09-16 10:00', data: onWithdrawal('unrelated') },
      { send: 'approver.approved', by: head, at: '2026-09-17 10:00', data: {} },
      settled,
    ],
    states: [
      'awaitingIntake',
      'withProvider',
      'paused',
      'sourceWithdrawn',
      'awaitingApproval',
      'unmarking',
      ...tail,
      'moot',
    ],
    after: { ended: false, disputed: false, versions: 1 },
  },
  {
    name: two('申请人撤回', 'The applicant withdraws'),
    record: {},
    open: { at: '2026-09-14 10:00', data: filed() },
    steps: [{ send: 'applicant.withdrew', by: applicant, at: '2026-09-14 15:00', data: { reason: '' } }, settled],
    states: ['awaitingIntake', 'unmarking', ...tail, 'withdrawn'],
    after: { ended: false, disputed: false, versions: 1 },
  },
  {
    name: two('鉴定期间暂停计算期限', 'The clock stands still for an appraisal'),
    record: {},
    open: { at: '2026-09-17 10:00', data: filed() },
    steps: [
      { send: 'intake.forwarded', by: intake, at: '2026-09-20 10:00', data: { unit: 'HJ', reason: '' } },
      {
        send: 'head.paused',
        by: head,
        at: '2026-09-21 10:00',
        data: { cause: 'appraisal', reason: '委托鉴定', expectedEnd: '2026-10-14' },
      },
      { send: 'unit.resumed', by: officer, at: '2026-10-14 15:00', data: { arrivedOn: '2026-10-14' } },
      { send: 'unit.proposed', by: officer, at: '2026-10-15 10:00', data: answer('01', '0.55') },
      { send: 'approver.approved', by: head, at: '2026-10-16 16:00', data: {} },
      settled,
    ],
    states: [
      'awaitingIntake',
      'withProvider',
      'paused',
      'withProvider',
      'awaitingApproval',
      'correcting',
      'unmarking',
      ...tail,
      'closed',
    ],
    after: { ended: false, disputed: false, versions: 2 },
  },
  {
    name: two('直接向单位提出，七日延长一次', 'Filed with the unit itself, seven days, extended once'),
    record: {},
    open: { at: '2026-09-23 09:00', data: filed({ channel: 'direct' }) },
    steps: [
      { send: 'unit.accepted', by: officer, at: '2026-09-23 10:00', data: {} },
      { send: 'head.extended', by: head, at: '2026-10-09 10:00', data: { days: 5, reason: '需要调取档案' } },
      { send: 'unit.proposed', by: officer, at: '2026-10-14 10:00', data: answer('02', '0.55') },
      { send: 'approver.approved', by: head, at: '2026-10-15 09:00', data: {} },
      settled,
    ],
    states: ['awaitingIntake', 'withProvider', 'awaitingApproval', 'correcting', 'unmarking', ...tail, 'closed'],
    after: { ended: false, disputed: false, versions: 2 },
  },
]
