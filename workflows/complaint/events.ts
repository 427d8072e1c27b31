import { z } from 'zod'
import { DaySchema } from '#records/record.ts'
import { askSupplement, supplemented } from '#workflows/common/supplement.ts'
import { withdrawing } from '#workflows/common/withdrawing.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import { approving } from '#workflows/contract/decision.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import { Owner } from '#workflows/contract/owner.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import { documentChecked, reason } from '#workflows/contract/proposal.ts'
import { Fault } from './case.ts'

const unit = z.string().min(1).max(40)
const owner = ['supervisor', 'officer', 'head'] as const
const nothing = z.strictObject({})

/** The owner comes from the directory alone. */
export const Submitted = z.strictObject({
  about: unit,
  fault: Fault,
  explanation: z.string().trim().min(1).max(4000),
  evidence: z.array(Evidence).max(20),
  contact: Contact,
  counter: AtCounter.exactOptional(),
  origin: z.string().nullable(),
  owner: Owner,
  platform: z.string(),
})

export const Proposed = z.strictObject({
  verdict: z.enum(['justified', 'partlyJustified', 'unfounded']),
  reason,
  documentChecked,
  order: z.string().trim().max(2000).nullable(),
  orderDue: DaySchema.nullable(),
})

export const Returned = z.strictObject({ rightUnit: unit.nullable(), reason })
export const Assigned = z.strictObject({ unit, reason: z.string().trim().max(2000) })

export const events = {
  'unit.accepted': { by: owner, relation: 'holder', byLink: 'department', data: nothing },
  'unit.askedSupplement': { by: owner, relation: 'holder', byLink: 'stepUp', data: askSupplement },
  'unit.returned': { by: owner, relation: 'holder', byLink: 'stepUp', data: Returned },
  'unit.proposedRefusal': {
    internal: true,
    by: owner,
    relation: 'holder',
    byLink: 'stepUp',
    data: z.strictObject({ reason, documentChecked }),
  },
  'unit.proposed': { internal: true, by: owner, relation: 'holder', byLink: 'stepUp', data: Proposed },
  'supervisor.assigned': { by: ['supervisor', 'head'], relation: 'holder', data: Assigned },
  ...approving,
  'applicant.supplemented': supplemented,
  'applicant.withdrew': withdrawing,
  'system.retried': { by: ['systemAdmin'], relation: 'any', data: nothing },
} as const satisfies Record<string, EventRule>
