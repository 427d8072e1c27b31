import { z } from 'zod'
import { two } from '#law/bilingual.ts'
import { publicity } from '#records/publicity/publicity.ts'
import { noted } from '#workflows/contract/counter.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { WayIn } from '#workflows/contract/way-in.ts'
import { Ruling } from './case.ts'
import { said } from './said.ts'

const Typed = Ruling.extend({
  filer: z.enum(['company', 'administrator']),
  explanation: z.string().trim().max(4000),
})

const form: Form = [
  {
    kind: 'choice',
    name: 'filer',
    label: said.whoFiles,
    options: [
      { value: 'company', label: said.theCompanyItself },
      { value: 'administrator', label: said.itsAdministratorZh },
    ],
  },
  {
    kind: 'choice',
    name: 'kind',
    label: said.whatTheCourtRuledOn,
    options: [
      { value: 'reorganisation', label: said.aReorganisationPlan },
      { value: 'settlement', label: said.aSettlement },
    ],
  },
  { kind: 'line', name: 'court', label: said.theCourt, limit: 200 },
  { kind: 'line', name: 'number', label: said.numberOfTheRuling, limit: 100 },
  { kind: 'day', name: 'on', label: said.dayOfTheRuling },
  {
    kind: 'day',
    name: 'planEndsOn',
    label: said.lastDayOfThePlan,
    hint: said.planEndUnnamed,
    optional: true,
  },
  {
    kind: 'text',
    name: 'explanation',
    label: said.remarks,
    limit: 4000,
    rows: 4,
    optional: true,
    blank: true,
  },
]

/** By the company or its mandated administrator, with the ruling (O36 20). */
export const ways: readonly WayIn[] = [
  {
    id: 'shield',
    from: 'record',
    by: ['applicant', 'clerk'],
    mandate: 'file',
    many: true,
    evidence: true,
    name: two('申请暂时屏蔽（重整、和解）', 'Apply to have the record hidden during reorganisation or settlement'),
    lead: two(
      '法院裁定批准重整计划或者认可和解协议的，企业或者管理人可以凭裁定书申请暂时屏蔽，认定单位自收到之日起 {B5}内办理。请上传裁定书。',
      'Where a court has approved a reorganisation plan or a settlement, the company or its administrator may have the record hidden while the plan runs. The determining unit acts within {B5} of receipt. Please upload the ruling.',
    ),
    offers: ({ record, today, flags }) =>
      record !== null && record.subject.kind === 'organisation' && publicity(record, today, flags).shown,
    form: () => form,
    typed: Typed,
    opening: ({ typed, evidence, contact, ...handed }, { units }) => {
      const { filer, explanation, ...ruling } = Typed.parse(typed)
      const { determiner, platform } = units
      return { filer, ruling, explanation, evidence, contact, determiner, platform, ...noted(handed) }
    },
  },
]
