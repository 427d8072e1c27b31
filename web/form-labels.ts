import type { Lang } from '#engine/store/person.ts'
import type { ItemView } from '#engine/views/view.ts'
import type { Form } from '#workflows/contract/form.ts'
import { itemName } from './parts/form/item-name.ts'
import { tell } from './tell.ts'

const answerParts = ['code', 'value', 'documentChecked', 'documentProduced', 'reason']

/** Names what each fault in the summary is about: the field's label, or the item of an answer. */
export function formLabels(lang: Lang, form: Form, items: readonly ItemView[]): Readonly<Record<string, string>> {
  const t = tell(lang)
  return Object.fromEntries([
    ...form.flatMap((field) => (field.kind === 'note' ? [] : [[field.name, t(field.label)]])),
    ...items.flatMap((item) => answerParts.map((part) => [`${part}.${item.id}`, itemName(lang, item)])),
  ])
}
