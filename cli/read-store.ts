import { calendarNow } from '#engine/begin/calendar-in-force.ts'
import type { ScanStore } from '#engine/scan/findings.ts'
import type { Engine } from '#engine/store/engine.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { deploymentNow } from '#settings/settings-in-force.ts'
import { procedures } from '#workflows/index.ts'

export type ReadStore = ScanStore & Pick<Engine, 'calendar' | 'rules'>

/** Reads this machine's store, beside a server too. */
export async function readStore<T>(work: (store: ReadStore) => Promise<T>): Promise<T> {
  const { tools } = await import('#host')
  const { table, deployment, clock, sha256, close } = await tools.openReader()
  try {
    const program = await programOf({ table, deployment })
    return await work({ table, clock, ...program, crypto: { sha256 } })
  } finally {
    close()
  }
}

/** This program's procedures and rules; calendar and settings in force. */
export const programOf = async (store: Pick<Engine, 'table' | 'deployment'>) => ({
  procedures,
  calendar: await calendarNow(store),
  deployment: await deploymentNow(store),
  rules: ruleSetVersion,
})
