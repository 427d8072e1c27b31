import { formState } from '../../form.ts'
import { to } from '../../link.ts'
import type { Shell } from '../../shell.ts'
import { tell } from '../../tell.ts'
import { sayMonth } from '../../when.ts'
import { board } from '../../words/staff/board.ts'
import { Select } from './choice.tsx'

type Props = {
  readonly shell: Shell
  readonly path: string
  readonly month: string
  /** Months to choose from, the newest first. */
  readonly months: readonly string[]
}

/** Leads to the same list of another month. */
export function MonthChoice({ shell, path, month, months }: Props) {
  const t = tell(shell.lang)
  // An older month came by its address.
  const all = months.includes(month) ? months : [...months, month]
  return (
    <form method="get" action={to(shell, path)}>
      <Select
        form={formState(shell.lang, { values: { month } })}
        name="month"
        label={t(board.month)}
        options={all.map((value) => ({ value, label: sayMonth(shell.lang, value) }))}
      />
      <p>
        <button type="submit" class="second">
          {t(board.show)}
        </button>
      </p>
    </form>
  )
}
