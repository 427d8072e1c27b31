import type { Engine } from '#engine/store/engine.ts'
import { endLinksOf } from './action-link.ts'
import { endSessionsOf } from './sessions.ts'

/** Ends every session and mailed link of a person. */
export async function putOut(engine: Pick<Engine, 'table' | 'clock'>, person: string): Promise<void> {
  await endSessionsOf(engine, person)
  await endLinksOf(engine, person)
}
