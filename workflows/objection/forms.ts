import { two } from '#law/bilingual.ts'
import { withdrawalCauses } from '#records/withdrawal.ts'
import { extendForm, pauseForm, resumeForm, supplementListForm } from '#workflows/common/common-forms.ts'
import { documentField, proposalForm, reasonField } from '#workflows/contract/decision.ts'
import type { Form, FormField, FormOf } from '#workflows/contract/form.ts'
import type { Objection } from './case.ts'
import type { events } from './events.ts'
import { sendTo } from './show.ts'
import { onWithdrawal } from './withdrawal-words.ts'

const note = (zh: string, en: string): Form => [{ kind: 'note', text: two(zh, en) }]
const unitField: FormField = { kind: 'unit', name: 'unit', label: two('转给', 'To') }
const askedUnit: FormField = {
  ...unitField,
  label: two('请哪个单位协查', 'Unit to ask'),
  hint: two('协查应向认定单位发出。', 'An inquiry goes to the determining unit.'),
}
const plainReason = { kind: 'text', name: 'reason', label: two('理由', 'Reasons'), limit: 2000, rows: 3 } as const

const forwarding: FormOf<Objection> = (data) => {
  const value = sendTo(data)
  return [value === null ? unitField : { ...unitField, value }, { ...plainReason, optional: true, blank: true }]
}

const proposal: Form = [{ kind: 'answers', name: 'answers', label: two('答复', 'Answer'), of: 'open' }]

const withdrawal: FormOf<Objection> = ({ withdrawal: at }) => {
  const { zh, en } = withdrawalCauses[at?.cause ?? 'other']
  return [
    ...note(
      `该记录已由来源撤回，说明的原因为“${zh}”。请说明所提异议是否因此成立；经另一人审批后生效。`,
      `The record was withdrawn at its source: “${en}”. Say whether the objection was right; another person approves it.`,
    ),
    ...proposalForm(onWithdrawal),
  ]
}

/** Forms of each event; what stands in `common-forms.ts` is not said again. */
export const forms: Readonly<Partial<Record<keyof typeof events, FormOf<Objection>>>> = {
  'intake.askedSupplement': supplementListForm,
  'intake.kept': note('由平台直接核查更正，不转单位。', 'The platform checks and corrects this itself.'),
  'intake.forwarded': forwarding,
  'supervisor.assigned': forwarding,
  'intake.proposedRefusal': [documentField, reasonField],
  'platform.proposed': proposal,
  'unit.proposed': proposal,
  'unit.proposedOnWithdrawal': withdrawal,
  'determiner.answered': [{ kind: 'answers', name: 'items', label: two('答复', 'Answer'), of: 'asked' }],
  'unit.accepted': note('受理后开始计算核实期限。', 'The verification limit starts with acceptance.'),
  'unit.returned': [
    {
      kind: 'unit',
      name: 'rightUnit',
      label: two('应由哪个单位办理', 'Which unit is right'),
      hint: two('不清楚可以不选。', 'Leave open if you do not know.'),
      optional: true,
    },
    reasonField,
  ],
  'unit.asked': ({ determiner, unit }) => [
    determiner === null || determiner === unit ? askedUnit : { ...askedUnit, value: determiner },
    { kind: 'text', name: 'question', label: two('请对方核实的问题', 'What the other unit is asked'), limit: 2000 },
    { kind: 'items', name: 'items', label: two('涉及的争议内容', 'Disputed entries concerned') },
    {
      ...plainReason,
      name: 'elsewhere',
      label: two('协查其他单位的理由', 'Why another unit is asked'),
      hint: two('向认定单位以外的单位协查时必填。', 'Needed where the unit asked is not the determining unit.'),
      optional: true,
      blank: true,
    },
  ],
  'head.paused': pauseForm,
  'unit.resumed': resumeForm,
  'head.extended': extendForm,
  'applicant.stated': ({ statement }) => [
    {
      kind: 'text',
      name: 'text',
      label: two('异议声明', 'Statement'),
      limit: 200,
      rows: 3,
      ...(statement === null ? {} : { value: statement }),
    },
  ],
}
