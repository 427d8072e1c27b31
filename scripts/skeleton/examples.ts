import type { Actor } from '#workflows/contract/actor.ts'
import type { Example } from '#workflows/contract/procedure.ts'

const person = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const officer = person('hj-1', 'officer', 'HJ')
const head = person('hj-head', 'head', 'HJ')
const applicant = person('applicant', 'applicant', null)

const data = {
  explanation: '请求说明该记录的来源。',
  evidence: [],
  contact: { name: '张三', email: 'applicant@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' },
  unit: 'HJ',
  platform: 'FGW',
}
const open = { at: '2026-09-14 10:00', data }
const end = { until: '2026-10-30 12:00' }

const proposal = (at: string, verdict = 'granted') => ({
  send: 'unit.proposed',
  by: officer,
  at,
  data: { verdict, reason: '已查阅卷宗。', documentChecked: '行政处罚决定书' },
})
const approval = (at: string) => ({ send: 'approver.approved', by: head, at, data: {} })

export const examples: readonly Example[] = [
  {
    name: { zh: '准予样例申请', en: 'A sample application is granted' },
    record: {},
    open,
    steps: [proposal('2026-09-15 10:00'), approval('2026-09-15 16:00'), end],
    states: ['underReview', 'awaitingApproval', 'answering', 'closed'],
    after: { ended: false, versions: 1 },
  },
  {
    name: { zh: '退回后不予样例申请', en: 'A sample application is refused, after one return' },
    record: {},
    open,
    steps: [
      proposal('2026-09-15 10:00', 'refused'),
      { send: 'approver.returned', by: head, at: '2026-09-15 15:00', data: { reason: '请补充理由。' } },
      proposal('2026-09-16 10:00', 'refused'),
      approval('2026-09-16 16:00'),
      end,
    ],
    states: ['underReview', 'awaitingApproval', 'underReview', 'awaitingApproval', 'answering', 'closed'],
    after: { ended: false, versions: 1 },
  },
  {
    name: { zh: '申请人撤回样例申请', en: 'A sample application is withdrawn' },
    record: {},
    open,
    steps: [{ send: 'applicant.withdrew', by: applicant, at: '2026-09-15 10:00', data: { reason: '' } }, end],
    states: ['underReview', 'answering', 'withdrawn'],
    after: { ended: false, versions: 1 },
  },
  {
    name: { zh: '样例申请逾期答复', en: 'A sample application is answered late' },
    record: {},
    open,
    steps: [{ until: '2026-09-22 10:00' }, proposal('2026-09-22 11:00'), approval('2026-09-22 16:00'), end],
    states: ['underReview', 'awaitingApproval', 'answering', 'closed'],
    breaches: ['T1'],
    after: { ended: false, versions: 1 },
  },
]
