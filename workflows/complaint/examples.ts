import type { Actor } from '#workflows/contract/actor.ts'
import type { Example } from '#workflows/contract/procedure.ts'

const person = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const applicant = person('applicant', 'applicant', null)
const supervisor = person('supervisor', 'supervisor', null)
const intakeHead = person('intake-head', 'intakeHead', 'FGW')
const officer = person('govo-1', 'officer', 'GOVO')
const head = person('govo-head', 'head', 'GOVO')

const bySupervisor = { unit: 'FGW', bySupervisor: true, approver: { role: 'intakeHead', unit: 'FGW' } }
const byGovernment = { unit: 'GOVO', bySupervisor: false, approver: { role: 'head', unit: 'GOVO' } }

const filed = (over: object = {}) => ({
  about: 'HJ',
  fault: 'late',
  explanation: '异议已过办理期限，至今没有答复。',
  evidence: [],
  contact: { name: '张三', email: 'applicant@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' },
  origin: 'ORIGIN0000000000000000001',
  owner: bySupervisor,
  platform: 'FGW',
  ...over,
})
/** A firm's complaint on no record: its name comes with it. */
const alone = (over: object = {}) =>
  filed({ origin: null, contact: { ...filed().contact, of: '测试有限公司' }, ...over })
const aboutPlatform = alone({ about: 'FGW', fault: 'noReasons', owner: byGovernment })

const finding = (verdict: string, order: string | null = null, orderDue: string | null = null) => ({
  verdict,
  reason: '已调阅办理记录并询问经办人员。',
  documentChecked: '异议办理卷宗',
  order,
  orderDue,
})
const refusal = { reason: '所述不属于信用业务的办理。', documentChecked: '投诉材料' }
const at = (day: string, time = '10:00') => `2026-09-${day} ${time}`
const opened = (data: object = filed()) => ({ at: at('14'), data })
const accepted = (by: Actor, day = '15') => ({ send: 'unit.accepted', by, at: at(day), data: {} })
const end = { until: '2026-10-30 12:00' }
const begun = ['awaitingAcceptance', 'investigating', 'awaitingApproval'] as const

