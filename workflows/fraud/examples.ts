import type { RecordFile } from '#records/record.ts'
import { sampleWith } from '#workflows/common/sample-record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Example } from '#workflows/contract/procedure.ts'

const person = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const officer = person('hj-1', 'officer', 'HJ')
const head = person('hj-head', 'head', 'HJ')
const otherHead = person('scjg-head', 'head', 'SCJG')
const supervisor = person('supervisor', 'supervisor', null)
const applicant = person('applicant', 'applicant', null)

const from = 'CASE0000000000000000000088'

/** Repaired on 2026-10-08; its own last day is 2027-07-01. */
const repaired: Partial<RecordFile> = { ended: { reason: 'repaired', on: '2026-10-08', caseId: from } }

/** A person's: neither it nor a finding on it is ever public. */
const ofPerson: Partial<RecordFile> = {
  ...repaired,
  subject: { kind: 'person', key: 'a'.repeat(64), name: '张三', code: null },
}

const reported = (over: object = {}) => ({
  cause: 'falseMaterial',
  report: '整改验收表系伪造。',
  repair: { caseId: from, approvedBy: 'somebody-else' },
  evidence: [],
  contact: { name: '张三', email: 'applicant@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' },
  determiner: 'HJ',
  platform: 'FGW',
  ...over,
})

const proposes = (at: string, verdict: 'found' | 'notFound', restores = false, by: Actor = officer) => ({
  send: 'unit.proposed',
  by,
  at,
  data: {
    verdict,
    reason: verdict === 'found' ? '出具单位书面证明未曾验收。' : '验收表经出具单位核实无误。',
    documentChecked: '出具单位复函',
    restores,
  },
})
const approves = (at: string, by: Actor = head) => ({ send: 'approver.approved', by, at, data: {} })
const opens = (at: string, data: object = reported()) => ({ at, data, by: officer, arisesFrom: from })
const tail = ['publishing', 'dispatching', 'answering', 'closed']

export const examples: readonly Example[] = [
  {
    name: { zh: '申辩后认定，记录恢复公示', en: 'Heard, found, and the record shown again' },
    record: repaired,
    open: opens('2026-11-02 10:00'),
    steps: [
      proposes('2026-11-03 10:00', 'found', true),
      { send: 'applicant.stated', by: applicant, at: '2026-11-05 10:00', data: { text: '系经办人所为，公司不知情。' } },
      approves('2026-11-05 16:00'),
      { until: '2026-11-20 12:00' },
    ],
    states: ['underReview', 'awaitingReply', 'awaitingApproval', 'recording', ...tail],
    after: { ended: false, versions: 1 },
  },
  {
    name: {
      zh: '两年后认定，原公示期已满，只公示弄虚作假',
      en: 'Found two years later: the record’s own period is over, the finding alone is shown',
    },
    record: {
      ...repaired,
      tier: null,
      ...sampleWith({ CF_WSH: '测环罚〔2021〕1号', CF_JDRQ: '2021-09-01' }),
      ended: { reason: 'repaired', on: '2024-10-08', caseId: from },
    },
    open: opens('2026-10-09 10:00', reported({ cause: 'wilfulBreach' })),
    steps: [
      {
        send: 'head.extended',
        by: head,
        at: '2026-10-12 10:00',
        data: { days: 10, reason: '需向外地调取材料。' },
      },
      proposes('2026-10-28 10:00', 'found'),
      { until: '2026-11-05 09:00' },
      { send: 'approver.returned', by: head, at: '2026-11-05 10:00', data: { reason: '请补充证据目录。' } },
      proposes('2026-11-05 11:00', 'found'),
      approves('2026-11-05 16:00'),
      { until: '2026-11-20 12:00' },
    ],
    states: [
      'underReview',
      'awaitingReply',
      'awaitingApproval',
      'underReview',
      'awaitingApproval',
      'recording',
      ...tail,
    ],
    breaches: ['K5'],
    after: { ended: true },
  },
  {
    name: { zh: '核查后不成立', en: 'Checked, and nothing found' },
    record: repaired,
    open: opens('2026-11-02 10:00', reported({ cause: 'untruePromise' })),
    steps: [proposes('2026-11-04 10:00', 'notFound'), approves('2026-11-04 16:00'), { until: '2026-11-20 12:00' }],
    states: ['underReview', 'awaitingApproval', 'answering', 'closed'],
    after: { ended: true },
  },
  {
    name: {
      zh: '负责人审批过该修复，监管员另行指定审批单位',
      en: 'The head had approved the repair: the supervisor names another unit',
    },
    record: repaired,
    open: opens('2026-11-02 10:00', reported({ repair: { caseId: from, approvedBy: 'hj-head' } })),
    steps: [
      proposes('2026-11-03 10:00', 'found'),
      { send: 'applicant.stated', by: applicant, at: '2026-11-04 10:00', data: { text: '没有弄虚作假。' } },
      { send: 'supervisor.assigned', by: supervisor, at: '2026-11-04 14:00', data: { unit: 'SCJG', reason: '回避。' } },
      approves('2026-11-05 10:00', otherHead),
      { until: '2026-11-20 12:00' },
    ],
    states: ['underReview', 'awaitingReply', 'awaitingApproval', 'recording', ...tail],
    after: { ended: true },
  },
  {
    name: {
      zh: '自然人修复中弄虚作假，记录恢复，不公示',
      en: 'Fraud by a person: the record stands again, unpublished',
    },
    record: ofPerson,
    open: opens('2026-11-02 10:00'),
    steps: [
      proposes('2026-11-03 10:00', 'found', true),
      { send: 'applicant.stated', by: applicant, at: '2026-11-05 10:00', data: { text: '系他人代办。' } },
      approves('2026-11-05 16:00'),
      { until: '2026-11-20 12:00' },
    ],
    states: ['underReview', 'awaitingReply', 'awaitingApproval', 'recording', ...tail],
    after: { ended: false, versions: 1 },
  },
  {
    name: { zh: '自然人修复中弄虚作假，记录不恢复', en: 'Fraud by a person: the record stays ended' },
    record: ofPerson,
    open: opens('2026-11-02 10:00', reported({ cause: 'wilfulBreach' })),
    steps: [
      proposes('2026-11-03 10:00', 'found'),
      { send: 'applicant.stated', by: applicant, at: '2026-11-05 10:00', data: { text: '没有违背承诺。' } },
      approves('2026-11-05 16:00'),
      { until: '2026-11-20 12:00' },
    ],
    states: ['underReview', 'awaitingReply', 'awaitingApproval', 'recording', ...tail],
    after: { ended: true },
  },
]
