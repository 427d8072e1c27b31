import type { RecordFile } from '#records/record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Example } from '#workflows/contract/procedure.ts'

const person = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const officer = person('hj-1', 'officer', 'HJ')
const head = person('hj-head', 'head', 'HJ')
const applicant = person('applicant', 'applicant', null)
const machine = person('scan', 'system', null)

const from = 'CASE0000000000000000000099'

/** Shielded in July 2026, plan to September; last day 2027-07-01. */
const shielded: Partial<RecordFile> = {
  ended: { reason: 'shielded', on: '2026-07-10', caseId: from },
  shield: { caseId: from, since: '2026-07-10', planEndsOn: '2026-09-30', reviewedOn: '2026-07-10', over: false },
}

const review = (over: object = {}) => ({
  cause: 'planEnd',
  dueOn: '2026-09-30',
  report: '',
  since: '2026-07-10',
  planEndsOn: '2026-09-30',
  evidence: [],
  contact: { name: '张三', email: 'applicant@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' },
  determiner: 'HJ',
  platform: 'FGW',
  ...over,
})

const intake = person('intake-1', 'intake', 'FGW')
const intakeHead = person('intake-head', 'intakeHead', 'FGW')

/** Report of a creditor, who sees no record. */
const outside = () =>
  review({
    cause: 'outsideReport',
    dueOn: null,
    report: '计划规定的第二期清偿未支付，法院已立案审查终止执行。',
    since: null,
    planEndsOn: null,
    plan: {
      relation: 'creditor',
      firm: '云浮市样例建筑工程有限公司',
      code: null,
      court: '云浮市样例人民法院',
      number: '（2025）样破1号之三',
    },
    determiner: null,
  })

const finds = (at: string, verdict: 'passedOn' | 'unfounded') => ({
  send: 'unit.proposed',
  by: intake,
  at,
  data: { verdict, reason: '已与裁定书核对。', documentChecked: '法院民事裁定书' },
})

const verdict = (verdict: 'kept' | 'restored') => ({
  verdict,
  reason: verdict === 'kept' ? '法院裁定延长执行期，计划仍在执行。' : '法院裁定终止重整计划的执行，宣告破产。',
  documentChecked: '法院民事裁定书',
})

const proposes = (at: string, one: 'kept' | 'restored', by: Actor = officer) => ({
  send: 'unit.proposed',
  by,
  at,
  data: verdict(one),
})
const approves = (at: string, by: Actor = head) => ({ send: 'approver.approved', by, at, data: {} })
const states = (at: string) => ({ send: 'applicant.stated', by: applicant, at, data: { text: '新的投资人已经到位。' } })

const opens = (at: string, data: object = review()) => ({ at, data, by: machine, arisesFrom: from })
const tail = ['publishing', 'dispatching', 'answering']

/** Reported, heard, and shown again. */
const heardThenShown: Pick<Example, 'steps' | 'states' | 'after'> = {
  steps: [
    proposes('2026-12-02 10:00', 'restored'),
    states('2026-12-04 10:00'),
    approves('2026-12-04 16:00'),
    { until: '2026-12-15 12:00' },
  ],
  states: ['underReview', 'awaitingReply', 'awaitingApproval', 'restoring', ...tail, 'closed'],
  after: { ended: false, versions: 1 },
}

