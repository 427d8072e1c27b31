import { z } from 'zod'
import { withdrawing } from '#workflows/common/withdrawing.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import { approving } from '#workflows/contract/decision.ts'
import { Contact, Evidence, Item } from '#workflows/contract/item.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import { Proposed, reason } from '#workflows/contract/proposal.ts'

/** Items of the objection, organ of the directory. */
export const Submitted = z.strictObject({
  items: z
    .array(Item.omit({ proposed: true, answer: true }))
    .min(1)
    .max(20),
  evidence: z.array(Evidence).max(40),
  explanation: reason,
  contact: Contact,
  counter: AtCounter.exactOptional(),
  organ: z.string().min(1),
  organHasAccount: z.boolean(),
  platform: z.string(),
  decidedBy: z.string().nullable(),
})

const nothing = z.strictObject({})

export const events = {
  'organ.proposed': {
    by: ['officer', 'head', 'intake', 'intakeHead'],
    relation: 'holder',
    byLink: 'stepUp',
    data: Proposed,
  },
  ...approving,
  'applicant.withdrew': withdrawing,
  'record.changed': { by: ['system'], relation: 'any', data: nothing },
  'record.ended': { by: ['system'], relation: 'any', data: z.strictObject({ by: z.string() }) },
  'system.retried': { by: ['systemAdmin'], relation: 'any', data: nothing },
} as const satisfies Record<string, EventRule>
