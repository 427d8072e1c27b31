import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commit, open } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { sampleRecord } from '#workflows/common/sample-record.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import { instant, openingOf, passTime, settle, workedCase } from './drive-case.ts'

/** Works an example in its own folder for `read`; mails nothing. */
export async function workCase(
  procedure: string,
  example: Example,
  read: (engine: Engine) => Promise<void>,
): Promise<void> {
  const { openHost } = await import('#host')
  const folder = mkdtempSync(join(tmpdir(), 'redress-preview-'))
  // Behind no example: a clock behind the log writes nothing.
  const host = await openHost({ ...process.env, REDRESS_DATA: folder, REDRESS_NOW: '2099-12-31' })
  let now = instant(example.open.at) - 3_600_000
  const engine: Engine = {
    ...host,
    procedures,
    calendar: host.deployment.calendar,
    rules: ruleSetVersion,
    clock: { now: () => now },
    mailer: { send: async () => ({ kind: 'accepted' }) },
    printing: host.printing ? { ...host.printing, printer: { print: async () => new Uint8Array() } } : null,
  }
  const set = (at: number) => {
    now = at
  }
  try {
    await work(engine, set, procedure, example)
    await read(engine)
  } finally {
    await host.close()
    rmSync(folder, { recursive: true })
  }
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