export const examples: readonly Example[] = [
  {
    name: { zh: '计划失败，陈述后恢复公示', en: 'The plan failed; heard, then shown again' },
    record: shielded,
    open: {
      at: '2026-12-01 10:00',
      data: review({ cause: 'report', dueOn: null, report: '法院已宣告破产。' }),
      by: officer,
      arisesFrom: from,
    },
    ...heardThenShown,
  },
  {
    name: { zh: '无人陈述，期满后由人决定', en: 'Nobody states anything; decided by a person when the time is over' },
    record: shielded,
    open: opens('2026-09-30 02:00'),
    steps: [
      proposes('2026-10-09 10:00', 'restored'),
      { until: '2026-10-19 09:00' },
      { send: 'approver.returned', by: head, at: '2026-10-19 10:00', data: { reason: '请附裁定书文号。' } },
      proposes('2026-10-19 14:00', 'restored'),
      approves('2026-10-20 10:00'),
      { until: '2026-10-30 12:00' },
    ],
    states: [
      'underReview',
      'awaitingReply',
      'awaitingApproval',
      'underReview',
      'awaitingApproval',
      'restoring',
      ...tail,
      'closed',
    ],
    breaches: ['K5'],
    after: { ended: false },
  },
  {
    name: { zh: '复查后继续屏蔽', en: 'Reviewed and kept' },
    record: shielded,
    open: opens('2026-09-30 02:00'),
    steps: [proposes('2026-10-09 10:00', 'kept'), approves('2026-10-09 16:00'), { until: '2026-10-20 12:00' }],
    states: ['underReview', 'awaitingApproval', 'answering', 'closed'],
    after: { ended: true },
  },
  {
    name: {
      zh: '公示期届满，复查终结，不再恢复',
      en: 'The record’s own last day passes: moot, nothing is shown again',
    },
    record: {
      ...shielded,
      tier: { value: 'minor', basis: '测试', by: 'HJ', at: 0 },
      necessary: true,
      ended: { reason: 'shielded', on: '2026-09-10', caseId: from },
      shield: { caseId: from, since: '2026-09-10', planEndsOn: '2026-09-28', reviewedOn: '2026-09-10', over: false },
    },
    open: opens('2026-09-28 02:00', review({ dueOn: '2026-09-28', since: '2026-09-10', planEndsOn: '2026-09-28' })),
    steps: [proposes('2026-09-29 10:00', 'restored'), { until: '2026-10-12 12:00' }],
    states: ['underReview', 'awaitingReply', 'answering', 'moot'],
    after: { ended: true },
  },
  {
    name: { zh: '认定单位不明，由平台复查', en: 'The register names no determining unit: the platform reviews' },
    record: { ...shielded, authority: { raw: '测试市生态环境局', key: '测试市生态环境局', unit: null } },
    open: opens('2026-09-30 02:00', review({ determiner: null, cause: 'regular' })),
    steps: [
      proposes('2026-10-09 10:00', 'kept', intake),
      approves('2026-10-09 16:00', intakeHead),
      { until: '2026-10-20 12:00' },
    ],
    states: ['underReview', 'awaitingApproval', 'answering', 'closed'],
    after: { ended: true },
  },
  {
    name: { zh: '管理人报告计划失败，恢复公示', en: 'The administrator reports the failed plan; shown again' },
    record: shielded,
    open: {
      at: '2026-12-01 10:00',
      data: review({ cause: 'ownReport', dueOn: null, report: '投资人已经退出。' }),
      by: applicant,
      arisesFrom: from,
    },
    ...heardThenShown,
  },
  {
    name: { zh: '债权人报告属实，转认定单位处理', en: 'A creditor’s report is right: the determining unit acts' },
    record: null,
    open: { at: '2026-12-01 10:00', data: outside(), by: applicant },
    steps: [
      finds('2026-12-02 10:00', 'passedOn'),
      approves('2026-12-02 16:00', intakeHead),
      { until: '2026-12-15 12:00' },
    ],
    states: ['underReview', 'awaitingApproval', 'answering', 'closed'],
  },
  {
    name: { zh: '债权人报告缺少依据', en: 'A creditor’s report is not supported' },
    record: null,
    open: { at: '2026-12-01 10:00', data: outside(), by: applicant },
    steps: [
      finds('2026-12-02 10:00', 'unfounded'),
      { send: 'approver.returned', by: intakeHead, at: '2026-12-02 14:00', data: { reason: '请写明查阅了什么。' } },
      finds('2026-12-02 15:00', 'unfounded'),
      approves('2026-12-02 16:00', intakeHead),
      { until: '2026-12-15 12:00' },
    ],
    states: ['underReview', 'awaitingApproval', 'underReview', 'awaitingApproval', 'answering', 'closed'],
  },
]
