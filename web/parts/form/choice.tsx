import type { ComponentChildren } from 'preact'
import { fieldId, labelOf } from '#web/form.ts'
import { tell } from '#web/tell.ts'
import { frame } from '#web/words/frame.ts'
import { described, Fault, Field, type FieldProps, Legend } from './field.tsx'

export type Option = { readonly value: string; readonly label: string; readonly hint?: string }
type Props = FieldProps & { readonly options: readonly Option[]; readonly value?: string }

/** One of few. None is chosen beforehand unless the caller says so. */
export function Radios({ options, value = '', ...field }: Props) {
  const { form, name } = field
  const chosen = form.values[name] ?? value
  return (
    <fieldset class={form.faults[name] ? 'field bad' : 'field'} {...described(field)}>
      <Legend {...field} />
      {options.map((option, i) => {
        const id = fieldId(form, i === 0 ? name : `${name}-${option.value}`)
        return (
          <div class="pick">
            <input type="radio" id={id} name={name} value={option.value} checked={chosen === option.value} />
            <label for={id}>
              {option.label}
              {option.hint && <span class="hint">{option.hint}</span>}
            </label>
          </div>
        )
      })}
    </fieldset>
  )
}

/** Any of few: `prefix` and value name ticks. */
export function Checkboxes({
  options,
  prefix,
  ...field
}: FieldProps & { readonly options: readonly Option[]; readonly prefix: string }) {
  const { form, name } = field
  return (
    <fieldset class={form.faults[name] ? 'field bad' : 'field'} {...described(field)}>
      <Legend {...field} />
      {options.map((option, i) => {
        const id = fieldId(form, i === 0 ? name : `${name}-${option.value}`)
        const sent = `${prefix}${option.value}`
        return (
          <div class="pick">
            <input type="checkbox" id={id} name={sent} value="on" checked={form.values[sent] === 'on'} />
            <label for={id}>
              {option.label}
              {option.hint && <span class="hint">{option.hint}</span>}
            </label>
          </div>
        )
      })}
    </fieldset>
  )
}

/** One of many. */
export function Select({ options, value = '', blank, ...field }: Props & { readonly blank?: string }) {
  const t = tell(field.form.lang)
  const chosen = field.form.values[field.name] ?? value
  return (
    <Field {...field}>
      <select id={fieldId(field.form, field.name)} name={field.name} {...described(field)}>
        <option value="">{blank ?? t(frame.choose)}</option>
        {options.map((option) => (
          <option value={option.value} selected={chosen === option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** A tick of its own; what it opens stands below it. */
export function Checkbox({
  form,
  name,
  label,
  hint,
  checked = false,
  children,
}: FieldProps & { readonly checked?: boolean; readonly children?: ComponentChildren }) {
  const isSent = Object.keys(form.values).length > 0
  return (
    <div class={form.faults[name] ? 'tick bad' : 'tick'}>
      <Fault form={form} name={name} />
      <div class="pick">
        <input
          type="checkbox"
          id={fieldId(form, name)}
          name={name}
          value="on"
          checked={isSent ? form.values[name] === 'on' : checked}
          {...described({ form, name, hint })}
        />
        <label for={fieldId(form, name)}>
          {label ?? labelOf(form, name)}
          {hint && (
            <span class="hint" id={`${fieldId(form, name)}-hint`}>
              {hint}
            </span>
          )}
        </label>
      </div>
      {children && <div class="opened">{children}</div>}
    </div>
  )
}
