import { randomUUID } from 'node:crypto'
import type { HandedAsk } from '#engine/run/host-tools.ts'
import type { Engine } from '#engine/store/engine.ts'
import { Fault } from '#law/fault.ts'
import { onExistingStore } from '../opened-store.ts'

type Without<T> = T extends unknown ? Omit<T, 'id'> : never

/** Writes to the stopped store, or has the running service write. */
export async function besideService<T>(
  own: (engine: Engine) => Promise<T>,
  asked: Without<HandedAsk>,
  bytes: Uint8Array,
  read: (said: unknown) => T,
): Promise<T> {
  const { tools } = await import('#host')
  try {
    return await onExistingStore('', own)
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'store.locked')) throw error
    return read(await tools.ask({ ...asked, id: randomUUID() }, bytes))
  }
}
