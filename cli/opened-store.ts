import { sealing } from '#engine/proof/sealing.ts'
import type { Engine } from '#engine/store/engine.ts'
import { Fault } from '#law/fault.ts'
import { programOf, readStore } from './read-store.ts'

/** Writes to the stopped store; `running` advises while a server runs. */
export async function onOpenedStore<T>(running: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const { openHost } = await import('#host')
  const host = await openHost().catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'store.locked')
      throw new Fault(error.code, `${error.message}\n${running}`)
    throw error
  })
  try {
    return await work({ ...host, table: sealing(host.table, host.crypto), ...(await programOf(host)) })
  } finally {
    await host.close()
  }
}

/** Requires an existing store: mistyped folders stay without one. */
export async function onExistingStore<T>(running: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  await readStore(async () => {})
  return onOpenedStore(running, work)
}
