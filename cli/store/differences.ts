import { type Audited, audit } from '#audit/audit.ts'
import { sentenceOf } from '#audit/audit-words.ts'
import { calendarNow } from '#engine/begin/calendar-in-force.ts'
import type { AuditSource } from '#engine/run/audit-source.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { procedures } from '#workflows/index.ts'
import { say } from '../words/say.ts'

/** Counts where a store differs from its log, and names each place. */
export async function differences(store: AuditSource): Promise<number> {
  const world = { ...store, procedures, calendar: await calendarNow(store), rules: ruleSetVersion }
  const so: Audited = { rows: 0, items: 0, kinds: new Map(), nameless: new Map(), recounted: 0 }
  let found = 0
  for await (const one of audit(world, so, () => {})) {
    found += 1
    process.stderr.write(`${say(sentenceOf(one))}\n`)
  }
  return found
}
