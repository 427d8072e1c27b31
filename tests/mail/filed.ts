import { open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord } from '#engine/register/register.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Mail } from '#engine/store/ports.ts'
import { type Site, site } from '#tests/http/site.ts'
import { directory, staff } from '#tests/support/engine.ts'
import { caseId, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'

export const admin: Person = {
  ...{ id: 'admin', name: 'admin', email: 'admin@example.com', subject: null, conflicts: [] },
  roles: [{ role: 'systemAdmin', unit: null }],
}
const units = directory.units.map((unit) =>
  unit.id === 'FGW' ? { ...unit, contact: { mail: 'fgw@pool.example', phone: '0000' } } : unit,
)

/** Town with staff, an objection just filed and told. */
export async function filed(now = '2026-09-14', over: object = {}): Promise<Site> {
  const town = site({ now, deployment: { directory: { ...directory, units } } })
  await town.seat(...staff, admin)
  await addRecord(town.engine, { ...sampleRecord, id: recordId }, { id: 'import', role: 'system', unit: null })
  await open(town.engine, {
    ...{ id: caseId, procedure: 'objection', recordId, subject: sampleRecord.subject.key },
    actor: { id: 'applicant', role: 'applicant', unit: null },
    data: Object.assign({}, objection.examples[0]?.open.data, over),
  })
  await town.settle()
  return town
}

export const sent = (town: Site, to: string): readonly Mail[] =>
  town.host.mailer.delivered.filter((mail) => mail.to === to)

export async function stands(town: Site): Promise<CaseFile> {
  const item = await town.engine.table.get(caseKey(caseId))
  if (!item) throw new Error('no case')
  return caseFile(item)
}
