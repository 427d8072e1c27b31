import { z } from 'zod'
import { supplemented } from '#workflows/common/supplement.ts'
import { approving, proposing } from '#workflows/contract/decision.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import { reason } from '#workflows/contract/proposal.ts'
import { stated } from '#workflows/contract/reply.ts'

const nothing = z.strictObject({})

export const events = {
  'unit.proposed': {
    internal: true,
    by: ['officer', 'head', 'intake', 'intakeHead'],
    relation: 'holder',
    byLink: 'stepUp',
    /** `restores` shows the record to its last day (L12). */
    data: proposing('found', 'notFound').extend({ restores: z.boolean() }),
  },
  'head.extended': {
    beside: true,
    by: ['head', 'intakeHead'],
    relation: 'holder',
    byLink: 'stepUp',
    data: z.strictObject({ days: z.int().min(1).max(60), reason }),
  },
  'supervisor.assigned': {
    by: ['supervisor'],
    relation: 'any',
    data: z.strictObject({ unit: z.string().min(1).max(40), reason }),
  },
  ...approving,
  'applicant.stated': stated,
  'applicant.supplemented': supplemented,
  'record.changed': { by: ['system'], relation: 'any', data: nothing },
  'system.retried': { by: ['systemAdmin'], relation: 'any', data: nothing },
} as const satisfies Record<string, EventRule>
