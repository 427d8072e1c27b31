import { seal } from '#engine/proof/seal.ts'
import { openHost } from '../index.ts'
import { objects } from '../objects.ts'
import { sequenceOutbox } from '../sequence.ts'
import { locked } from './locked.ts'

const host = await openHost()
const { REDRESS_CHECKPOINT_BUCKET: bucket } = host.environment
const client = objects(host.caller)
const headers = { 'content-type': 'text/plain; charset=utf-8' }
const keep = bucket && locked((checkpoint) => client.putObject(bucket, 'checkpoint', checkpoint, headers), host.clock)

/** Each minute: places unrung entries, seals, and keeps the checkpoint. */
export async function handler(): Promise<void> {
  await sequenceOutbox(host.raw)
  const { checkpoint } = await seal(host)
  if (keep) await keep(checkpoint)
}
