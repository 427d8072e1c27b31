import { writeFeed } from '#engine/feeds/feed-files.ts'
import { planDigests } from '#engine/mail/digest.ts'
import { sendHooks } from '#engine/run/hooks.ts'
import { sweep } from '#engine/run/wake.ts'
import { planScan } from '#engine/scan/scan.ts'
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
