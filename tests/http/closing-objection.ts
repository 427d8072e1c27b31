import { commit, open } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import type { Person } from '#engine/store/person.ts'
import { staff } from '#tests/support/engine.ts'
import { caseId, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { type Site, site } from './site.ts'

/** The sample record's subject, who objects. */
export const firm: Person = {
  ...{ id: 'applicant', name: '张三', email: 'z@example.com', subject: sampleRecord.subject.key, conflicts: [] },
  roles: [{ role: 'applicant', unit: null }],
}
export const contact = { name: '张三', email: 'z@example.com', phone: '', consentElectronic: true, lang: 'zh' }
const by = (id: string, role: 'intake' | 'intakeHead') => ({ id, role, unit: 'FGW' })

/** A site with the firm's objection just filed. */
export async function withObjection(...others: readonly Person[]): Promise<Site> {
  const one = site()
  await one.seat(...staff, firm, ...others)
  await addRecord(one.engine, { ...sampleRecord, id: recordId }, { id: 'import', role: 'system', unit: null })
  await open(one.engine, {
    ...{ id: caseId, procedure: 'objection', recordId, subject: sampleRecord.subject.key, area: '445300' },
    actor: { id: 'applicant', role: 'applicant', unit: null },
    data: Object.assign({}, objection.examples[0]?.open.data, { contact }),
  })
  await one.settle()
  return one
}

/** Closes it: refused by intake, approved by its head. */
export async function close({ engine, settle }: Site): Promise<void> {
  const data = { reason: '不属受理范围', documentChecked: '登记簿' }
  await commit(engine, caseId, { type: 'intake.proposedRefusal', actor: by('i1', 'intake'), data })
  await commit(engine, caseId, { type: 'approver.approved', actor: by('i2', 'intakeHead'), data: {} })
  await settle()
}
