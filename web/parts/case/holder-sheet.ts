import type { Lang } from '#engine/store/person.ts'
import type { HolderView } from '#engine/views/holders-view.ts'
import { ruleOf } from '#law/rules.ts'
import { citationText } from '#law/source.ts'
import type { Sheet } from '#web/sheet.ts'
import { tell } from '#web/tell.ts'
import { isoInstant } from '#web/when.ts'
import { copies as words } from '#web/words/repair.ts'
import { recipientFiles as files } from '#web/words/staff/recipients.ts'

/** Holders, their days and words, a word a cell. */
export function holderSheet(lang: Lang): Sheet<HolderView> {
  const t = tell(lang)
  const columns = [
    words.unit,
    words.what,
    files.changeId,
    words.told,
    words.due,
    words.basis,
    words.state,
    words.word,
    words.held,
  ]
  return {
    columns: columns.map((name) => t(name)),
    row: ({ unitName, what, measures = [], id, toldAt, due, rule, standing, at, basis }) => [
      ...[
        t(unitName),
        [words[what], ...measures].map((name) => t(name)).join('; '),
        id ?? '',
        toldAt === null ? '' : isoInstant(toldAt),
        due ?? '',
      ],
      rule === null ? '' : t(citationText(ruleOf(rule).citation)),
      ...[t(words[standing]), at === null ? '' : isoInstant(at)],
      basis === null ? '' : t(citationText(basis)),
    ],
    rest: t(files.rest),
  }
}
