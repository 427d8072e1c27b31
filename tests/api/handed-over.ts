import { open } from '#engine/begin/commit.ts'
import { caseAt } from '#engine/case/case-of.ts'
import { system } from '#engine/case/log-item.ts'
import { addRecord } from '#engine/register/register.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { repair } from '#workflows/repair/index.ts'

/** 信用中国's own account. */
export const account: Person = {
  ...{ id: 'cc-1', name: 'cc-1', email: 'cc@example.com', subject: null, conflicts: [] },
  roles: [{ role: 'creditChina', unit: 'FGW' }],
}

/** A repair by 信用中国, of its own record; answers the case. */
export async function handedOver(engine: Engine): Promise<string> {
  const record = newId(engine.crypto)
  await addRecord(engine, { ...sampleRecord, id: record }, system)
  const example = repair.examples.find(({ steps }) =>
    steps.some((step) => 'send' in step && step.send === 'intake.enteredPush'),
  )
  const outcome = await open(engine, {
    ...{ id: newId(engine.crypto), procedure: 'repair', recordId: record, subject: sampleRecord.subject.key },
    actor: { id: 'firm', role: 'applicant', unit: null },
    data: example?.open.data ?? {},
  })
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusal))
  return outcome.file.id
}

export async function fileOf(engine: Engine, id: string): Promise<CaseFile> {
  const file = await caseAt(engine, id)
  if (!file) throw new Error(id)
  return file
}
