import { seal } from '#engine/proof/seal.ts'
import { openHost } from '../index.ts'
import { sequenceOutbox } from '../sequence.ts'

const host = await openHost()

/** Each minute: places unrung entries, and seals a checkpoint over all. */
export async function handler(): Promise<void> {
  await sequenceOutbox(host.raw)
  await seal(host)
}
