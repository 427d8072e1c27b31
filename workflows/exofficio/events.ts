import { z } from 'zod'
import { DaySchema } from '#records/record.ts'
import { approving } from '#workflows/contract/decision.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import { documentChecked, reason } from '#workflows/contract/proposal.ts'
import { ExOfficio, Proposed } from './case.ts'

/** Data of scan, import or report; units come from the record. */
export const Found = ExOfficio.omit({
  returns: true,
  proposal: true,
  mended: true,
  ending: true,
  stalledAt: true,
  answeredAt: true,
}).extend({
  /** Left out: the day the case is opened. */
  foundOn: DaySchema.exactOptional(),
})
export type Found = z.infer<typeof Found>

const nothing = z.strictObject({})
const unit = z.string().min(1).max(40)
const forwarded = z.strictObject({ unit, reason: z.string().trim().max(2000) })
const works = ['officer', 'head', 'intake', 'intakeHead'] as const

export const events = {
  'unit.proposed': { internal: true, by: works, relation: 'holder', byLink: 'stepUp', data: Proposed },
  'unit.mended': { by: works, relation: 'holder', byLink: 'stepUp', data: z.strictObject({ reason, documentChecked }) },
  'unit.returned': {
    by: ['officer', 'head'],
    relation: 'holder',
    byLink: 'stepUp',
    data: z.strictObject({ rightUnit: unit.nullable(), reason }),
  },
  'intake.forwarded': { by: ['intake', 'intakeHead'], relation: 'holder', byLink: 'department', data: forwarded },
  'supervisor.assigned': { by: ['supervisor'], relation: 'any', data: forwarded },
  ...approving,
  'case.began': { by: ['system'], relation: 'any', data: nothing },
  'finding.gone': { by: ['system'], relation: 'any', data: nothing },
  'record.changed': { by: ['system'], relation: 'any', data: nothing },
  'record.ended': { by: ['system'], relation: 'any', data: z.strictObject({ by: z.string() }) },
  'system.retried': { by: ['systemAdmin'], relation: 'any', data: nothing },
} as const satisfies Record<string, EventRule>
