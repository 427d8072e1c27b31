import { seal } from '#engine/proof/seal.ts'
import { openHost } from '../index.ts'
import { sequenceOutbox } from '../sequence.ts'

const host = await openHost()

/** Each minute: a place for every entry that no bell rang for, and a checkpoint over all. */
export async function handler(): Promise<void> {
  await sequenceOutbox(host.raw)
  await seal(host)
}
