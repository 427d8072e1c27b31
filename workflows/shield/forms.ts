import { two } from '#law/bilingual.ts'
import { supplementListForm } from '#workflows/common/common-forms.ts'
import { proposalForm } from '#workflows/contract/decision.ts'
import type { FormOf } from '#workflows/contract/form.ts'
import type { ShieldCase } from './case.ts'

export const verdicts = {
  shielded: two('予以暂时屏蔽', 'Shield the record'),
  refused: two('不予暂时屏蔽', 'Do not shield it'),
} as const

/** Forms for each event of a person. */
export const forms: Readonly<Record<string, FormOf<ShieldCase>>> = {
  'unit.proposed': ({ ruling: { planEndsOn } }) =>
    proposalForm(verdicts, {
      kind: 'day',
      name: 'planEndsOn',
      label: two('计划执行期满日', 'Last day of the plan'),
      hint: two(
        '以裁定书为准，期满即复查。没有写明的，每 {K4}复查一次。',
        'As the ruling has it; the shield is reviewed then. If it names none, a review is due every {K4}.',
      ),
      optional: true,
      ...(planEndsOn === null ? {} : { value: planEndsOn }),
    }),
  'unit.askedSupplement': supplementListForm,
}
