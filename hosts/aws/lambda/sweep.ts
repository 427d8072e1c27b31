import { planDigests } from '#engine/digest.ts'
import { writeFeed } from '#engine/feed-files.ts'
import { sendHooks } from '#engine/hooks.ts'
import { planScan } from '#engine/scan.ts'
import { sweep } from '#engine/wake.ts'
import { publisher } from '#functions/stream/publisher.ts'
import { openTools } from './tools.ts'

const { engine, publish } = await openTools(publisher)

/** Each minute: what is due and nobody woke for. */
export async function handler(): Promise<void> {
  await planDigests(engine)
  await planScan(engine)
  await sweep(engine, publish)
  await writeFeed(engine)
  await sendHooks(engine)
}
