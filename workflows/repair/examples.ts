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
const filed = (over: object = {}) => ({
  channel: 'here',
  explanation: '已按决定书整改完毕，罚款已缴清。',
  evidence: [],
  commitment: { edition: '2026-11', sha256: 'a'.repeat(64), signedBy: '张三', published: true },
  earliestApplyOn: '2026-08-20',
  early: null,
  contact: { name: '张三', email: 'applicant@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' },
  determiner: 'HJ',
  platform: 'FGW',
  ...over,
})

const granted = (over: object = {}) => ({
  verdict: 'repaired',
  reason: '整改已验收，罚款已缴清，已满最短公示期。',
  documentChecked: '行政处罚决定书、缴款凭证',
  measures: ['SCJG'],
  measuresNote: '限制参加政府采购活动',
  ...over,
})
const refusal = { verdict: 'refused', reason: '排放仍未达标，义务没有履行完毕。', documentChecked: '复查记录' }
const notAccepted = { reason: '该信息不由本单位认定，也不属于修复范围。', documentChecked: '行政处罚决定书' }

const accept = (at: string, by = officer) => ({ send: 'unit.accepted', by, at, data: {} })
const propose = (at: string, data: object = granted(), by = officer) => ({ send: 'unit.proposed', by, at, data })
const approve = (at: string, by = head) => ({ send: 'approver.approved', by, at, data: {} })
const until = (day: string) => ({ until: `${day} 12:00` })

const effects = ['endingPublicity', 'endingSharing', 'liftingMeasures', 'answering']

