import { fieldId } from '#web/form.ts'
import { tell } from '#web/tell.ts'
import { frame } from '#web/words/frame.ts'
import { described, type FieldProps, Legend } from './field.tsx'

/** A legal date as three fields, 年/月/日: `name.year`, `name.month`, `name.day`. */
export function DayField({ value = '', ...field }: FieldProps & { readonly value?: string }) {
  const { form, name } = field
  const t = tell(form.lang)
  const order = form.lang === 'zh' ? (['year', 'month', 'day'] as const) : (['day', 'month', 'year'] as const)
  const [year = '', month = '', day = ''] = value.split('-').map((part) => part.replace(/^0+/, ''))
  const given = { year, month, day }
  return (
    <fieldset class={form.faults[name] ? 'field bad' : 'field'} {...described(field)}>
      <Legend {...field} />
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
                value={form.values[`${name}.${part}`] ?? given[part]}
              />
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
