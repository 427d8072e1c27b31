import { sendHooks } from '#engine/run/hooks.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { openHost } from '../index.ts'

const engine = makeEngine(await openHost())

/** Tells subscribers apart, since they may be slow. */
export async function handler(): Promise<void> {
  await sendHooks(engine)
}
