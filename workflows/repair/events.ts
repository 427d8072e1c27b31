import { z } from 'zod'
import { DaySchema } from '#records/record.ts'
import { askSupplement, supplemented } from '#workflows/common/supplement.ts'
import { withdrawing } from '#workflows/common/withdrawing.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import { approving, proposing } from '#workflows/contract/decision.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import { documentChecked, reason } from '#workflows/contract/proposal.ts'
import { Commitment } from './commitment.ts'

const unit = z.string().min(1).max(40)

/** Channel, period and units come from record and directory. */
export const Submitted = z.strictObject({
  channel: z.enum(['creditChina', 'here']),
  explanation: z.string().trim().min(1).max(4000),
  evidence: z.array(Evidence).max(20),
  commitment: Commitment,
  earliestApplyOn: DaySchema.nullable(),
  early: z.string().trim().max(2000).nullable(),
  contact: Contact,
  counter: AtCounter.exactOptional(),
  determiner: z.string().nullable(),
  platform: z.string(),
})

const nothing = z.strictObject({})
const forwarded = z.strictObject({ unit, reason: z.string().trim().max(2000) })

/** Units told what to lift: only where the repair is granted. */
export const Measures = z.strictObject({
  measures: z.array(unit).max(40).default([]),
  measuresNote: z.string().trim().max(2000).nullable().default(null),
})

export const events = {
  'intake.enteredReceipt': {
    beside: true,
    by: ['intake', 'intakeHead', 'creditChina'],
    relation: 'holder',
    data: z.strictObject({ code: z.string().trim().min(4).max(60), receivedOn: DaySchema }),
  },
  'intake.enteredPush': {
    by: ['intake', 'intakeHead', 'creditChina'],
    relation: 'holder',
    data: z.strictObject({ pushedOn: DaySchema }),
  },
  'intake.enteredResult': {
    by: ['intake', 'intakeHead', 'creditChina'],
    relation: 'holder',
    data: proposing('repaired', 'refused', 'notAccepted').extend(Measures.shape),
  },
  'unit.accepted': { by: ['officer', 'head'], relation: 'holder', byLink: 'department', data: nothing },
  'unit.askedSupplement': { by: ['officer', 'head'], relation: 'holder', byLink: 'stepUp', data: askSupplement },
  'unit.returned': {
    by: ['officer', 'head'],
    relation: 'holder',
    byLink: 'stepUp',
    data: z.strictObject({ rightUnit: unit.nullable(), reason }),
  },
  'unit.proposedRefusal': {
    internal: true,
    by: ['officer', 'head'],
    relation: 'holder',
    byLink: 'stepUp',
    data: z.strictObject({ reason, documentChecked }),
  },
  'unit.proposed': {
    internal: true,
    by: ['officer', 'head'],
    relation: 'holder',
    byLink: 'stepUp',
    data: proposing('repaired', 'refused').extend(Measures.shape),
  },
  'head.extended': {
    beside: true,
    by: ['head'],
    relation: 'holder',
    byLink: 'stepUp',
    data: z.strictObject({ days: z.int().min(1).max(60), reason }),
  },
  'intake.forwarded': { by: ['intake', 'intakeHead'], relation: 'holder', byLink: 'department', data: forwarded },
  'supervisor.assigned': { by: ['supervisor'], relation: 'any', data: forwarded },
  ...approving,
  'applicant.supplemented': supplemented,
  'applicant.withdrew': withdrawing,
  'record.changed': { by: ['system'], relation: 'any', data: nothing },
  'record.ended': { by: ['system'], relation: 'any', data: z.strictObject({ by: z.string() }) },
  'system.retried': { by: ['systemAdmin'], relation: 'any', data: nothing },
} as const satisfies Record<string, EventRule>
