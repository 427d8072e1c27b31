import { commit, open } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { sampleRecord } from '#workflows/common/sample-record.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { engineApart } from '../engine-apart.ts'
import { instant, openingOf, passTime, settle, workedCase } from './drive-case.ts'

/** Works an example in its own folder for `read`; mails nothing. */
export async function workCase(
  procedure: string,
  example: Example,
  read: (engine: Engine) => Promise<void>,
): Promise<void> {
  await engineApart(instant(example.open.at) - 3_600_000, async (engine, set) => {
    await work(engine, set, procedure, example)
    await read(engine)
  })
}

async function work(engine: Engine, set: (at: number) => void, procedure: string, example: Example): Promise<void> {
  const record = { ...sampleRecord, ...example.record }
  await addRecord(engine, record, { id: 'import', role: 'system', unit: null })
  set(instant(example.open.at))
  const opened = await open(engine, openingOf(procedure, example))
  if (opened.kind === 'refused') throw new Error(`${procedure}: ${opened.refusal.code}`)
  await settle(engine)
  for (const step of example.steps) {
    await passTime(engine, set, instant('until' in step ? step.until : step.at))
    if ('until' in step) continue
    const outcome = await commit(engine, workedCase, { type: step.send, actor: step.by, data: step.data ?? {} })
    if (outcome.kind === 'refused') throw new Error(`${procedure}, ${step.send}: ${outcome.refusal.code}`)
    await settle(engine)
  }
}
