import { sendHooks } from '#engine/run/hooks.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { openHost } from '../index.ts'

const engine = makeEngine(await openHost())

/** Each minute: what subscribers are to be told. Apart, since they answer when they like. */
export async function handler(): Promise<void> {
  await sendHooks(engine)
}
