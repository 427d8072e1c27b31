import type { Lang } from '#engine/store/person.ts'
import type { ItemView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Form } from '#workflows/contract/form.ts'
import { itemName } from '../parts/form/item-name.ts'
import { labelled, tell } from '../tell.ts'
import { acts } from '../words/staff/staff.ts'

type Line = { readonly name: string; readonly value: string }

/** Written text under its labels; choices are quickly made again. */
export function typedLines(
  lang: Lang,
  form: Form,
  items: readonly ItemView[],
  typed: readonly Line[],
): readonly Line[] {
  const t = tell(lang)
  const written = new Map(
    form.flatMap((field) =>
      field.kind === 'line' || field.kind === 'text' || field.kind === 'number' ? [[field.name, t(field.label)]] : [],
    ),
  )
  return typed.flatMap(({ name, value }) => {
    const [part = '', id] = name.split('.')
    const about = items.find((item) => item.id === id)
    const answer = answers[part]
    if (about && answer) return [{ name: labelled(lang, itemName(lang, about), t(answer)), value }]
    const label = written.get(name)
    return label === undefined ? [] : [{ name: label, value }]
  })
}

const answers: Readonly<Record<string, Bilingual>> = {
  reason: acts.reason,
  documentChecked: acts.documentChecked,
  value: acts.value,
}
