import type { VNode } from 'preact'
import type { CaseView } from '#engine/views/view.ts'
import type { FormState } from '#web/form.ts'
import { sayFigures } from '#web/say-length.ts'
import { tell } from '#web/tell.ts'
import { frame } from '#web/words/frame.ts'
import type { Form, FormField } from '#workflows/contract/form.ts'
import { AnswerFields } from './answer-fields.tsx'
import { Checkbox, Checkboxes, Radios, Select } from './choice.tsx'
import { DayField } from './day-field.tsx'
import { EntryFields, type InDispute } from './entry-fields.tsx'
import type { FieldProps } from './field.tsx'
import { itemName } from './item-name.ts'
import { TextArea, TextField } from './text-field.tsx'

/** Things to ask about: items, units, and entries in dispute. */
export type Behind = Pick<CaseView, 'items' | 'inquiry' | 'units' | 'unstaffed'> & { readonly inDispute?: InDispute }

type Props = { readonly form: FormState; readonly fields: Form; readonly behind: Behind }

/** Draws a form; `readForm` reads the same names. */
export const FormFields = ({ form, fields, behind }: Props) => (
  <>
    {fields.map((field) => (
      <FieldOf form={form} field={field} behind={behind} key={field.kind === 'note' ? field.text.zh : field.name} />
    ))}
  </>
)

function FieldOf({ form, field, behind }: { form: FormState; field: FormField; behind: Behind }): VNode {
  const t = tell(form.lang)
  if (field.kind === 'note') return <p class="text">{sayFigures(form.lang, field.text)}</p>
  const { name, optional = false, value = '' } = field
  const hint = field.hint && sayFigures(form.lang, field.hint)
  const common = { form, name, label: t(field.label), hint, optional }
  switch (field.kind) {
    case 'line':
      return <TextField {...common} value={value} />
    case 'number':
      return <TextField {...common} value={value} keys="numeric" width="short" />
    case 'text':
      return <TextArea {...common} value={value} limit={field.limit} rows={field.rows ?? 4} />
    case 'day':
      return <DayField {...common} value={value} />
    case 'tick':
      return <Checkbox {...common} checked={value === 'on'} />
    case 'choice':
      return <Choose {...common} options={said(form, field)} value={value} />
    case 'choices':
      return <Checkboxes {...common} prefix={`${name}.`} options={said(form, field)} />
    case 'unit':
      return <UnitField common={common} behind={behind} value={value} not={field.not} />
    case 'units':
      // The whole directory: folded away until it is wanted.
      return (
        <details>
          <summary>{t(field.label)}</summary>
          <Checkboxes {...common} prefix={`${name}.`} options={unitsOf(form, behind)} />
        </details>
      )
    case 'entries':
      return <EntryFields form={form} field={field} now={behind.inDispute} />
    case 'items':
      return <Checkboxes {...common} prefix="item." options={openItems(form, behind)} />
    case 'answers':
      return <AnswerFields form={form} items={field.of === 'open' ? behind.items : askedItems(behind)} />
  }
}

type UnitProps = {
  readonly common: FieldProps
  readonly behind: Behind
  readonly value: string
  readonly not: readonly (string | null)[] | undefined
}

/** Says which units are empty, and asks to confirm. */
function UnitField({ common, behind, value, not = [] }: UnitProps) {
  const { form, name } = common
  const t = tell(form.lang)
  const { unstaffed = [] } = behind
  const options = unitsOf(form, behind)
    .filter((one) => !not.includes(one.value))
    .map((one) => (unstaffed.includes(one.value) ? { ...one, label: t(frame.unstaffed, { unit: one.label }) } : one))
  const isEmpty = name === 'unit' && unstaffed.includes(form.values[name] ?? value)
  return (
    <>
      <Select {...common} options={options} value={value} />
      {isEmpty && <Checkbox form={form} name="unstaffed" label={t(frame.anyway)} />}
    </>
  )
}

type ChooseProps = Parameters<typeof Radios>[0]

/** Few options as radios, many as a list; optional adds none. */
function Choose({ options, ...props }: ChooseProps) {
  if (options.length > 8) return <Select {...props} options={options} />
  const none = props.optional ? [{ value: '', label: tell(props.form.lang)(frame.none) }] : []
  return <Radios {...props} options={[...options, ...none]} />
}

const said = ({ lang }: FormState, { options }: Extract<FormField, { kind: 'choice' | 'choices' }>) =>
  options.map(({ value, label, hint }) => ({
    value,
    label: tell(lang)(label),
    ...(hint && { hint: sayFigures(lang, hint) }),
  }))

const unitsOf = ({ lang }: FormState, { units }: Behind) =>
  units.map(({ id, name }) => ({ value: id, label: tell(lang)(name) }))

const openItems = ({ lang }: FormState, { items }: Behind) =>
  items
    .filter(({ answer }) => answer === null)
    .map((item) => ({ value: item.id, label: itemName(lang, item), hint: item.claimed }))

const askedItems = ({ items, inquiry }: Behind) => items.filter(({ id }) => inquiry?.items.includes(id))
