import { passTime as drive, instant, nextDue, openingOf, settle, workedCase } from '#cli/words/drive-case.ts'
import { commit, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord, storedRecord } from '#engine/register/register.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { caseKey, recordKey } from '#engine/store/keys.ts'
import type { Entry } from '#ledger/entry.ts'
import type { RecordFile } from '#records/record.ts'
import { sampleRecord } from '#workflows/common/sample-record.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { seatStaff, type TestEngine } from './engine.ts'

export type LoggedStep = {
  readonly entry: Entry
  readonly payload: { readonly data: { readonly event: unknown; readonly state: string } }
}
export type Ran = {
  readonly file: CaseFile
  readonly log: readonly LoggedStep[]
  readonly states: readonly string[]
  readonly breaches: readonly string[]
  readonly record: RecordFile
}

export { instant, nextDue, openingOf, sampleRecord, settle }
export const caseId = workedCase
export const recordId = sampleRecord.id

/** Works a case: people at their times, dues at their moments. */
export async function runExample(engine: TestEngine, procedure: string, example: Example): Promise<Ran> {
  await prepare(engine, procedure, example)
  for (const step of example.steps) {
    const at = instant('until' in step ? step.until : step.at)
    await passTime(engine, at)
    if ('until' in step) continue
    const outcome = await commit(engine, caseId, { type: step.send, actor: step.by, data: step.data ?? {} })
    if (outcome.kind === 'refused') throw new Error(`${step.send} at ${step.at}: ${JSON.stringify(outcome.refusal)}`)
    await settle(engine)
  }
  return look(engine)
}

/** Register with record and staff, and the opened case. */
export async function prepare(engine: TestEngine, procedure: string, example: Example): Promise<void> {
  engine.setClock(instant(example.open.at) - 3_600_000)
  await seatStaff(engine)
  await addRecord(engine, { ...sampleRecord, ...example.record }, { id: 'import', role: 'system', unit: null })
  engine.setClock(instant(example.open.at))
  const opened = await open(engine, openingOf(procedure, example))
  if (opened.kind === 'refused') throw new Error(`opening: ${JSON.stringify(opened.refusal)}`)
  await settle(engine)
}

/** Lets time pass, stopping at every due moment. */
export const passTime = (engine: TestEngine, to: number): Promise<void> => drive(engine, engine.setClock, to)

export async function look(engine: TestEngine): Promise<Ran> {
  const item = await engine.table.get(caseKey(caseId))
  const kept = await engine.table.get(recordKey(recordId))
  if (!item || !kept) throw new Error('nothing there')
  const { items } = await engine.table.query({ index: 'main', pk: `case#${caseId}`, prefix: 'log#', limit: 500 })
  const log = items.map((one) => one.body as unknown as LoggedStep)
  const states = log.map((one) => one.payload.data.state).filter((state, i, all) => state !== all[i - 1])
  const breaches = log
    .map((one) => /^clock\.(\w+)\.breach$/.exec(one.entry.type)?.[1])
    .filter((rule) => rule !== undefined)
  return { file: caseFile(item), log, states, breaches, record: storedRecord(kept).record }
}
