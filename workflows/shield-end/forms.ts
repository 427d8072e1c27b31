import { two } from '#law/bilingual.ts'
import { proposalForm } from '#workflows/contract/decision.ts'
import type { Form, FormOf } from '#workflows/contract/form.ts'
import { isOutside, type ShieldEnd } from './case.ts'
import { said } from './said.ts'
import { findings, verdicts } from './words.ts'

const ofRecord: Form = [
  {
    kind: 'note',
    text: said.restoringIsHeard,
  },
  ...proposalForm(verdicts),
]

const ofOutside: Form = [
  {
    kind: 'note',
    text: said.findTheShield,
  },
  ...proposalForm(findings),
]

/** Forms for each event of a person. */
export const forms: Readonly<Record<string, FormOf<ShieldEnd>>> = {
  'unit.proposed': (data) => (isOutside(data) ? ofOutside : ofRecord),
  'applicant.stated': [
    {
      kind: 'text',
      name: 'text',
      label: two('陈述和申辩', 'Your statement'),
      hint: two(
        '写明计划执行情况和不应恢复公示的理由。',
        'How the plan is progressing, and why the record should stay shielded.',
      ),
      limit: 4000,
      rows: 8,
    },
  ],
}
