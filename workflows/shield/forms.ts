import { supplementListForm } from '#workflows/common/common-forms.ts'
import { proposalForm } from '#workflows/contract/decision.ts'
import type { FormOf } from '#workflows/contract/form.ts'
import type { ShieldCase } from './case.ts'
import { said } from './said.ts'
import { verdicts } from './words.ts'

/** Forms for each event of a person. */
export const forms: Readonly<Record<string, FormOf<ShieldCase>>> = {
  'unit.proposed': ({ ruling: { planEndsOn } }) =>
    proposalForm(verdicts, {
      kind: 'day',
      name: 'planEndsOn',
      label: said.lastDayOfThePlan,
      hint: said.planEndHint,
      optional: true,
      ...(planEndsOn === null ? {} : { value: planEndsOn }),
    }),
  'unit.askedSupplement': supplementListForm,
}
