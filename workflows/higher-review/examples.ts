import type { Actor } from '#workflows/contract/actor.ts'
import type { Example } from '#workflows/contract/procedure.ts'

const person = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const intake = person('intake-1', 'intake', 'FGW')
const intakeHead = person('intake-head', 'intakeHead', 'FGW')

const filed = (over: object = {}) => ({
  items: [{ id: '1', field: 'CF_NR_FK', shown: '5.5', claimed: '0.55', ground: 'E2', evidence: [] }],
  evidence: [],
  explanation: '对处理结果不服，请求复核。',
  contact: { name: '张三', email: 'applicant@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' },
  organ: 'GOV',
  organHasAccount: false,
  platform: 'FGW',
  decidedBy: 'HJ',
  ...over,
})

const answer = (code: string, value: string | null = null, item = '1') => ({
  answers: [{ item, code, reason: '上级机关复核意见。', documentChecked: '复核决定书', value, documentProduced: true }],
})

const tail = ['publishing', 'dispatching', 'answering']

export const examples: readonly Example[] = [
  {
    name: {
      zh: '上级机关纸质答复改正，受理岗录入、负责人核对',
      en: 'The higher organ overturns on paper; intake enters it, the head checks',
    },
    record: {},
    open: { at: '2026-09-14 10:00', data: filed() },
    steps: [
      { send: 'organ.proposed', by: intake, at: '2026-09-17 10:00', data: answer('01', '0.55') },
      { send: 'approver.approved', by: intakeHead, at: '2026-09-17 16:00', data: {} },
      { until: '2026-09-30 12:00' },
    ],
    states: ['withHigherOrgan', 'awaitingApproval', 'correcting', ...tail, 'closed'],
    after: { ended: false, versions: 2 },
  },
  {
    name: { zh: '上级机关在系统内维持', en: 'The higher organ upholds the answer in the system' },
    record: {},
    open: { at: '2026-09-14 10:00', data: filed({ organ: 'SCJG', organHasAccount: true }) },
    steps: [
      { send: 'organ.proposed', by: person('scjg-1', 'officer', 'SCJG'), at: '2026-09-15 10:00', data: answer('05') },
      {
        send: 'approver.returned',
        by: person('scjg-head', 'head', 'SCJG'),
        at: '2026-09-15 15:00',
        data: { reason: '请补充理由。' },
      },
      { send: 'organ.proposed', by: person('scjg-1', 'officer', 'SCJG'), at: '2026-09-16 10:00', data: answer('05') },
      { send: 'approver.approved', by: person('scjg-head', 'head', 'SCJG'), at: '2026-09-16 16:00', data: {} },
      { until: '2026-09-30 12:00' },
    ],
    states: ['withHigherOrgan', 'awaitingApproval', 'withHigherOrgan', 'awaitingApproval', ...tail, 'closed'],
    after: { ended: false, versions: 1 },
  },
  {
    name: { zh: '上级机关逐项答复', en: 'The higher organ answers item by item' },
    record: {},
    open: {
      at: '2026-09-14 10:00',
      data: filed({
        items: [
          { id: '1', field: 'CF_NR_FK', shown: '5.5', claimed: '0.55', ground: 'E2', evidence: [] },
          { id: '2', field: 'CF_YJ', shown: '', claimed: '《条例》第十条', ground: 'E2', evidence: [] },
        ],
      }),
    },
    steps: [
      { send: 'organ.proposed', by: intake, at: '2026-09-15 10:00', data: answer('05', null, '2') },
      { send: 'approver.approved', by: intakeHead, at: '2026-09-15 16:00', data: {} },
      { send: 'organ.proposed', by: intake, at: '2026-09-16 10:00', data: answer('05') },
      { send: 'approver.approved', by: intakeHead, at: '2026-09-16 16:00', data: {} },
      { until: '2026-09-30 12:00' },
    ],
    states: ['withHigherOrgan', 'awaitingApproval', 'withHigherOrgan', 'awaitingApproval', ...tail, 'closed'],
    after: { ended: false, versions: 1 },
  },
  {
    name: { zh: '申请人撤回复核', en: 'The applicant withdraws the review' },
    record: {},
    open: { at: '2026-09-14 10:00', data: filed() },
    steps: [
      {
        send: 'applicant.withdrew',
        by: person('applicant', 'applicant', null),
        at: '2026-09-15 10:00',
        data: { reason: '' },
      },
      { until: '2026-09-30 12:00' },
    ],
    states: ['withHigherOrgan', ...tail, 'withdrawn'],
    after: { ended: false, versions: 1 },
  },
  {
    name: { zh: '目标期限已过仍未答复', en: 'The target passes without an answer' },
    record: {},
    open: { at: '2026-09-14 10:00', data: filed() },
    steps: [
      { until: '2026-09-22 10:00' },
      { send: 'organ.proposed', by: intake, at: '2026-09-22 11:00', data: answer('03') },
      { send: 'approver.approved', by: intakeHead, at: '2026-09-22 16:00', data: {} },
      { until: '2026-09-30 12:00' },
    ],
    states: ['withHigherOrgan', 'awaitingApproval', 'correcting', ...tail, 'closed'],
    breaches: ['A7'],
    after: { ended: true },
  },
]
