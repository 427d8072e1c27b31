import { to } from '../../link.ts'
import type { Shell } from '../../shell.ts'
import { tell } from '../../tell.ts'
import { board } from '../../words/staff/board.ts'

/** A view's sheet, and its PDF where there is a printer. */
export function Downloads({ shell, csv, pdf }: { shell: Shell; csv: string; pdf: string | false }) {
  const t = tell(shell.lang)
  return (
    <p class="row">
      <a href={to(shell, csv)}>{t(board.csv)}</a>
      {pdf && <a href={to(shell, pdf)}>{t(board.pdf)}</a>}
    </p>
  )
}