export const examples: readonly Example[] = [
  {
    name: { zh: '投诉成立，向被投诉单位督办', en: 'Justified: the unit complained of is given an order' },
    record: {},
    open: opened(),
    steps: [
      accepted(supervisor),
      {
        send: 'unit.proposed',
        by: supervisor,
        at: at('16'),
        data: finding('justified', '三日内答复申请人。', '2026-09-21'),
      },
      { send: 'approver.approved', by: intakeHead, at: at('17'), data: {} },
      end,
    ],
    states: [...begun, 'urging', 'answering', 'closed'],
    after: { ended: false, versions: 1 },
  },
  {
    name: {
      zh: '投诉平台，由市政府办公室办理，不成立',
      en: 'About the platform: the government’s office finds it unjustified',
    },
    record: null,
    open: opened(aboutPlatform),
    steps: [
      accepted(officer),
      { send: 'unit.proposed', by: officer, at: at('16'), data: finding('unfounded') },
      { send: 'approver.returned', by: head, at: at('16', '15:00'), data: { reason: '请补充调查经过。' } },
      { send: 'unit.proposed', by: officer, at: at('17'), data: finding('unfounded') },
      { send: 'approver.approved', by: head, at: at('17', '15:00'), data: {} },
      end,
    ],
    states: [...begun, 'investigating', 'awaitingApproval', 'answering', 'closed'],
  },
  {
    name: { zh: '投诉监管员，部分成立', en: 'About the supervisor: justified in part' },
    record: null,
    open: opened(aboutPlatform),
    steps: [
      accepted(officer),
      {
        send: 'unit.proposed',
        by: officer,
        at: at('16'),
        data: finding('partlyJustified', '补充说明理由。', '2026-09-30'),
      },
      { send: 'approver.approved', by: head, at: at('17'), data: {} },
      end,
    ],
    states: [...begun, 'urging', 'answering', 'closed'],
  },
  {
    name: { zh: '不予受理，说明理由', en: 'Not accepted, with reasons' },
    record: null,
    open: opened(alone({ fault: 'other' })),
    steps: [
      { send: 'unit.proposedRefusal', by: supervisor, at: at('15'), data: refusal },
      { send: 'approver.returned', by: intakeHead, at: at('15', '15:00'), data: { reason: '理由不足。' } },
      { send: 'unit.proposedRefusal', by: supervisor, at: at('16'), data: refusal },
      { send: 'approver.approved', by: intakeHead, at: at('16', '15:00'), data: {} },
      end,
    ],
    states: ['awaitingAcceptance', 'awaitingApproval', 'awaitingAcceptance', 'awaitingApproval', 'answering', 'closed'],
  },
  {
    name: { zh: '补正后受理', en: 'Accepted after a supplement' },
    record: null,
    open: opened(alone({ fault: 'feeAsked' })),
    steps: [
      { send: 'unit.askedSupplement', by: supervisor, at: at('15'), data: { list: '请提供缴费凭证。' } },
      { send: 'applicant.supplemented', by: applicant, at: at('16'), data: { note: '见附件。', evidence: [] } },
      accepted(supervisor, '17'),
      { send: 'unit.proposed', by: supervisor, at: at('18'), data: finding('unfounded') },
      { send: 'approver.approved', by: intakeHead, at: at('18', '15:00'), data: {} },
      end,
    ],
    states: ['awaitingAcceptance', 'awaitingSupplement', ...begun, 'answering', 'closed'],
  },
  {
    name: { zh: '逾期未补正，依现有材料办理', en: 'No supplement came: decided on the documents received' },
    record: null,
    open: opened(alone({ fault: 'leak' })),
    steps: [
      { send: 'unit.askedSupplement', by: supervisor, at: at('15'), data: { list: '请说明泄露的内容。' } },
      { until: '2026-09-30 10:00' },
      { send: 'unit.proposedRefusal', by: supervisor, at: '2026-09-30 11:00', data: refusal },
      { send: 'approver.approved', by: intakeHead, at: '2026-09-30 15:00', data: {} },
      end,
    ],
    states: [
      'awaitingAcceptance',
      'awaitingSupplement',
      'awaitingAcceptance',
      'awaitingApproval',
      'answering',
      'closed',
    ],
    breaches: ['G2'],
  },
  {
    name: { zh: '非本单位事项，由监管员指定承办单位', en: 'Not this unit’s: the supervisor assigns another' },
    record: null,
    open: opened(alone({ owner: { ...byGovernment, unit: 'RS', approver: { role: 'head', unit: 'RS' } } })),
    steps: [
      {
        send: 'unit.returned',
        by: person('rs-1', 'officer', 'RS'),
        at: at('15'),
        data: { rightUnit: 'FGW', reason: '不属本单位职责。' },
      },
      { send: 'supervisor.assigned', by: supervisor, at: at('16'), data: { unit: 'FGW', reason: '' } },
      accepted(supervisor, '17'),
      { send: 'unit.proposed', by: supervisor, at: at('18'), data: finding('unfounded') },
      { send: 'approver.approved', by: intakeHead, at: at('18', '15:00'), data: {} },
      end,
    ],
    states: ['awaitingAcceptance', 'misrouted', ...begun, 'answering', 'closed'],
  },
  {
    name: { zh: '投诉平台，退回后由原单位负责人转出', en: 'About the platform: sent on by the head of whoever had it' },
    record: null,
    open: opened(aboutPlatform),
    steps: [
      { send: 'unit.returned', by: officer, at: at('15'), data: { rightUnit: null, reason: '宜由市场监管部门办理。' } },
      { send: 'supervisor.assigned', by: head, at: at('15', '15:00'), data: { unit: 'SCJG', reason: '请办理。' } },
      { send: 'applicant.withdrew', by: applicant, at: at('16'), data: { reason: '问题已解决。' } },
      end,
    ],
    states: ['awaitingAcceptance', 'misrouted', 'awaitingAcceptance', 'answering', 'withdrawn'],
  },
  {
    name: { zh: '逾期受理，按期答复', en: 'Accepted late, answered in time' },
    record: null,
    open: opened(alone()),
    steps: [
      { until: at('22') },
      accepted(supervisor, '22'),
      { send: 'unit.proposed', by: supervisor, at: at('23'), data: finding('unfounded') },
      { send: 'approver.approved', by: intakeHead, at: at('23', '15:00'), data: {} },
      end,
    ],
    states: [...begun, 'answering', 'closed'],
    breaches: ['J1a'],
  },
]
