import type { Lang } from '#engine/store/person.ts'
import type { ChangeLineView } from '#engine/views/holders-view.ts'
import type { Sheet } from '../sheet.ts'
import { tell } from '../tell.ts'
import { isoInstant } from '../when.ts'
import { cases } from '../words/case.ts'
import { copies } from '../words/repair.ts'
import { recordChanges } from '../words/staff/lists.ts'
import { recipientFiles as files, feed as words } from '../words/staff/recipients.ts'

/** Open changes as a file, with columns for results. */
export function changeSheet(lang: Lang): Sheet<ChangeLineView> {
  const t = tell(lang)
  const columns = [files.changeId, files.result, files.note, files.recordId, cases.record, words.change]
  return {
    columns: [...columns, files.madeAt, copies.due, files.content].map((name) => t(name)),
    row: ({ id, record, change, madeAt, due, title, content }) => {
      const name = recordChanges[`record.${change}`]
      const what = name ? t(name) : change
      const hold = content === null ? t(files.nothing) : JSON.stringify(content)
      return [id, '', '', record, title, what, isoInstant(madeAt), due ?? '', hold]
    },
    rest: t(files.rest),
  }
}
