import type { Engine } from '#engine/store/engine.ts'
import { href, to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { Signed } from './ask.ts'
import { type Reply, seeOther } from './reply.ts'
import { readSession, renewSession } from './session.ts'

/** Time that a second factor counts for the session that proved it. */
export const proofLasts = 10 * 60_000

/** True shortly after a second factor was proved in this session. */
export const isProved = ({ session }: Pick<Signed, 'session'>, { clock }: Pick<Engine, 'clock'>): boolean =>
  session.provedAt !== undefined && clock.now() - session.provedAt < proofLasts

/**
 * Asks a second factor and leads back to `back`, a path without language; null once proved. Call before showing the
 * form, and again on its arrival.
 */
export const stepUp = (ask: Signed, engine: Engine, back = ask.path): Reply | null =>
  isProved(ask, engine) ? null : seeOther(to(ask.shell, paths.stepUp(href(ask.lang, back))))

/** Notes the second factor on the session, under the cookie answered. */
export async function proved(ask: Signed, engine: Engine): Promise<readonly string[]> {
  const found = await readSession(engine, ask.cookies)
  return found ? [await renewSession(engine, found, { provedAt: engine.clock.now() })] : []
}
