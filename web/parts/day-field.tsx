import { fieldId } from '../form.ts'
import { tell } from '../tell.ts'
import { frame } from '../words/frame.ts'
import { described, Fault, type FieldProps } from './field.tsx'

/** A legal date as three fields, 年/月/日: `name.year`, `name.month`, `name.day`. */
export function DayField({ form, name, label, hint }: FieldProps) {
  const t = tell(form.lang)
  const order = form.lang === 'zh' ? (['year', 'month', 'day'] as const) : (['day', 'month', 'year'] as const)
  return (
    <fieldset class={form.faults[name] ? 'field bad' : 'field'} {...described({ form, name, hint })}>
      <legend>{label}</legend>
      {hint && (
        <p class="hint" id={`${fieldId(form, name)}-hint`}>
          {hint}
        </p>
      )}
      <Fault form={form} name={name} />
      <div class="day">
        {order.map((part, i) => {
          const id = fieldId(form, i === 0 ? name : `${name}-${part}`)
          return (
            <div>
              <label for={id}>{t(frame[part])}</label>
              <input
                id={id}
                name={`${name}.${part}`}
                inputMode="numeric"
                class={part}
                value={form.values[`${name}.${part}`] ?? ''}
              />
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
