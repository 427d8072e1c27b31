import type { Day } from '#law/day.ts'
import { to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { sayDay } from '#web/when.ts'
import { drafts as words } from '#web/words/drafts.ts'

/** `all`: the page needs no saving. `fields`: typed text does. `refused`: saved, and to be mended. */
export type Saved = 'all' | 'fields' | 'refused'
type Props = { readonly shell: Shell; readonly draft: string; readonly keptUntil: Day; readonly saved?: Saved }

/** Says at every step what is saved, and how to leave. */
export function DraftNote({ shell, draft, keptUntil, saved = 'all' }: Props) {
  const t = tell(shell.lang)
  if (shell.actingFor?.isVisit) return <p class="quiet">{t(ofVisit[saved])}</p>
  return (
    <p class="quiet">
      {t(notes[saved], { day: sayDay(shell.lang, keptUntil) })}{' '}
      {saved === 'all' && <a href={to(shell, paths.draft(draft, 'later'))}>{t(words.later)}</a>}
    </p>
  )
}

const notes = { all: words.note, fields: words.noteFields, refused: words.noteSaved } as const
const ofVisit = { all: words.visit, fields: words.visitFields, refused: words.visitSaved } as const
