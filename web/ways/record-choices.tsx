import type { OfRecord } from '#workflows/contract/way-in.ts'
import { prefixed } from '../each-record.ts'
import { type FormState, fieldId } from '../form.ts'
import { Checkbox } from '../parts/form/choice.tsx'
import { described, Legend } from '../parts/form/field.tsx'
import { type Behind, FormFields } from '../parts/form/form-fields.tsx'
import { type OpenCase, OpenCaseLink } from '../parts/open-case.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { ways as words } from '../words/ways.ts'

/** Record among several: its questions, or its open case. */
export type Choice = {
  readonly id: string
  readonly title: string
  readonly each: OfRecord | null
  readonly open: OpenCase | null
  /** Numbers of open cases on other questions about it. */
  readonly others: readonly string[]
}

type Props = {
  readonly shell: Shell
  readonly form: FormState
  readonly choices: readonly Choice[]
  readonly units: Behind['units']
}

/** Records to tick: those chosen, those that nothing hinders, and folded the rest, with links to open cases. Names: `record.ID`, `each.ID.NAME`. */
export function RecordChoices({ shell, form, choices, units }: Props) {
  const t = tell(shell.lang)
  const field = { form, name: 'record', label: t(words.choose), hint: t(words.chooseHint) }
  const isTicked = ({ id }: Choice) => form.values[`record.${id}`] !== undefined
  const asksMore = (one: Choice) => !isTicked(one) && (one.open !== null || (one.each?.form.length ?? 0) > 0)
  const first = choices.filter((one) => !asksMore(one)).toSorted((a, b) => Number(isTicked(b)) - Number(isTicked(a)))
  const later = choices.filter(asksMore)
  const shown = (one: Choice) =>
    one.open ? (
      <p key={one.id}>
        {one.title}
        <br />
        <OpenCaseLink shell={shell} open={one.open} />
      </p>
    ) : (
      <Ticked form={form} one={one} units={units} key={one.id} />
    )
  return (
    <fieldset class={form.faults['record'] ? 'field bad' : 'field'} id={fieldId(form, 'record')} {...described(field)}>
      <Legend {...field} />
      {first.length > few && (
        <button type="button" class="second" data-tick hidden>
          {t(words.tickAll)}
        </button>
      )}
      {first.map(shown)}
      {later.length > 0 && (
        <details>
          <summary>{t(words.notYet, { n: later.length })}</summary>
          {later.map(shown)}
        </details>
      )}
    </fieldset>
  )
}

/** So many are ticked one by one. */
const few = 5

type TickedProps = Pick<Props, 'form' | 'units'> & { readonly one: Choice }

function Ticked({ form, one: { id, title, each, others }, units }: TickedProps) {
  const t = tell(form.lang)
  const asked = prefixed(id, each?.form ?? [])
  const numbers = others.join(form.lang === 'zh' ? '、' : ', ')
  const hint = [each?.note && t(each.note), numbers && t(words.alsoOpen, { numbers })].filter(Boolean).join(' ')
  return (
    <Checkbox form={form} name={`record.${id}`} label={title} {...(hint && { hint })}>
      {asked.length > 0 && <FormFields form={form} fields={asked} behind={{ units, items: [], inquiry: null }} />}
    </Checkbox>
  )
}
