import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '#engine/store/engine.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { procedures } from '#workflows/index.ts'

/** Lends an engine in a folder and under a clock of its own; mails and prints nothing. */
export async function engineApart<T>(
  from: number,
  use: (engine: Engine, set: (at: number) => void) => Promise<T>,
): Promise<T> {
  const { openHost } = await import('#host')
  const folder = mkdtempSync(join(tmpdir(), 'redress-apart-'))
  // Behind nothing played: a clock behind the log writes nothing.
  const host = await openHost({ ...process.env, REDRESS_DATA: folder, REDRESS_NOW: '2099-12-31' })
  let now = from
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
    return await use(engine, set)
  } finally {
    await host.close()
    rmSync(folder, { recursive: true })
  }
}
