import { seal } from '#engine/proof/seal.ts'
import { openHost } from '../index.ts'
import { objects } from '../objects.ts'
import { sequenceOutbox } from '../sequence.ts'

const host = await openHost()
const { REDRESS_CHECKPOINT_BUCKET: bucket } = host.environment
const client = objects(host.caller)
/** Last one kept by this instance; a fresh one keeps it again. */
let kept: string | null = null

/** Each minute: places unrung entries, seals, and keeps the checkpoint. */
export async function handler(): Promise<void> {
  await sequenceOutbox(host.raw)
  const { checkpoint } = await seal(host)
  if (bucket === undefined || checkpoint === null || checkpoint === kept) return
  await client.putObject(bucket, 'checkpoint', checkpoint, { 'content-type': 'text/plain; charset=utf-8' })
  kept = checkpoint
}
