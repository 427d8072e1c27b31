import { audit, noneAudited } from '#audit/audit.ts'
import { sentenceOf } from '#audit/audit-words.ts'
import type { AuditSource } from '#engine/run/audit-source.ts'
import { programOf } from '../read-store.ts'
import { say } from '../words/say.ts'

/** Counts where a store differs from its log, and names each place. */
export async function differences(store: AuditSource): Promise<number> {
  const world = { ...store, ...(await programOf(store)) }
  const so = noneAudited()
  let found = 0
  for await (const one of audit(world, so, () => {})) {
    found += 1
    process.stderr.write(`${say(sentenceOf(one))}\n`)
  }
  return found
}
