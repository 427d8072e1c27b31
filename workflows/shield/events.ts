import { z } from 'zod'
import { DaySchema } from '#records/record.ts'
import { askSupplement, supplemented } from '#workflows/common/supplement.ts'
import { withdrawing } from '#workflows/common/withdrawing.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import { approving, proposing } from '#workflows/contract/decision.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import { Ruling } from './case.ts'

/** Filing; units come from the record and the directory. */
export const Submitted = z.strictObject({
  filer: z.enum(['company', 'administrator']),
  ruling: Ruling,
  explanation: z.string().trim().max(4000),
  evidence: z.array(Evidence).max(20),
  contact: Contact,
  counter: AtCounter.exactOptional(),
  determiner: z.string().nullable(),
  platform: z.string(),
})

const nothing = z.strictObject({})
const unit = ['officer', 'head', 'intake', 'intakeHead'] as const

export const events = {
  'unit.askedSupplement': { by: unit, relation: 'holder', byLink: 'stepUp', data: askSupplement },
  'unit.proposed': {
    internal: true,
    by: unit,
    relation: 'holder',
    byLink: 'stepUp',
    /** The plan's end as the unit read it in the ruling. */
    data: proposing('shielded', 'refused').extend({ planEndsOn: DaySchema.nullable() }),
  },
  ...approving,
  'applicant.supplemented': supplemented,
  'applicant.withdrew': withdrawing,
  'record.changed': { by: ['system'], relation: 'any', data: nothing },
  'record.ended': { by: ['system'], relation: 'any', data: z.strictObject({ by: z.string() }) },
  'system.retried': { by: ['systemAdmin'], relation: 'any', data: nothing },
} as const satisfies Record<string, EventRule>
