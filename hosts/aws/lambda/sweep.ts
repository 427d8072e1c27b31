import { planDigests } from '#engine/digest.ts'
import { sendHooks } from '#engine/hooks.ts'
import { sweep } from '#engine/wake.ts'
import { publishRecord } from '#functions/stream/publish.tsx'
import { openTools } from './tools.ts'

const { engine, publish } = await openTools((opened) => (id) => publishRecord(opened, id))

/** Each minute: what is due and nobody woke for. */
export async function handler(): Promise<void> {
  await planDigests(engine)
  await sweep(engine, publish)
  await sendHooks(engine)
}
