import type { Lang } from '#engine/store/person.ts'
import type { ClockView } from '#engine/views/view.ts'
import { citationText } from '#law/source.ts'
import { tell } from '#web/tell.ts'
import { sayDueDay } from '#web/when.ts'
import { chips, clock as words } from '#web/words/case.ts'
import { Chip } from '../chip.tsx'
import { ClockExplanation } from './clock-explanation.tsx'

const isBroken = ({ state, charged }: ClockView) => state === 'late' || charged !== null
const isLive = ({ state }: ClockView) => state === 'running' || state === 'paused'

/** Running limits in large type; ended ones folded unless broken. */
export function ClockPanel({ lang, clocks }: { lang: Lang; clocks: readonly ClockView[] }) {
  const t = tell(lang)
  const live = clocks.filter(isLive)
  const past = clocks.filter((one) => !isLive(one))
  return (
    <section class="block" aria-labelledby="clocks">
      <h2 id="clocks">{t(words.title)}</h2>
      {live.length === 0 && <p class="quiet">{t(words.noClock)}</p>}
      {live.map((one) => (
        <Clock lang={lang} clock={one} />
      ))}
      {past.length > 0 && (
        <details open={past.some(isBroken)}>
          <summary>{t(words.past, { n: past.length })}</summary>
          {past.map((one) => (
            <Clock lang={lang} clock={one} />
          ))}
        </details>
      )}
    </section>
  )
}

function Clock({ lang, clock }: { lang: Lang; clock: ClockView }) {
  const t = tell(lang)
  return (
    <div class={clock.overdue ? 'clock overdue' : 'clock'} id={`limit-${clock.rule}`}>
      <h3>
        {t(clock.name)} {clock.overdue && <Chip tone="late">{t(chips.overdue)}</Chip>}{' '}
        {clock.state === 'paused' && <Chip tone="wait">{t(chips.paused)}</Chip>}{' '}
        {clock.provisional && isLive(clock) && (
          <Chip tone="warn">{t(clock.due === null ? chips.open : chips.provisional)}</Chip>
        )}
      </h3>
      <p class="date">
        {clock.due === null ? t(words.open) : <time dateTime={clock.due}>{sayDueDay(lang, clock.due)}</time>}
      </p>
      <p class="quiet">
        {[t(clock.statutory ? words.statutory : words.reference), t(citationText(clock.explanation.limit.citation))]
          .filter(Boolean)
          .join(' · ')}{' '}
        · {t(words.owedBy, { who: t(clock.owedByName) })}
        {!isLive(clock) && ` · ${t(words[clock.state])}`}
      </p>
      {clock.charged && <p class="quiet">{t(words.charged, { who: t(clock.charged) })}</p>}
      {clock.provisional && isLive(clock) && (
        <p class="quiet">{t(clock.due === null ? words.openNote : words.provisional)}</p>
      )}
      <details open={isBroken(clock)}>
        <summary>{t(words.how)}</summary>
        <ClockExplanation lang={lang} explanation={clock.explanation} />
      </details>
    </div>
  )
}
