import type { Context } from 'aws-lambda'
import { auditOnwards } from '#audit/night/audit-onwards.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { openHost } from '../index.ts'
import { nightWorld } from '../night-world.ts'

const host = await openHost()
const engine = makeEngine(host)
const world = nightWorld(host, engine)

/** Goes on with the night's audit for half a minute. */
export async function handler(_event: object, context: Context): Promise<void> {
  await engine.renew?.()
  const until = Date.now() + context.getRemainingTimeInMillis() / 2
  const isOver = () => Date.now() > until
  while ((await auditOnwards(world, isOver)) && !isOver());
}
