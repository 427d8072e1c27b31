import { to } from '../../link.ts'
import type { Shell } from '../../shell.ts'
import { tell } from '../../tell.ts'
import { board } from '../../words/staff/board.ts'
import { unconfirmed as words } from '../../words/staff/recipients.ts'

type Props = {
  readonly shell: Shell
  /** Cursors at which the parts begin. */
  readonly parts: readonly string[]
  readonly path: (at: string) => string
  readonly pdf?: string | false
}

/** A whole list to take along, in as many sheets as it needs. */
export function SheetParts({ shell, parts, path, pdf = false }: Props) {
  const t = tell(shell.lang)
  return (
    <p class="row">
      {parts.map((at, i) => (
        <a href={to(shell, path(at))} download>
          {parts.length === 1 ? t(words.sheet) : t(words.sheetPart, { n: i + 1, of: parts.length })}
        </a>
      ))}
      {pdf && (
        <a href={to(shell, pdf)} download>
          {t(board.pdf)}
        </a>
      )}
    </p>
  )
}
