import { shownItems } from '#workflows/common/shown-items.ts'
import type { Shown } from '#workflows/contract/shown-case.ts'
import type { HigherReview } from './case.ts'

export const show = (data: HigherReview): Shown => ({
  ...data,
  items: shownItems(data.items),
  channel: 'city',
  proposal: data.proposal && { from: 'organ', by: data.proposal.by, refusal: null, documentChecked: null },
})
