import type { Lang } from '#engine/store/person.ts'
import type { TimelineEntry } from '#engine/views/view.ts'
import { tell } from '#web/tell.ts'
import { isoInstant, sayIfDay, sayInstant } from '#web/when.ts'
import { timeline } from '#web/words/case.ts'
import { Chip } from '../chip.tsx'

type Props = {
  readonly lang: Lang
  readonly entries: readonly TimelineEntry[]
  /** Under a heading of the page's own. */
  readonly bare?: boolean
}

/** Newest first; details for those who may read them. */
export function Timeline({ lang, entries, bare = false }: Props) {
  const t = tell(lang)
  return (
    <section class={bare ? undefined : 'block'} aria-label={t(timeline.title)}>
      {!bare && <h2>{t(timeline.title)}</h2>}
      <ol class="timeline">
        {[...entries].reverse().map((entry) => (
          <li id={`e${entry.seq}`} class={entry.breach ? 'breach' : undefined}>
            <p class="what">
              <strong>{t(entry.what)}</strong> {entry.breach && <Chip tone="late">{t(timeline.breach)}</Chip>}
            </p>
            <p class="quiet">
              <time dateTime={isoInstant(entry.at)}>{sayInstant(lang, entry.at)}</time> · {t(entry.who)} ·{' '}
              {t(entry.state)}
            </p>
            {entry.details.map(({ label, text }) => (
              <p class="detail">
                <span class="label">{t(label)}</span>
                {sayIfDay(lang, t(text))}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
