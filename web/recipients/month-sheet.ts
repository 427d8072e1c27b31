import type { Lang } from '#engine/store/person.ts'
import type { HolderView } from '#engine/views/holders-view.ts'
import { holderSheet } from '../parts/case/holder-sheet.ts'
import type { Sheet } from '../sheet.ts'
import { tell } from '../tell.ts'
import { cases } from '../words/case.ts'
import { unconfirmed as words } from '../words/staff/recipients.ts'

/** Changes of a month, recipient by recipient, with the record of each. */
export function monthSheet(lang: Lang): Sheet<HolderView & { readonly title: string }> {
  const { columns, row } = holderSheet(lang)
  return {
    columns: [...columns, tell(lang)(cases.record)],
    row: (one) => [...row(one), one.title],
    rest: tell(lang)(words.sheetRest),
  }
}
