import type { Bilingual } from '#law/bilingual.ts'
import { to } from '#web/link.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { drafts as words } from '#web/words/drafts.ts'
import { type Line, SummaryList } from '../summary-list.tsx'

type Props = {
  readonly shell: Shell
  readonly title: Bilingual
  readonly lines: readonly Line[]
  /** Page that goes on with it, leaving what the form has. */
  readonly take?: string | undefined
}

/** Another text of the form below, to compare and to take. */
export function Beside({ shell, title, lines, take }: Props) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(title)}</h2>
      <SummaryList lines={lines} />
      {take && (
        <p>
          <a class="button second" href={to(shell, take)}>
            {t(words.takeOther)}
          </a>
        </p>
      )}
    </section>
  )
}
