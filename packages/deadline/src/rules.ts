import type { Day } from './day.ts'
import { Fault } from './fault.ts'
import { applicantRules } from './rules/applicant.ts'
import { internalRules } from './rules/internal.ts'
import { objection } from './rules/objection.ts'
import { otherRegimes } from './rules/other-regimes.ts'
import { publicityRules } from './rules/publicity.ts'
import { repairRules } from './rules/repair.ts'
import { retentionRules } from './rules/retention.ts'
import type { TimeLimit } from './time-limit.ts'

/** Rows A0 to K6; changes need versions of row and set. */
export const rules: readonly TimeLimit[] = [
  ...objection,
  ...repairRules,
  ...publicityRules,
  ...otherRegimes,
  ...applicantRules,
  ...retentionRules,
  ...internalRules,
]

export const ruleSetVersion = '2026-11.5'

/** The first day on which this edition may have been applied. */
export const ruleSetFrom: Day = '2026-11-01'

const byId = new Map(rules.map((one) => [one.id, one]))

export function ruleOf(id: string): TimeLimit {
  const found = byId.get(id)
  if (found === undefined) throw new Fault('unknownRule', `no rule has the id ${id}`)
  return found
}
