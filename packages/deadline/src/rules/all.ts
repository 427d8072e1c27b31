import type { TimeLimit } from '../time-limit.ts'
import { applicantRules } from './applicant.ts'
import { internalRules } from './internal.ts'
import { objection } from './objection.ts'
import { otherRegimes } from './other-regimes.ts'
import { publicityRules } from './publicity.ts'
import { repairRules } from './repair.ts'
import { retentionRules } from './retention.ts'

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
