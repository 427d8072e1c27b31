import { fieldId } from '#web/form.ts'
import { tell } from '#web/tell.ts'
import { frame } from '#web/words/frame.ts'
import { described, Field, type FieldProps } from './field.tsx'

type Props = FieldProps & {
  readonly keys?: 'text' | 'tel' | 'email' | 'numeric' | 'decimal'
  readonly value?: string
  readonly autocomplete?: 'name' | 'email' | 'tel'
  readonly width?: 'short' | 'middle'
}

/** One line; typed text wins over the given value. */
export function TextField({ keys = 'text', value = '', autocomplete, width, ...field }: Props) {
  return (
    <Field {...field}>
      <input
        id={fieldId(field.form, field.name)}
        name={field.name}
        type="text"
        inputMode={keys}
        value={field.form.values[field.name] ?? value}
        autocomplete={autocomplete}
        class={width}
        {...described(field)}
      />
    </Field>
  )
}

/** Several lines; the server counts, and typing is never cut. */
export function TextArea({
  value = '',
  limit,
  rows = 4,
  ...field
}: FieldProps & { value?: string; limit?: number; rows?: number }) {
  const t = tell(field.form.lang)
  const end = field.hint && !/[。.？?！!]$/.test(field.hint) ? t(frame.fullStop) : ''
  const hint = [field.hint && `${field.hint}${end}`, limit && t(frame.atMost, { n: limit })]
    .filter(Boolean)
    .join(field.form.lang === 'zh' ? '' : ' ')
  return (
    <Field {...field} hint={hint}>
      <textarea
        id={fieldId(field.form, field.name)}
        name={field.name}
        rows={rows}
        data-limit={limit}
        {...described({ ...field, hint })}
      >
        {field.form.values[field.name] ?? value}
      </textarea>
    </Field>
  )
}
