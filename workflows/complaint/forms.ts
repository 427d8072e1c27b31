import { two } from '#law/bilingual.ts'
import { supplementListForm } from '#workflows/common/common-forms.ts'
import { documentField, proposalForm, reasonField } from '#workflows/contract/decision.ts'
import type { Form, FormOf } from '#workflows/contract/form.ts'
import type { Complaint } from './case.ts'
import type { events } from './events.ts'
import { faults, verdicts } from './words.ts'

const note = (zh: string, en: string): Form => [{ kind: 'note', text: two(zh, en) }]

const { refused: _refused, ...findings } = verdicts

const assigning: FormOf<Complaint> = ({ returns }) => {
  const value = returns.at(-1)?.rightUnit
  return [
    { kind: 'unit', name: 'unit', label: two('转给', 'To'), ...(value ? { value } : {}) },
    { kind: 'text', name: 'reason', label: two('说明', 'Remarks'), limit: 2000, rows: 3, optional: true, blank: true },
  ]
}

/** Forms of each event; what stands in `common-forms.ts` is not said again. */
export const forms: Readonly<Partial<Record<keyof typeof events, FormOf<Complaint>>>> = {
  'unit.accepted': note(
    '受理后开始调查，答复期限自收到之日起算。',
    'The investigation begins; the time to answer runs from receipt.',
  ),
  'unit.askedSupplement': supplementListForm,
  'unit.returned': [
    {
      kind: 'unit',
      name: 'rightUnit',
      label: two('应由哪个单位办理', 'Which unit is right'),
      hint: two('不得是被投诉的单位；不清楚可以不选。', 'Never the unit complained of; leave open if you do not know.'),
      optional: true,
    },
    reasonField,
  ],
  'unit.proposedRefusal': [documentField, reasonField],
  'unit.proposed': proposalForm(
    findings,
    {
      kind: 'text',
      name: 'order',
      label: two('督办要求', 'What the unit must do'),
      hint: two(
        '投诉成立或部分成立时填写，将送达被投诉单位。',
        'Where the complaint is justified, even in part; it goes to the unit.',
      ),
      limit: 2000,
      rows: 3,
      optional: true,
    },
    { kind: 'day', name: 'orderDue', label: two('督办期限', 'To be done by'), optional: true },
  ),
  'supervisor.assigned': assigning,
}

/** Questions for somebody who complains. */
export const complaintForm: Form = [
  {
    kind: 'unit',
    name: 'about',
    label: two('投诉哪个单位', 'Which unit do you complain of'),
    hint: two('投诉不由被投诉的单位办理。', 'It is never handled by that unit.'),
  },
  {
    kind: 'choice',
    name: 'fault',
    label: two('投诉什么', 'What was wrong'),
    options: Object.entries(faults).map(([value, label]) => ({ value, label })),
  },
  {
    kind: 'text',
    name: 'explanation',
    label: two('事情经过', 'What happened'),
    hint: two('写明时间、事项和承办人（如知道）。', 'When it was, what it was about, and who handled it if you know.'),
    limit: 4000,
    rows: 6,
  },
]
