import { z } from 'zod'
import { two } from '#law/bilingual.ts'
import { barredUntil } from '#records/publicity/bar.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { Origin, WayIn } from '#workflows/contract/way-in.ts'
import { Reported } from './case.ts'
import { said } from './said.ts'
import { causes } from './words.ts'

const Typed = Reported.pick({ cause: true, report: true })

/** Facts it needs of a repair that was granted. */
const Granted = z.object({ ending: z.literal('repaired'), approvedBy: z.string().nullable() })

const form: Form = [
  {
    kind: 'choice',
    name: 'cause',
    label: said.whatIsSuspected,
    options: Object.entries(causes).map(([value, label]) => ({ value, label })),
  },
  {
    kind: 'text',
    name: 'report',
    label: said.report,
    hint: said.whatWasFoundFromWhere,
    limit: 4000,
    rows: 6,
  },
]

const grantedIn = (origin: Origin | null) =>
  origin?.procedure === 'repair' && origin.closed ? Granted.safeParse(origin.data).data : undefined

/** From the granted repair's own case, by a unit (O36 25). */
export const ways: readonly WayIn[] = [
  {
    id: 'fraud',
    from: 'case',
    by: ['officer', 'head', 'intake', 'intakeHead'],
    evidence: true,
    name: two('报告修复中弄虚作假', 'Report fraud in this repair'),
    lead: two(
      '将启动核查。认定前须告知当事人并听取陈述、申辩，由未审批过该修复的人审批。',
      'This begins a verification. Fraud is found only after notice to the subject, its statement, and the approval of somebody who did not approve the repair.',
    ),
    offers: ({ origin, record, today }) =>
      record !== null && grantedIn(origin) !== undefined && barredUntil(record, today) === null,
    form: () => form,
    typed: Typed,
    opening: ({ typed, evidence }, { record, origin, units }) => {
      const { cause, report } = Typed.parse(typed)
      return {
        cause,
        report,
        repair: { caseId: origin?.id ?? '', approvedBy: grantedIn(origin)?.approvedBy ?? null },
        evidence,
        contact: origin?.shown.contact ?? null,
        determiner: record?.authority.unit ?? units.determiner,
        platform: units.platform,
      }
    },
  },
]
