import type { Lang } from '#engine/person.ts'
import type { ItemView } from '#engine/view.ts'
import { tell } from '../tell.ts'
import { item as words } from '../words/case.ts'

/** What an item is about: one entry, or the record as a whole. */
export const itemName = (lang: Lang, { fieldName }: Pick<ItemView, 'fieldName'>): string =>
  tell(lang)(fieldName ?? words.whole)
