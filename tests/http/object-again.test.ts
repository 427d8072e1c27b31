import { expect, test } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord } from '#engine/register/register.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { staff } from '#tests/support/engine.ts'
import { caseId, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { type Site, site } from './site.ts'

const firm: Person = {
  ...{ id: 'applicant', name: '张三', email: 'z@example.com', subject: sampleRecord.subject.key, conflicts: [] },
  roles: [{ role: 'applicant', unit: null }],
}
const contact = { name: '张三', email: 'z@example.com', phone: '', consentElectronic: true, lang: 'zh' }
const by = (id: string, role: 'intake' | 'intakeHead') => ({ id, role, unit: 'FGW' })
const again = `/my/apply/objection/again?case=${caseId}`

async function town(): Promise<Site> {
  const one = site()
  await one.seat(...staff, firm)
  await addRecord(one.engine, { ...sampleRecord, id: recordId }, { id: 'import', role: 'system', unit: null })
  await open(one.engine, {
    ...{ id: caseId, procedure: 'objection', recordId, subject: sampleRecord.subject.key, area: '445300' },
    actor: { id: 'applicant', role: 'applicant', unit: null },
    data: Object.assign({}, objection.examples[0]?.open.data, { contact }),
  })
  await one.settle()
  return one
}

async function close({ engine, settle }: Site): Promise<void> {
  const data = { reason: '不属受理范围', documentChecked: '登记簿' }
  await commit(engine, caseId, { type: 'intake.proposedRefusal', actor: by('i1', 'intake'), data })
  await commit(engine, caseId, { type: 'approver.approved', actor: by('i2', 'intakeHead'), data: {} })
  await settle()
}

const answered = { name: '张三', email: 'z@example.com', phone: '13800000000' }

test('new evidence begins another case on what was not upheld; the closed one stays, and is linked', async () => {
  const one = await town()
  const who = await one.visit(firm)
  expect((await who.get(again)).status).toBe(404)
  await close(one)
  expect((await who.get(`/my/cases/${caseId}`)).body).toContain(again)
  expect((await who.post(again, { explanation: '' })).status).toBe(422)
  const begun = (await who.post(again, { explanation: '取得了撤销决定书。' })).headers['location'] ?? ''
  const draft = /drafts\/(\w+)/.exec(begun)?.[1] ?? ''
  await who.post(`/my/drafts/${draft}/contact`, answered)
  await who.post(`/my/drafts/${draft}/submit`)
  const [first, second] = await Promise.all(
    [caseId, draft].map(async (id) => {
      const item = await one.engine.table.get(caseKey(id))
      return item ? caseFile(item) : null
    }),
  )
  expect([first?.closed, second?.arisesFrom, second?.closed]).toEqual([true, caseId, false])
  const entries = (file: typeof first) =>
    one.engine.procedures['objection']?.pages
      .show(file?.data)
      .items?.map(({ field, ground, claimed }) => ({ field, ground, claimed }))
  expect(entries(second)).toEqual(entries(first))
  expect((await who.get(`/my/cases/${draft}`)).body).toContain(`href="/my/cases/${caseId}"`)
})
