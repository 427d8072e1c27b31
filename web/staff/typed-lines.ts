import type { CaseView, Lang } from '#engine/view.ts'
import type { Bilingual } from '#workflows/procedure.ts'
import { labelled, tell } from '../tell.ts'
import { myCase } from '../words/applicant.ts'
import { item } from '../words/case.ts'
import { acts } from '../words/staff.ts'

type Line = { readonly name: string; readonly value: string }

/** What somebody wrote, under the labels it was written under; choices are quickly made again and left out. */
export function typedLines(lang: Lang, one: Pick<CaseView, 'items'>, typed: readonly Line[]): readonly Line[] {
  const t = tell(lang)
  return typed.flatMap(({ name, value }) => {
    const [field = '', id] = name.split('.')
    const label = labels[field]
    if (!label) return []
    const about = one.items.find((entry) => entry.id === id)
    return [{ name: about ? labelled(lang, t(about.fieldName ?? item.whole), t(label)) : t(label), value }]
  })
}

const labels: Readonly<Record<string, Bilingual>> = {
  list: acts.list,
  reason: acts.reason,
  documentChecked: acts.documentChecked,
  value: acts.value,
  question: acts.question,
  note: myCase.supplementNote,
  text: myCase.statement,
}
