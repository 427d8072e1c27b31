import { type Bilingual, two } from '#law/bilingual.ts'
import { supplementListForm } from '#workflows/common/common-forms.ts'
import { rightUnitField } from '#workflows/common/route-field.ts'
import { documentField, proposalForm, reasonField } from '#workflows/contract/decision.ts'
import type { Form, FormOf } from '#workflows/contract/form.ts'
import type { Complaint } from './case.ts'
import type { events } from './events.ts'
import { said } from './said.ts'
import { faults, verdicts } from './words.ts'

const note = (text: Bilingual): Form => [{ kind: 'note', text }]

const { refused: _refused, ...findings } = verdicts

const assigning: FormOf<Complaint> = ({ returns }) => {
  const value = returns.at(-1)?.rightUnit
  return [
    { kind: 'unit', name: 'unit', label: said.to, ...(value ? { value } : {}) },
    { kind: 'text', name: 'reason', label: said.remarks, limit: 2000, rows: 3, optional: true, blank: true },
  ]
}

/** Forms of each event; what stands in `common-forms.ts` is not said again. */
export const forms: Readonly<Partial<Record<keyof typeof events, FormOf<Complaint>>>> = {
  'unit.accepted': note(
    two('受理后开始调查，答复期限自收到之日起算。', 'The investigation begins; the time to answer runs from receipt.'),
  ),
  'unit.askedSupplement': supplementListForm,
  'unit.returned': ({ owner, about }) => [rightUnitField([owner.unit, about], said.neverThatUnit), reasonField],
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
    label: said.whichUnitDoYouComplain,
    hint: said.neverHandledByIt,
  },
  {
    kind: 'choice',
    name: 'fault',
    label: said.whatWasWrong,
    options: Object.entries(faults).map(([value, label]) => ({ value, label })),
  },
  {
    kind: 'text',
    name: 'explanation',
    label: said.whatHappened,
    hint: said.whenItWas,
    limit: 4000,
    rows: 6,
  },
]
