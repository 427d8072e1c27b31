import { type Bilingual, fillBoth, two } from '#law/bilingual.ts'
import { withdrawalCauses } from '#records/withdrawal.ts'
import { extendForm, pauseForm, resumeForm, supplementListForm } from '#workflows/common/common-forms.ts'
import { rightUnitField, routeField } from '#workflows/common/route-field.ts'
import { documentField, proposalForm, reasonField } from '#workflows/contract/decision.ts'
import type { Form, FormField, FormOf } from '#workflows/contract/form.ts'
import type { Objection } from './case.ts'
import type { events } from './events.ts'
import { said } from './said.ts'
import { onWithdrawal } from './withdrawal-words.ts'

const note = (text: Bilingual): Form => [{ kind: 'note', text }]
const unitField: FormField = { kind: 'unit', name: 'unit', label: said.to }
const askedUnit: FormField = {
  ...unitField,
  label: said.unitToAsk,
  hint: said.anInquiryGoes,
}
const plainReason = { kind: 'text', name: 'reason', label: said.reasons, limit: 2000, rows: 3 } as const

const forwarding: FormOf<Objection> = ({ returns, candidates, unit }, record) => {
  const [only = null] = candidates.length === 1 ? candidates : []
  const known = { named: returns.at(-1)?.rightUnit ?? null, only, not: [unit, ...returns.map((one) => one.unit)] }
  return [routeField(said.to, record, known), { ...plainReason, optional: true, blank: true }]
}

/** A statement may be published: parts of it may be hidden before. */
const proposal: FormOf<Objection> = ({ statement, hidden = [] }) => [
  { kind: 'answers', name: 'answers', label: said.answer, of: 'open' },
  ...(statement
    ? [
        {
          ...({ kind: 'text', name: 'hidden', label: said.hidden, limit: 400, rows: 2 } as const),
          ...({ optional: true, blank: true } as const),
          hint: fillBoth(said.hiddenHint, { statement: two(statement, statement) }),
          value: hidden.join('\n'),
        },
      ]
    : []),
]

const withdrawal: FormOf<Objection> = ({ withdrawal: at }) => {
  const cause = withdrawalCauses[at?.cause ?? 'other']
  return [...note(fillBoth(said.withdrawnBecause, { cause })), ...proposalForm(onWithdrawal)]
}

/** Forms of each event; what stands in `common-forms.ts` is not said again. */
export const forms: Readonly<Partial<Record<keyof typeof events, FormOf<Objection>>>> = {
  'intake.askedSupplement': supplementListForm,
  'intake.kept': note(two('由平台直接核查更正，不转单位。', 'The platform checks and corrects this itself.')),
  'intake.forwarded': forwarding,
  'supervisor.assigned': forwarding,
  'intake.proposedRefusal': [documentField, reasonField],
  'platform.proposed': proposal,
  'unit.proposed': proposal,
  'unit.proposedOnWithdrawal': withdrawal,
  'determiner.answered': [{ kind: 'answers', name: 'items', label: two('答复', 'Answer'), of: 'asked' }],
  'unit.accepted': note(two('受理后开始计算核实期限。', 'The verification limit starts with acceptance.')),
  'unit.returned': ({ unit }) => [rightUnitField([unit]), reasonField],
  'unit.asked': ({ determiner, unit }) => [
    determiner === null || determiner === unit ? askedUnit : { ...askedUnit, value: determiner },
    { kind: 'text', name: 'question', label: said.whatTheOtherUnitIsAsked, limit: 2000 },
    { kind: 'items', name: 'items', label: said.disputedEntriesConcerned },
    {
      ...plainReason,
      name: 'elsewhere',
      label: said.whyAnotherUnitIsAsked,
      hint: said.neededForAnotherUnit,
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
      label: said.statement,
      limit: 200,
      rows: 3,
      ...(statement === null ? {} : { value: statement }),
    },
  ],
}
