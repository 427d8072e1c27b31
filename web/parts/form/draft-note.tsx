import type { Day } from '#law/day.ts'
import { to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { sayDay } from '#web/when.ts'
import { drafts as words } from '#web/words/drafts.ts'

/** `all`: nothing on the page waits to be saved; `fields`: what is typed does; `refused`: it was saved, and is to be mended. */
export type Saved = 'all' | 'fields' | 'refused'
type Props = { readonly shell: Shell; readonly draft: string; readonly keptUntil: Day; readonly saved?: Saved }

/** Said at every step: what is saved, until when, and how to leave. */
export function DraftNote({ shell, draft, keptUntil, saved = 'all' }: Props) {
  const t = tell(shell.lang)
  if (shell.actingFor?.isVisit) return <p class="quiet">{t(ofVisit[saved])}</p>
  return (
    <p class="quiet">
      {t(notes[saved], { day: sayDay(shell.lang, keptUntil) })}{' '}
      {saved !== 'fields' && <a href={to(shell, paths.draft(draft, 'later'))}>{t(words.later)}</a>}
    </p>
  )
}

const notes = { all: words.note, fields: words.noteFields, refused: words.noteSaved } as const
const ofVisit = { all: words.visit, fields: words.visitFields, refused: words.visitSaved } as const