/** 2026-09-20 is a working Sunday; 09-25–27 and 10-01–07 are off. */
export const examples: readonly Example[] = [
  {
    name: two('一般失信，同意修复', 'A general record is repaired'),
    record: {},
    open: { at: '2026-10-12 10:00', data: filed() },
    steps: [accept('2026-10-13 10:00'), propose('2026-10-14 10:00'), approve('2026-10-14 16:00'), until('2026-10-16')],
    states: ['handingOver', 'awaitingAcceptance', 'underReview', 'awaitingApproval', ...effects, 'closed'],
    breaches: [],
    after: { ended: true, disputed: false, versions: 1 },
  },
  {
    name: two('情况复杂，延长审核', 'A complex one, with the time to decide extended'),
    record: {},
    open: { at: '2026-10-12 10:00', data: filed() },
    steps: [
      accept('2026-10-13 10:00'),
      {
        send: 'head.extended',
        by: head,
        at: '2026-10-21 10:00',
        data: { days: 10, reason: '需要现场核实整改情况。' },
      },
      until('2026-10-30'),
      propose('2026-11-03 10:00'),
      approve('2026-11-04 16:00'),
      until('2026-11-06'),
    ],
    states: ['handingOver', 'awaitingAcceptance', 'underReview', 'awaitingApproval', ...effects, 'closed'],
    breaches: [],
    after: { ended: true },
  },
  {
    name: two('不予修复，说明理由', 'Refused, with reasons, by two people'),
    record: {},
    open: { at: '2026-10-12 10:00', data: filed() },
    steps: [
      accept('2026-10-13 10:00'),
      propose('2026-10-14 10:00', refusal),
      {
        send: 'approver.returned',
        by: head,
        at: '2026-10-14 15:00',
        data: { reason: '请写明复查日期。' },
      },
      propose('2026-10-15 10:00', refusal),
      approve('2026-10-15 16:00'),
      until('2026-10-19'),
    ],
    states: [
      'handingOver',
      'awaitingAcceptance',
      'underReview',
      'awaitingApproval',
      'underReview',
      'awaitingApproval',
      'answering',
      'closed',
    ],
    breaches: [],
    after: { ended: false, versions: 1 },
  },
  {
    name: two('整改后再次申请，同意修复', 'Asked for again after the correction, and granted'),
    record: {},
    open: { at: '2026-11-09 10:00', data: filed({ explanation: '复查已达标，再次申请。' }) },
    steps: [
      accept('2026-11-10 10:00'),
      propose('2026-11-11 10:00', granted({ measures: [] })),
      approve('2026-11-11 16:00'),
      until('2026-11-13'),
    ],
    states: ['handingOver', 'awaitingAcceptance', 'underReview', 'awaitingApproval', ...effects, 'closed'],
    breaches: [],
    after: { ended: true },
  },
  {
    name: two('一次性补正后重新计算三日', 'Supplemented once, and a new three days run from its arrival'),
    record: {},
    open: { at: '2026-10-12 10:00', data: filed() },
    steps: [
      { send: 'unit.askedSupplement', by: officer, at: '2026-10-14 10:00', data: { list: '缴款凭证' } },
      {
        send: 'applicant.supplemented',
        by: applicant,
        at: '2026-10-20 09:00',
        data: { note: '已补充', evidence: [] },
      },
      accept('2026-10-23 10:00'),
      propose('2026-10-26 10:00'),
      approve('2026-10-26 16:00'),
      until('2026-10-28'),
    ],
    states: [
      'handingOver',
      'awaitingAcceptance',
      'awaitingSupplement',
      'awaitingAcceptance',
      'underReview',
      'awaitingApproval',
      ...effects,
      'closed',
    ],
    breaches: [],
    after: { ended: true },
  },
  {
    name: two('逾期未补正，依现有材料不予受理', 'Nothing is supplemented; not accepted on the documents received'),
    record: {},
    open: { at: '2026-09-14 10:00', data: filed() },
    steps: [
      { send: 'unit.askedSupplement', by: officer, at: '2026-09-15 10:00', data: { list: '缴款凭证' } },
      until('2026-10-09'),
      { send: 'unit.proposedRefusal', by: officer, at: '2026-10-09 14:00', data: notAccepted },
      approve('2026-10-10 10:00'),
      until('2026-10-13'),
    ],
    states: [
      'handingOver',
      'awaitingAcceptance',
      'awaitingSupplement',
      'awaitingAcceptance',
      'awaitingApproval',
      'answering',
      'closed',
    ],
    breaches: ['G2'],
    after: { ended: false },
  },
  {
    name: two('退回两次，监管员指定', 'Returned twice, the supervisor assigns'),
    record: {},
    open: { at: '2026-10-12 10:00', data: filed() },
    steps: [
      {
        send: 'unit.returned',
        by: officer,
        at: '2026-10-12 15:00',
        data: { rightUnit: 'SCJG', reason: '由市场监管局认定。' },
      },
      { send: 'intake.forwarded', by: intake, at: '2026-10-13 10:00', data: { unit: 'SCJG', reason: '' } },
      {
        send: 'unit.returned',
        by: other,
        at: '2026-10-13 15:00',
        data: { rightUnit: null, reason: '不是本局作出的决定。' },
      },
      { send: 'supervisor.assigned', by: supervisor, at: '2026-10-14 10:00', data: { unit: 'HJ', reason: '' } },
      accept('2026-10-15 10:00'),
      propose('2026-10-16 10:00'),
      approve('2026-10-16 16:00'),
      until('2026-10-20'),
    ],
    states: [
      'handingOver',
      'awaitingAcceptance',
      'misrouted',
      'awaitingAcceptance',
      'misrouted',
      'awaitingAcceptance',
      'underReview',
      'awaitingApproval',
      ...effects,
      'closed',
    ],
    breaches: [],
    after: { ended: true },
  },
  {
    name: two('认定单位不在目录，由受理岗转送', 'Its unit is in no directory; intake sends it on'),
    record: { authority: { raw: '测试市某局', key: '测试市某局', unit: null } },
    open: { at: '2026-10-12 10:00', data: filed({ determiner: null }) },
    steps: [
      { send: 'intake.forwarded', by: intake, at: '2026-10-12 15:00', data: { unit: 'SCJG', reason: '' } },
      accept('2026-10-13 10:00', other),
      propose('2026-10-14 10:00', granted(), other),
      approve('2026-10-14 16:00', otherHead),
      until('2026-10-16'),
    ],
    states: ['handingOver', 'misrouted', 'awaitingAcceptance', 'underReview', 'awaitingApproval', ...effects, 'closed'],
    breaches: [],
    after: { ended: true },
  },
  {
    name: two('经“信用中国”（O36 13、16）', 'By way of Credit China (O36 13, 16)'),
    record: {},
    open: { at: '2026-08-20 10:00', data: filed({ channel: 'creditChina' }) },
    steps: [
      {
        send: 'intake.enteredReceipt',
        by: intake,
        at: '2026-08-20 15:00',
        data: { code: 'XYXF-20260820-0001', receivedOn: '2026-08-20' },
      },
      { send: 'intake.enteredPush', by: intake, at: '2026-08-21 10:00', data: { pushedOn: '2026-08-21' } },
      accept('2026-08-26 10:00'),
      until('2026-09-03'),
      {
        send: 'head.extended',
        by: head,
        at: '2026-09-03 15:00',
        data: { days: 10, reason: '需要核实。' },
      },
      // B4 ends on 09-17, no breach: B2 and B3 are kept.
      propose('2026-09-18 10:00'),
      approve('2026-09-18 16:00'),
      until('2026-09-22'),
    ],
    states: [
      'handingOver',
      'handedOver',
      'awaitingAcceptance',
      'underReview',
      'awaitingApproval',
      ...effects,
      'closed',
    ],
    breaches: [],
    after: { ended: true },
  },
  {
    name: two('“信用中国”直接反馈结果', 'Credit China brings the result itself'),
    record: {},
    open: { at: '2026-10-12 10:00', data: filed({ channel: 'creditChina' }) },
    steps: [
      {
        send: 'intake.enteredReceipt',
        by: intake,
        at: '2026-10-12 15:00',
        data: { code: 'XYXF-20261012-0002', receivedOn: '2026-10-12' },
      },
      { send: 'intake.enteredResult', by: intake, at: '2026-10-15 10:00', data: granted() },
      { send: 'approver.returned', by: intakeHead, at: '2026-10-15 11:00', data: { reason: '请附决定书文号。' } },
      { send: 'intake.enteredResult', by: intake, at: '2026-10-15 14:00', data: granted() },
      approve('2026-10-15 16:00', intakeHead),
      until('2026-10-19'),
    ],
    states: ['handingOver', 'handedOver', 'awaitingApproval', 'handedOver', 'awaitingApproval', ...effects, 'closed'],
    breaches: ['B1'],
    after: { ended: true },
  },
  {
    name: two('推送后找不到认定单位', 'Pushed, but to a unit that nobody knows'),
    record: { authority: { raw: '测试市某局', key: '测试市某局', unit: null } },
    open: { at: '2026-10-12 10:00', data: filed({ channel: 'creditChina', determiner: null }) },
    steps: [
      { send: 'intake.enteredPush', by: intake, at: '2026-10-13 10:00', data: { pushedOn: '2026-10-13' } },
      { send: 'applicant.withdrew', by: applicant, at: '2026-10-13 15:00', data: { reason: '' } },
      until('2026-10-15'),
    ],
    states: ['handingOver', 'handedOver', 'misrouted', 'answering', 'withdrawn'],
    breaches: [],
    after: { ended: false },
  },
  {
    name: two(
      '调休的星期日计入三日（例 10），逾期仍可受理',
      'A working Sunday counts (example 10); late, and accepted all the same',
    ),
    record: {},
    open: { at: '2026-09-18 10:00', data: filed() },
    steps: [
      until('2026-09-23'),
      accept('2026-09-23 14:00'),
      propose('2026-09-28 10:00'),
      approve('2026-09-28 16:00'),
      until('2026-09-30'),
    ],
    states: ['handingOver', 'awaitingAcceptance', 'underReview', 'awaitingApproval', ...effects, 'closed'],
    breaches: ['B2'],
    after: { ended: true },
  },
  {
    name: two('审核逾期', 'The decision is late'),
    record: {},
    open: { at: '2026-10-12 10:00', data: filed({ channel: 'creditChina' }) },
    steps: [
      { send: 'intake.enteredPush', by: intake, at: '2026-10-12 15:00', data: { pushedOn: '2026-10-12' } },
      accept('2026-10-13 10:00'),
      until('2026-10-27'),
      propose('2026-10-27 14:00'),
      approve('2026-10-27 16:00'),
      until('2026-10-29'),
    ],
    states: [
      'handingOver',
      'handedOver',
      'awaitingAcceptance',
      'underReview',
      'awaitingApproval',
      ...effects,
      'closed',
    ],
    breaches: ['B3', 'B4'],
    after: { ended: true },
  },
  {
    name: two('申请人撤回', 'The applicant withdraws'),
    record: {},
    open: { at: '2026-10-12 10:00', data: filed() },
    steps: [
      accept('2026-10-13 10:00'),
      { send: 'applicant.withdrew', by: applicant, at: '2026-10-14 10:00', data: { reason: '材料未备齐' } },
      until('2026-10-16'),
    ],
    states: ['handingOver', 'awaitingAcceptance', 'underReview', 'answering', 'withdrawn'],
    breaches: [],
    after: { ended: false },
  },
  {
    name: two(
      '办理中记录到期，停止共享和解除惩戒照办',
      'The record ends meanwhile; sharing and measures end all the same',
    ),
    record: {},
    open: { at: '2026-10-12 10:00', data: filed() },
    steps: [
      accept('2026-10-13 10:00'),
      {
        send: 'record.ended',
        by: person('system', 'system', null),
        at: '2026-10-14 10:00',
        data: { by: 'law' },
      },
      until('2026-10-16'),
    ],
    states: [
      'handingOver',
      'awaitingAcceptance',
      'underReview',
      'endingSharing',
      'liftingMeasures',
      'answering',
      'moot',
    ],
    breaches: [],
    after: { ended: false },
  },
  {
    name: two('未满最短公示期，写明理由仍可申请', 'Filed before the minimum is over, with a reason'),
    record: {},
    open: {
      at: '2026-09-14 10:00',
      data: filed({ earliestApplyOn: '2026-10-01', early: '投标在即，请先行审核材料。' }),
    },
    steps: [
      accept('2026-09-15 10:00'),
      propose('2026-09-16 10:00', {
        ...refusal,
        reason: '未满三个月的最短公示期，请于2026年10月1日起再次申请。',
      }),
      approve('2026-09-16 16:00'),
      until('2026-09-18'),
    ],
    states: ['handingOver', 'awaitingAcceptance', 'underReview', 'awaitingApproval', 'answering', 'closed'],
    breaches: [],
    after: { ended: false },
  },
  {
    name: two('个人的申请，承诺书只存档', 'A person’s, whose commitment is only filed'),
    record: { subject: { kind: 'person', key: '91445300MA62560110', name: '甄样例', code: null } },
    open: {
      at: '2026-10-12 10:00',
      data: filed({ commitment: { edition: '2026-11', sha256: 'a'.repeat(64), signedBy: '甄样例', published: false } }),
    },
    steps: [accept('2026-10-13 10:00'), propose('2026-10-14 10:00'), approve('2026-10-14 16:00'), until('2026-10-16')],
    states: ['handingOver', 'awaitingAcceptance', 'underReview', 'awaitingApproval', ...effects, 'closed'],
    breaches: [],
    after: { ended: true },
  },
]
