import type { CaseView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { sayDay } from '#web/when.ts'
import { progress as words } from '#web/words/progress.ts'

type Props = {
  readonly shell: Shell
  readonly one: Pick<CaseView, 'justDone' | 'closed' | 'holderDue' | 'holderContact'>
  /** Words for it: received from applicants, done by staff. */
  readonly done: Bilingual
}

/** Says after an act what was done, and what follows. */
export function JustDone({ shell, one, done }: Props) {
  const t = tell(shell.lang)
  if (one.justDone === null) return null
  const { closed, holderDue: due, holderContact } = one
  const holder = t(holderContact.name)
  const then = closed
    ? t(words.closedNow)
    : due === null
      ? t(words.nowWith, { holder })
      : t(words.nowWithBy, { holder, day: sayDay(shell.lang, due) })
  return (
    <p class="notice" role="status">
      {t(done, { what: t(one.justDone) })} {then}
    </p>
  )
}
