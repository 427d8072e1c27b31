import { z } from 'zod'
import type { EventRule } from '../contract/parties.ts'

/** Withdrawal by the applicant, or by an agent whose mandate allows it. */
export const withdrawing = {
  by: ['applicant'],
  relation: 'own',
  mandate: 'withdraw',
  data: z.strictObject({ reason: z.string().trim().max(2000) }),
} as const satisfies EventRule
