import type { FormState } from '../../form.ts'
import type { Shell } from '../../shell.ts'
import { sayMonth } from '../../when.ts'
import { PostForm } from '../post-form.tsx'
import { Select } from './choice.tsx'

type Props = {
  readonly shell: Shell
  readonly form: FormState
  readonly path: string
  readonly button: string
  readonly label: string
  /** The first is chosen; none: no form. */
  readonly months: readonly string[]
}

/** Chooses a month that is over. */
export const MonthForm = ({ shell, form, path, button, label, months }: Props) =>
  months.length > 0 ? (
    <PostForm shell={shell} path={path} button={button}>
      <Select
        form={form}
        name="month"
        label={label}
        value={months[0] ?? ''}
        options={months.map((month) => ({ value: month, label: sayMonth(shell.lang, month) }))}
      />
    </PostForm>
  ) : null
