import type { CaseView } from '#engine/views/view.ts'
import { to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { arising, ratingSteps, rating as words } from '#web/words/applicant.ts'

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
