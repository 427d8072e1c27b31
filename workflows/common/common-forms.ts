import { type Bilingual, two } from '#law/bilingual.ts'
import { reasonField } from '../contract/decision.ts'
import type { Form } from '../contract/form.ts'

/** The list of a supplement: complete, since there is no second. */
export const supplementListForm: Form = [
  {
    kind: 'text',
    name: 'list',
    label: two('需要补正的全部内容', 'Everything that is missing'),
    hint: two(
      '只能一次性告知，请列全。申请人自送达之日起有 {G2}补正。',
      'It can be sent only once, so be complete. The applicant has {G2} from service.',
    ),
    limit: 2000,
    rows: 6,
  },
]

/** The causes that O36 lists, for which a limit stands still. */
export const pauseCauses: Readonly<Record<string, Bilingual>> = {
  inspection: two('检验、检测', 'Inspection or testing'),
  quarantine: two('检疫', 'Quarantine'),
  appraisal: two('鉴定', 'Appraisal'),
  expertReview: two('专家评审', 'Expert review'),
}

export const pauseForm: Form = [
  {
    kind: 'choice',
    name: 'cause',
    label: two('法定的暂停计算事由', 'Cause listed by law'),
    options: Object.entries(pauseCauses).map(([value, label]) => ({ value, label })),
  },
  { kind: 'day', name: 'expectedEnd', label: two('预计结束日期', 'Expected end') },
  reasonField,
]

export const resumeForm: Form = [
  { kind: 'day', name: 'arrivedOn', label: two('报告到达日期', 'Day the report arrived') },
]

export const extendForm: Form = [
  {
    kind: 'number',
    name: 'days',
    label: two('延长的天数', 'Days to extend by'),
    hint: two('只能延长一次，须先告知申请人。', 'Once only, and the applicant is told first.'),
  },
  reasonField,
]

export const returnForm: Form = [
  {
    ...reasonField,
    hint: two(
      '案件将退回提出意见的人，并记录理由。',
      'The case goes back to the proposer with your reasons on record.',
    ),
  },
]

/** Forms of shared events, where a procedure has none. */
export const commonForms: Readonly<Record<string, Form>> = {
  'approver.returned': returnForm,
  'applicant.supplemented': [
    { kind: 'text', name: 'note', label: two('说明', 'Note'), limit: 4000, optional: true, blank: true },
  ],
  'applicant.withdrew': [
    {
      kind: 'text',
      name: 'reason',
      label: two('原因', 'Reason'),
      limit: 2000,
      rows: 3,
      optional: true,
      blank: true,
    },
  ],
}
