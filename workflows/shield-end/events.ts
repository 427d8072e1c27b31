import { z } from 'zod'
import { supplemented } from '#workflows/common/supplement.ts'
import { approving, proposing } from '#workflows/contract/decision.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import { stated } from '#workflows/contract/reply.ts'

const nothing = z.strictObject({})

export const events = {
  'unit.proposed': {
    internal: true,
    by: ['officer', 'head', 'intake', 'intakeHead'],
    relation: 'holder',
    byLink: 'stepUp',
    data: proposing('kept', 'restored', 'passedOn', 'unfounded'),
  },
  ...approving,
  'applicant.stated': stated,
  'applicant.supplemented': supplemented,
  'record.changed': { by: ['system'], relation: 'any', data: nothing },
  'record.ended': { by: ['system'], relation: 'any', data: z.strictObject({ by: z.string() }) },
  'system.retried': { by: ['systemAdmin'], relation: 'any', data: nothing },
} as const satisfies Record<string, EventRule>
