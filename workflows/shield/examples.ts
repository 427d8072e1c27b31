import type { Actor } from '#workflows/contract/actor.ts'
import type { Example } from '#workflows/contract/procedure.ts'

const person = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const officer = person('hj-1', 'officer', 'HJ')
const head = person('hj-head', 'head', 'HJ')
const applicant = person('applicant', 'applicant', null)

const filed = (over: object = {}) => ({
  filer: 'company',
  ruling: {
    kind: 'reorganisation',
    court: '测试市中级人民法院',
    number: '（2026）测01破3号之一',
    on: '2026-09-18',
    planEndsOn: '2027-03-31',
  },
  explanation: '重整计划已获批准，公示影响融资和投标。',
  evidence: [],
  contact: { name: '张三', email: 'applicant@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' },
  determiner: 'HJ',
  platform: 'FGW',
  ...over,
})

const verdict = (verdict: 'shielded' | 'refused', planEndsOn: string | null = '2027-03-31') => ({
  verdict,
  reason: verdict === 'shielded' ? '裁定真实，屏蔽为重整所必需。' : '裁定书所列主体与记录主体不一致。',
  documentChecked: '批准重整计划的民事裁定书',
  planEndsOn,
})

const approved = (at: string, by: Actor = head) => ({ send: 'approver.approved', by, at, data: {} })
const tail = ['publishing', 'dispatching', 'answering']

export const examples: readonly Example[] = [
  {
    name: { zh: '收到裁定后十个工作日内屏蔽', en: 'Filed on 2026-09-23, shielded within ten working days' },
    record: {},
    open: { at: '2026-09-23 10:00', data: filed() },
    steps: [
      { send: 'unit.proposed', by: officer, at: '2026-10-13 10:00', data: verdict('shielded') },
      approved('2026-10-14 16:00'),
      { until: '2026-10-20 12:00' },
    ],
    states: ['awaitingAcceptance', 'awaitingApproval', 'shielding', ...tail, 'closed'],
    after: { ended: true, versions: 1 },
  },
  {
    name: { zh: '补正裁定书后屏蔽', en: 'The ruling is supplemented, then the record is shielded' },
    record: {},
    open: { at: '2026-09-23 10:00', data: filed({ filer: 'administrator' }) },
    steps: [
      { send: 'unit.askedSupplement', by: officer, at: '2026-09-24 10:00', data: { list: '裁定书全文' } },
      { send: 'applicant.supplemented', by: applicant, at: '2026-09-25 10:00', data: { note: '已补。', evidence: [] } },
      { send: 'unit.proposed', by: officer, at: '2026-09-28 10:00', data: verdict('shielded', null) },
      approved('2026-09-28 16:00'),
      { until: '2026-10-20 12:00' },
    ],
    states: [
      'awaitingAcceptance',
      'awaitingSupplement',
      'awaitingAcceptance',
      'awaitingApproval',
      'shielding',
      ...tail,
      'closed',
    ],
    after: { ended: true },
  },
  {
    name: { zh: '补正期满，依现有材料不予屏蔽', en: 'No supplement comes; refused on the papers' },
    record: {},
    open: { at: '2026-09-23 10:00', data: filed() },
    steps: [
      { send: 'unit.askedSupplement', by: officer, at: '2026-09-23 15:00', data: { list: '裁定书全文' } },
      { until: '2026-10-16 10:00' },
      { send: 'unit.proposed', by: officer, at: '2026-10-16 11:00', data: verdict('refused', null) },
      { send: 'approver.returned', by: head, at: '2026-10-16 14:00', data: { reason: '请写明不一致之处。' } },
      { send: 'unit.proposed', by: officer, at: '2026-10-16 15:00', data: verdict('refused', null) },
      approved('2026-10-16 16:00'),
      { until: '2026-10-23 12:00' },
    ],
    states: [
      'awaitingAcceptance',
      'awaitingSupplement',
      'awaitingAcceptance',
      'awaitingApproval',
      'awaitingAcceptance',
      'awaitingApproval',
      'answering',
      'closed',
    ],
    breaches: ['B5', 'G2'],
    after: { ended: false },
  },
  {
    name: { zh: '登记的认定单位不明，由平台办理', en: 'The register names no determining unit: the platform decides' },
    record: { authority: { raw: '测试市生态环境局', key: '测试市生态环境局', unit: null } },
    open: { at: '2026-09-23 10:00', data: filed({ determiner: null }) },
    steps: [
      {
        send: 'unit.proposed',
        by: person('intake-1', 'intake', 'FGW'),
        at: '2026-09-24 10:00',
        data: verdict('shielded'),
      },
      approved('2026-09-24 16:00', person('intake-head', 'intakeHead', 'FGW')),
      { until: '2026-10-10 12:00' },
    ],
    states: ['awaitingAcceptance', 'awaitingApproval', 'shielding', ...tail, 'closed'],
    after: { ended: true },
  },
  {
    name: { zh: '申请人撤回', en: 'The applicant withdraws the request' },
    record: {},
    open: { at: '2026-09-23 10:00', data: filed() },
    steps: [
      { send: 'applicant.withdrew', by: applicant, at: '2026-09-24 10:00', data: { reason: '' } },
      { until: '2026-09-30 12:00' },
    ],
    states: ['awaitingAcceptance', 'answering', 'withdrawn'],
    after: { ended: false },
  },
  {
    name: { zh: '办理中公示期满，案件终结', en: 'The record expires while the request is handled' },
    record: { tier: { value: 'minor', basis: '测试', by: 'HJ', at: 0 }, necessary: true },
    open: { at: '2026-09-29 10:00', data: filed() },
    steps: [{ until: '2026-10-12 12:00' }],
    states: ['awaitingAcceptance', 'answering', 'moot'],
    after: { ended: true },
  },
]
