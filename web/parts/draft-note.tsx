import type { Day } from '#law/day.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { drafts as words } from '../words/drafts.ts'

/** Said at every step: it is saved, until when, and how to leave. */
export function DraftNote({ shell, draft, keptUntil }: { shell: Shell; draft: string; keptUntil: Day }) {
  const t = tell(shell.lang)
  return (
    <p class="quiet">
      {t(words.note, { day: sayDay(shell.lang, keptUntil) })}{' '}
      <a href={to(shell, paths.draft(draft, 'later'))}>{t(words.later)}</a>
    </p>
  )
}
