import { z } from 'zod'
import { two } from '#law/bilingual.ts'
import { isShielded } from '#records/publicity/shield.ts'
import type { WayIn } from '#workflows/contract/way-in.ts'
import { reviewOf } from './arises.ts'
import type { Review } from './case.ts'
import { said } from './said.ts'

const Typed = z.strictObject({ report: z.string().trim().min(1).max(4000) })

/** From the shielding case: a unit reports a failed plan (O36 20). */
export const ways: readonly WayIn[] = [
  {
    id: 'planFailed',
    from: 'case',
    by: ['officer', 'head', 'intake', 'intakeHead'],
    evidence: true,
    name: two('报告计划未能执行', 'Report that the plan failed'),
    lead: two(
      '将启动暂时屏蔽复查。恢复公示须先告知当事人并听取陈述，由另一人审批。',
      'This begins a review of the shield. The record is shown again only after notice to the subject, its statement, and another person’s approval.',
    ),
    offers: ({ origin, record }) =>
      origin?.procedure === 'shield' && record?.shield?.caseId === origin.id && isShielded(record),
    form: () => [
      {
        kind: 'text',
        name: 'report',
        label: said.report,
        hint: said.whenKnown,
        limit: 4000,
        rows: 6,
      },
    ],
    typed: Typed,
    opening: ({ typed, evidence }, { record, origin, units }): Review | null =>
      record && {
        ...reviewOf(record, units.platform),
        cause: 'report',
        dueOn: null,
        report: Typed.parse(typed).report,
        evidence: [...evidence],
        contact: origin?.shown.contact ?? null,
      },
  },
]
