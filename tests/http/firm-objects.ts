import type { Person } from '#engine/store/person.ts'
import { sampleRecord } from '#tests/support/run-example.ts'

/** A firm, its objection's first step, and its contact. */
export const firm: Person = {
  id: 'firm',
  name: '示范公司',
  email: 'firm@example.com',
  subject: sampleRecord.subject.key,
  roles: [{ role: 'applicant', unit: null }],
  conflicts: [],
}
export const objection = {
  'dispute.CF_NR_FK': 'on',
  'ground.CF_NR_FK': 'E2',
  'claimed.CF_NR_FK': '0.55',
  explanation: '罚款金额与决定书不一致。',
}
export const contact = { name: '张三', email: 'z@example.com', phone: '0766-8800000', consentElectronic: 'on' }
