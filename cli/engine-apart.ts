import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '#engine/store/engine.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { procedures } from '#workflows/index.ts'

/** Lends an engine apart, under its own clock, without mail or print. `kept`: its folder stays. */
export async function engineApart<T>(
  from: number,
  use: (engine: Engine, set: (at: number) => void) => Promise<T>,
  kept?: string,
): Promise<T> {
  const { openApart } = await import('#host')
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'redress-apart-'))
  const host = await openApart(folder)
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
    if (kept === undefined) rmSync(folder, { recursive: true })
  }
}
