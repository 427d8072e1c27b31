import { z } from 'zod'
import { two } from '#law/bilingual.ts'
import { publicity } from '#records/publicity/publicity.ts'
import { noted } from '#workflows/contract/counter.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { WayIn } from '#workflows/contract/way-in.ts'
import { Ruling } from './case.ts'

const Typed = Ruling.extend({
  filer: z.enum(['company', 'administrator']),
  explanation: z.string().trim().max(4000),
})

const form: Form = [
  {
    kind: 'choice',
    name: 'filer',
    label: two('由谁提出', 'Who files'),
    options: [
      { value: 'company', label: two('企业自己', 'The company itself') },
      { value: 'administrator', label: two('管理人', 'Its administrator (管理人)') },
    ],
  },
  {
    kind: 'choice',
    name: 'kind',
    label: two('裁定内容', 'What the court ruled on'),
    options: [
      { value: 'reorganisation', label: two('批准重整计划', 'A reorganisation plan (重整)') },
      { value: 'settlement', label: two('认可和解协议', 'A settlement (和解)') },
    ],
  },
  { kind: 'line', name: 'court', label: two('作出裁定的法院', 'The court'), limit: 200 },
  { kind: 'line', name: 'number', label: two('裁定书文号', 'Number of the ruling'), limit: 100 },
  { kind: 'day', name: 'on', label: two('裁定日期', 'Day of the ruling') },
  {
    kind: 'day',
    name: 'planEndsOn',
    label: two('计划执行期满日', 'Last day of the plan'),
    hint: two('裁定书没有写明的，可以不填。', 'Leave it empty if the ruling names none.'),
    optional: true,
  },
  {
    kind: 'text',
    name: 'explanation',
    label: two('说明', 'Remarks'),
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
