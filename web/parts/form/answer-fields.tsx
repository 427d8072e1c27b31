import type { ItemView } from '#engine/views/view.ts'
import type { FormState } from '#web/form.ts'
import { labelled, tell } from '#web/tell.ts'
import { sayIfDay } from '#web/when.ts'
import { item as itemWords } from '#web/words/case.ts'
import { frame } from '#web/words/frame.ts'
import { answers, proposable } from '#web/words/grounds.ts'
import { acts as words } from '#web/words/staff/staff.ts'
import { Checkbox, Radios } from './choice.tsx'
import { itemName } from './item-name.ts'
import { TextArea, TextField } from './text-field.tsx'

type Props = { readonly form: FormState; readonly items: readonly ItemView[] }

/** A block per open item. Names: `code.I`, `value.I`, `documentChecked.I`, `documentProduced.I`, `reason.I`. */
export function AnswerFields({ form, items }: Props) {
  return (
    <>
      {items
        .filter(({ answer }) => answer === null)
        .map((item) => (
          <ItemFields form={form} item={item} key={item.id} />
        ))}
    </>
  )
}

function ItemFields({ form, item }: { form: FormState; item: ItemView }) {
  const t = tell(form.lang)
  const { id, proposed } = item
  const name = itemName(form.lang, item)
  const about = (label: string) => labelled(form.lang, label, name)
  const options = [
    ...proposable.map((code) => ({ value: code as string, label: t(answers[code]) })),
    { value: '', label: t(words.skip) },
  ]
  return (
    <fieldset class="card">
      <legend class="big">{name}</legend>
      <p class="quiet">
        {labelled(form.lang, t(itemWords.shown), sayIfDay(form.lang, item.shown) || t(frame.empty))}
        <br />
        {labelled(form.lang, t(itemWords.claimed), sayIfDay(form.lang, item.claimed) || t(frame.none))} ·{' '}
        {t(item.groundName)}
      </p>
      <Radios
        form={form}
        name={`code.${id}`}
        label={about(t(words.code))}
        options={options}
        value={proposed?.code ?? ''}
      />
      {item.field !== null && (
        <TextArea
          form={form}
          name={`value.${id}`}
          label={about(t(words.value))}
          hint={t(words.valueHint)}
          value={proposed?.value ?? item.claimed}
          rows={2}
        />
      )}
      <TextField
        form={form}
        name={`documentChecked.${id}`}
        label={about(t(words.documentChecked))}
        hint={t(words.documentHint)}
        value={proposed?.documentChecked ?? ''}
      />
      <Checkbox form={form} name={`documentProduced.${id}`} label={t(words.produced)} hint={t(words.producedHint)} />
      <TextArea
        form={form}
        name={`reason.${id}`}
        label={about(t(words.reason))}
        hint={t(words.reasonShown)}
        value={proposed?.reason ?? ''}
        limit={2000}
      />
    </fieldset>
  )
}
