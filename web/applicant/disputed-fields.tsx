import type { RecordView } from '#engine/view.ts'
import type { FormState } from '../form.ts'
import { Checkbox, Select } from '../parts/choice.tsx'
import { Fault } from '../parts/field.tsx'
import { TextArea, TextField } from '../parts/text-field.tsx'
import { labelled, tell } from '../tell.ts'
import { object as words } from '../words/applicant.ts'
import { frame } from '../words/frame.ts'
import { grounds, groundsOfField, groundsOfRecord } from '../words/grounds.ts'

/** A tick for each entry; its ground and claim open below it. */
export function DisputedFields({ form, record }: { form: FormState; record: RecordView | null }) {
  const t = tell(form.lang)
  const open = record?.columns.filter(({ disputable }) => disputable) ?? []
  const filled = open.filter(({ value }) => value !== '')
  const empty = open.filter(({ value }) => value === '')
  const isOpen = empty.some(({ code }) => form.values[`dispute.${code}`] === 'on')
  return (
    <fieldset class={form.faults['dispute'] ? 'field bad' : 'field'} id="dispute">
      <legend class="big">{t(record ? words.fields : words.whole)}</legend>
      <Fault form={form} name="dispute" />
      {filled.map((column) => (
        <Column form={form} column={column} key={column.code} />
      ))}
      {empty.length > 0 && (
        <details open={isOpen}>
          <summary>{t(words.emptyFields, { n: empty.length })}</summary>
          {empty.map((column) => (
            <Column form={form} column={column} key={column.code} />
          ))}
        </details>
      )}
      <Whole form={form} />
    </fieldset>
  )
}

function Column({ form, column }: { form: FormState; column: RecordView['columns'][number] }) {
  const t = tell(form.lang)
  const { code, value } = column
  const name = t(column.name)
  return (
    <Checkbox
      form={form}
      name={`dispute.${code}`}
      label={name}
      hint={t(words.shown, { value: value || t(frame.empty) })}
    >
      <GroundSelect form={form} code={code} of={groundsOfField} about={name} />
      <TextField form={form} name={`claimed.${code}`} label={labelled(form.lang, t(words.claimed), name)} />
    </Checkbox>
  )
}

function Whole({ form }: { form: FormState }) {
  const t = tell(form.lang)
  return (
    <Checkbox form={form} name="dispute.whole" label={t(words.whole)} hint={t(words.wholeHint)}>
      <GroundSelect form={form} code="whole" of={groundsOfRecord} about={t(words.whole)} />
      <TextArea form={form} name="claimed.whole" label={t(words.claimedWhole)} rows={2} />
    </Checkbox>
  )
}

function GroundSelect({
  form,
  code,
  of,
  about,
}: {
  form: FormState
  code: string
  of: typeof groundsOfField
  about: string
}) {
  const t = tell(form.lang)
  const options = of.map((ground) => ({ value: ground, label: t(grounds[ground]) }))
  return (
    <Select form={form} name={`ground.${code}`} label={labelled(form.lang, t(words.ground), about)} options={options} />
  )
}
