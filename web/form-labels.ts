import type { Lang } from '#engine/store/person.ts'
import type { ItemView } from '#engine/views/view.ts'
import type { Form, FormField } from '#workflows/contract/form.ts'
import { itemName } from './parts/form/item-name.ts'
import { tell } from './tell.ts'
import { item } from './words/case.ts'

type Labels = readonly (readonly [string, string])[]

function labelsOf(lang: Lang, field: FormField): Labels {
  const t = tell(lang)
  if (field.kind === 'note') return []
  if (field.kind !== 'entries') return [[field.name, t(field.label)]]
  const all = [...field.entries, { code: 'whole', name: item.whole }]
  return all.flatMap(({ code, name }) => entryParts.map((part) => [`${part}.${code}`, t(name)] as const))
}

const entryParts = ['ground', 'claimed']
const answerParts = ['code', 'value', 'documentChecked', 'documentProduced', 'reason']

/** Labels of the summary: a field's, or an answer's item. */
export function formLabels(lang: Lang, form: Form, items: readonly ItemView[]): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...form.flatMap((field) => labelsOf(lang, field)),
    ...items.flatMap((item) => answerParts.map((part) => [`${part}.${item.id}`, itemName(lang, item)])),
  ])
}
