import type { CaseView } from '#engine/views/view.ts'
import type { Day } from '#law/day.ts'
import { to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { sayDay } from '#web/when.ts'
import { arising, ratingSteps, rating as words } from '#web/words/applicant.ts'
import { noticeWords } from '#web/words/notices.ts'
import { PostForm } from '../post-form.tsx'

type Props = { readonly shell: Shell; readonly one: Pick<CaseView, 'id' | 'rating' | 'arisesFrom'> }

/** Rating that was given, or the way to give one. */
export function CaseRating({ shell, one: { id, rating } }: Props) {
  const t = tell(shell.lang)
  const step = rating?.given && ratingSteps[rating.given.steps - 1]
  if (rating?.may)
    return (
      <p>
        <a href={to(shell, paths.rating(id))}>{t(words.title)}</a>
      </p>
    )
  return step && rating.given ? (
    <section class="block">
      <p>{t(words.given, { step: t(step) })}</p>
      {rating.given.words !== '' && <p class="text">{rating.given.words}</p>}
    </section>
  ) : null
}

export type OwnNotice = { readonly id: string; readonly text: string; readonly on: Day; readonly publicUntil: Day }

/** Restoring notices of the case, which its subject may take down. */
export function CaseNotices({ shell, one: { id }, notices }: Props & { readonly notices: readonly OwnNotice[] }) {
  const t = tell(shell.lang)
  return notices.map((notice) => (
    <section class="block" key={notice.id}>
      <h2>{t(noticeWords.own)}</h2>
      <p class="text">{notice.text}</p>
      <p>
        {t(noticeWords.fromTo, { from: sayDay(shell.lang, notice.on), to: sayDay(shell.lang, notice.publicUntil) })}
      </p>
      <details>
        <summary>{t(noticeWords.takeDown)}</summary>
        <p>{t(noticeWords.takeDownWhy)}</p>
        <PostForm
          shell={shell}
          path={paths.ownNotice(id)}
          button={t(noticeWords.takeDown)}
          look="second"
          hidden={{ notice: notice.id }}
        />
      </details>
    </section>
  ))
}

/** The case complained of or reviewed. */
export function CaseOrigin({ shell, one: { arisesFrom }, isDesk = false }: Props & { readonly isDesk?: boolean }) {
  if (!arisesFrom) return null
  const { id, number } = arisesFrom
  return (
    <p>
      {tell(shell.lang)(arising.from)} <a href={to(shell, isDesk ? paths.deskCase(id) : paths.myCase(id))}>{number}</a>
    </p>
  )
}
