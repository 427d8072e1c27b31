import type { Engine } from '#engine/store/engine.ts'
import { endLinksOf } from './action-link.ts'
import { endSessionsOf } from './sessions.ts'

/** Nothing begun by a person goes on: every session ends, and every link that was mailed. */
export async function putOut(engine: Pick<Engine, 'table' | 'clock'>, person: string): Promise<void> {
  await endSessionsOf(engine, person)
  await endLinksOf(engine, person)
}
