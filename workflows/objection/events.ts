import { z } from 'zod'
import { DaySchema } from '#records/record.ts'
import { WithdrawalCause } from '#records/withdrawal.ts'
import { askSupplement, supplemented } from '#workflows/common/supplement.ts'
import { withdrawing } from '#workflows/common/withdrawing.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import { approving } from '#workflows/contract/decision.ts'
import { Contact, Evidence, Ground, HeldRow } from '#workflows/contract/item.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import { documentChecked, Proposed, reason } from '#workflows/contract/proposal.ts'
import { OnWithdrawal } from './case.ts'

const unit = z.string().min(1).max(40)

/** Data from the door; routing facts come from the record alone. */
export const Submitted = z.strictObject({
  channel: z.enum(['city', 'direct']),
  items: z
    .array(
      z.strictObject({
        id: z.string(),
        field: z.string().nullable(),
        shown: z.string().max(8000),
        claimed: z.string().trim().max(4000),
        ground: Ground,
        evidence: z.array(z.string()).max(20),
      }),
    )
    .min(1)
    .max(20),
  evidence: z.array(Evidence).max(20),
  explanation: z.string().trim().min(1).max(4000),
  statement: z.string().trim().max(200).nullable(),
  contact: Contact,
  counter: AtCounter.exactOptional(),
  held: HeldRow.exactOptional(),
  provider: z.string().nullable(),
  determiner: z.string().nullable(),
  platform: z.string(),
  candidates: z.array(z.string()),
})

/** Parts of the statement not to be published, one a line. */
export const ProposedHere = Proposed.extend({ hidden: z.string().trim().max(400).exactOptional() })

/** Its parts, as typed. */
export const linesOf = (hidden: string): string[] =>
  hidden
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

const nothing = z.strictObject({})
const forwarded = z.strictObject({ unit, reason: z.string().trim().max(2000) })

/** Senders of each event; applicants get a typed reason to read. */
export const events = {
  'intake.askedSupplement': {
    byLink: 'stepUp',
    by: ['intake', 'intakeHead', 'officer', 'head'],
    relation: 'holder',
    data: askSupplement,
  },
  'intake.kept': { by: ['intake', 'intakeHead'], relation: 'holder', byLink: 'department', data: nothing },
  'intake.forwarded': { by: ['intake', 'intakeHead'], relation: 'involved', byLink: 'department', data: forwarded },
  'intake.proposedRefusal': {
    internal: true,
    byLink: 'stepUp',
    by: ['intake', 'intakeHead', 'officer', 'head'],
    relation: 'holder',
    data: z.strictObject({ reason, documentChecked }),
  },
  'platform.proposed': {
    internal: true,
    by: ['intake', 'intakeHead'],
    relation: 'holder',
    byLink: 'stepUp',
    data: ProposedHere,
  },
  'unit.accepted': { by: ['officer', 'head'], relation: 'holder', byLink: 'department', data: nothing },
  'unit.proposed': {
    internal: true,
    by: ['officer', 'head'],
    relation: 'holder',
    byLink: 'stepUp',
    data: ProposedHere,
  },
  'unit.returned': {
    byLink: 'stepUp',
    by: ['officer', 'head'],
    relation: 'holder',
    data: z.strictObject({ rightUnit: unit.nullable(), reason }),
  },
  'unit.asked': {
    beside: true,
    internal: true,
    byLink: 'stepUp',
    by: ['officer', 'head'],
    relation: 'holder',
    data: z.strictObject({
      unit,
      question: reason,
      items: z.array(z.string()).min(1),
      /** Reason another unit than the determining one is asked. */
      elsewhere: z.string().trim().max(2000).exactOptional(),
    }),
  },
  'determiner.answered': {
    internal: true,
    byLink: 'stepUp',
    by: ['officer', 'head'],
    relation: 'asked',
    data: z.strictObject({ items: Proposed.shape.answers.min(1) }),
  },
  'head.paused': {
    byLink: 'stepUp',
    by: ['head', 'intakeHead'],
    relation: 'holder',
    data: z.strictObject({
      cause: z.enum(['inspection', 'quarantine', 'appraisal', 'expertReview']),
      reason,
      expectedEnd: DaySchema,
    }),
  },
  'unit.resumed': {
    byLink: 'stepUp',
    by: ['officer', 'head', 'intake', 'intakeHead'],
    relation: 'holder',
    data: z.strictObject({ arrivedOn: DaySchema }),
  },
  'head.extended': {
    beside: true,
    by: ['head'],
    relation: 'holder',
    byLink: 'stepUp',
    data: z.strictObject({ days: z.int().min(1).max(60), reason }),
  },
  'supervisor.assigned': { by: ['supervisor'], relation: 'any', data: forwarded },
  ...approving,
  'applicant.supplemented': supplemented,
  'applicant.stated': {
    by: ['applicant'],
    relation: 'own',
    mandate: 'state',
    data: z.strictObject({ text: z.string().trim().min(1).max(200) }),
  },
  'applicant.withdrew': withdrawing,
  'record.changed': { by: ['system'], relation: 'any', data: nothing },
  'record.ended': { by: ['system'], relation: 'any', data: z.strictObject({ by: z.string() }) },
  'record.withdrawn': {
    by: ['system'],
    relation: 'any',
    data: z.strictObject({ by: z.string(), cause: WithdrawalCause }),
  },
  'unit.proposedOnWithdrawal': {
    internal: true,
    by: ['officer', 'head', 'intake', 'intakeHead'],
    relation: 'holder',
    data: z.strictObject({ verdict: OnWithdrawal, reason, documentChecked }),
  },
  'system.retried': { by: ['systemAdmin'], relation: 'any', data: nothing },
} as const satisfies Record<string, EventRule>
