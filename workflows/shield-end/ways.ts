import { z } from 'zod'
import { two } from '#law/bilingual.ts'
import { isShielded } from '#records/publicity/shield.ts'
import { noted } from '#workflows/contract/counter.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { WayIn } from '#workflows/contract/way-in.ts'
import { reviewOf } from './arises.ts'
import { Plan, type Review } from './case.ts'
import { said } from './said.ts'
import { relations } from './words.ts'

const Typed = z.strictObject({ report: z.string().trim().min(1).max(4000) })
const TypedOutside = Typed.extend(Plan.shape)

const report: Form = [
  {
    kind: 'text',
    name: 'report',
    label: said.report,
    hint: said.whenKnown,
    limit: 4000,
    rows: 6,
  },
]

/** From the shielding case (O36 20): by a unit, the firm, its administrator. */
const planFailed: WayIn = {
  id: 'planFailed',
  from: 'case',
  by: ['officer', 'head', 'intake', 'intakeHead', 'applicant'],
  mandate: 'file',
  evidence: true,
  name: two('报告计划未能执行', 'Report that the plan failed'),
  lead: two(
    '将启动暂时屏蔽复查。恢复公示须先告知当事人并听取陈述，由另一人审批。',
    'This begins a review of the shield. The record is shown again only after notice to the subject, its statement, and another person’s approval.',
  ),
  offers: ({ origin, record }) =>
    origin?.procedure === 'shield' && record?.shield?.caseId === origin.id && isShielded(record),
  form: () => report,
  typed: Typed,
  opening: ({ typed, evidence, contact, actor }, { record, origin, units }): Review | null =>
    record && {
      ...reviewOf(record, units.platform),
      cause: actor.role === 'applicant' ? 'ownReport' : 'report',
      dueOn: null,
      report: Typed.parse(typed).report,
      evidence: [...evidence],
      contact: contact ?? origin?.shown.contact ?? null,
    },
}

/** From nothing, by outsiders: they see no shielded record. */
const outside: WayIn = {
  id: 'outside',
  from: 'nothing',
  by: ['applicant', 'clerk'],
  mandate: 'file',
  evidence: true,
  rare: true,
  name: two('报告重整计划、和解协议未能执行', 'Report that a reorganisation plan or settlement failed'),
  lead: two(
    '债权人、管理人等知道重整计划或者和解协议不能执行的，可以在这里报告，请附法院文书等依据。核实后由认定单位依法处理。为保护企业信息，答复不说明登记了哪些记录。',
    'For creditors, administrators and others who know that a plan cannot be carried out. Please attach what shows it, such as the court’s ruling. Once verified the determining unit acts by law. The answer does not say which records there are.',
  ),
  offers: () => true,
  form: () => [
    {
      kind: 'choice',
      name: 'relation',
      label: said.whoYouAre,
      options: Object.entries(relations).map(([value, label]) => ({ value, label })),
    },
    { kind: 'line', name: 'firm', label: said.firm, limit: 200 },
    { kind: 'line', name: 'code', label: said.code, hint: said.codeHint, limit: 18, optional: true },
    { kind: 'line', name: 'court', label: said.court, limit: 200 },
    { kind: 'line', name: 'number', label: said.number, limit: 100 },
    ...report,
  ],
  typed: TypedOutside,
  opening: ({ typed, evidence, contact, ...handed }, { units }): Review => {
    const { report, ...plan } = TypedOutside.parse(typed)
    return {
      cause: 'outsideReport',
      dueOn: null,
      since: null,
      planEndsOn: null,
      report,
      plan,
      evidence: [...evidence],
      contact,
      determiner: null,
      platform: units.platform,
      ...noted(handed),
    }
  },
}

export const ways: readonly WayIn[] = [planFailed, outside]
