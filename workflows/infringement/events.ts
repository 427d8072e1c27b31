import { z } from 'zod'
import { DaySchema } from '#records/record.ts'
import { supplemented } from '#workflows/common/supplement.ts'
import { withdrawing } from '#workflows/common/withdrawing.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import { approving } from '#workflows/contract/decision.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import { Owner } from '#workflows/contract/owner.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import { documentChecked, reason } from '#workflows/contract/proposal.ts'
import { Harm } from './case.ts'

const owner = ['supervisor', 'officer', 'head'] as const
const nothing = z.strictObject({})
const said = z.strictObject({ reason, documentChecked })
const remark = z.string().trim().max(2000).nullable()

/** The owner comes from the directory alone. */
export const Submitted = z.strictObject({
  about: z.string().min(1).max(40),
  harm: Harm,
  explanation: z.string().trim().min(1).max(4000),
  wantsStop: z.boolean(),
  wantsNotice: z.boolean(),
  evidence: z.array(Evidence).max(20),
  contact: Contact,
  counter: AtCounter.exactOptional(),
  owner: Owner,
  platform: z.string(),
})

export const Proposed = z.strictObject({
  verdict: z.enum(['upheld', 'partlyUpheld', 'unfounded']),
  reason,
  documentChecked,
  removes: z.boolean(),
  noticeText: remark,
  shownFrom: DaySchema.nullable(),
  compensation: remark,
  accountability: remark,
})

export const events = {
  'unit.accepted': { by: owner, relation: 'holder', byLink: 'department', data: nothing },
  'unit.proposedRefusal': { internal: true, by: owner, relation: 'holder', byLink: 'stepUp', data: said },
  'unit.proposedStop': { internal: true, by: owner, relation: 'holder', byLink: 'stepUp', data: said },
  'unit.proposed': { internal: true, by: owner, relation: 'holder', byLink: 'stepUp', data: Proposed },
  'platform.stopped': {
    by: ['intake', 'intakeHead'],
    relation: 'holder',
    byLink: 'stepUp',
    data: z.strictObject({ what: z.string().trim().min(1).max(2000) }),
  },
  ...approving,
  'applicant.supplemented': supplemented,
  'applicant.agreed': {
    by: ['applicant'],
    relation: 'own',
    data: z.strictObject({ notice: z.boolean() }),
  },
  'applicant.withdrew': withdrawing,
  'record.changed': { by: ['system'], relation: 'any', data: nothing },
  'system.retried': { by: ['systemAdmin'], relation: 'any', data: nothing },
} as const satisfies Record<string, EventRule>

export type Proposed = z.infer<typeof Proposed>
