import { shownItems } from '#workflows/common/shown-items.ts'
import type { Shown } from '#workflows/contract/shown-case.ts'
import type { HigherReview } from './case.ts'
import { said } from './said.ts'

export const show = (data: HigherReview): Shown => ({
  ...data,
  items: shownItems(data.items),
  channel: 'city',
  facts: [
    { name: said.organ, unit: data.organ },
    ...(data.organHasAccount ? [] : [{ name: said.howItAnswers, value: said.onPaper }]),
  ],
  proposal: data.proposal && { from: 'organ', by: data.proposal.by, refusal: null, documentChecked: null },
})
