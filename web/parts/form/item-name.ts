import type { Lang } from '#engine/store/person.ts'
import type { ItemView } from '#engine/views/view.ts'
import { tell } from '#web/tell.ts'
import { item as words } from '#web/words/case.ts'

/** Names an item's entry, or the whole record. */
export const itemName = (lang: Lang, { fieldName }: Pick<ItemView, 'fieldName'>): string =>
  tell(lang)(fieldName ?? words.whole)
