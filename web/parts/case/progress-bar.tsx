import { type StationView, sayStation } from '#engine/views/progress-view.ts'
import type { CaseView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { sayDueDay } from '#web/when.ts'
import { myCase } from '#web/words/applicant.ts'
import { clock } from '#web/words/case.ts'
import { progress as words } from '#web/words/progress.ts'
import { SummaryList } from '../summary-list.tsx'
import { Phone } from './holder-card.tsx'

/** Data of the bar. */
export type Stations = Pick<CaseView, 'progress' | 'holderContact' | 'promise' | 'closed' | 'due' | 'dueName'> & {
  readonly pause: object | null
}
type Props = { readonly shell: Shell; readonly of: Stations }

/** Five stations with days, holder, next step and consequence. */
export function ProgressBar({ shell, of }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const { progress, holderContact, promise, pause, closed, due, dueName } = of
  return (
    <section class="progress" aria-labelledby="progress">
      <h2 id="progress">{t(words.title)}</h2>
      <ol class="stations">
        {progress.stations.map((one) => (
          <Station shell={shell} one={one} />
        ))}
      </ol>
      {promise && !closed && (
        <p>
          {t(pause ? clock.promisePaused : clock.promise)}
          <br />
          <strong class="date">{sayDueDay(lang, promise)}</strong>
        </p>
      )}
      {!closed && (
        <SummaryList
          lines={[
            {
              name: t(myCase.holder),
              value: (
                <>
                  {t(holderContact.name)} <Phone lang={lang} phone={holderContact.phone} />
                  {holderContact.hours && ` ${t(holderContact.hours)}`}
                </>
              ),
            },
            ...line(t(words.until), untilOf(shell, due, dueName)),
            ...line(t(words.next), progress.next && t(progress.next)),
            ...line(t(words.ifNot), progress.ifNot && t(progress.ifNot)),
          ]}
        />
      )}
    </section>
  )
}

const line = (name: string, value: string | null) => (value === null ? [] : [{ name, value }])

function untilOf({ lang }: Shell, due: Day | null, dueName: Bilingual | null): string | null {
  const t = tell(lang)
  if (dueName === null) return null
  return `${t(dueName)} · ${due === null ? t(clock.open) : sayDueDay(lang, due)}`
}

/** State in words for those who hear the page. */
function Station({ shell, one }: { readonly shell: Shell; readonly one: StationView }) {
  const t = tell(shell.lang)
  return (
    <li class={one.state} aria-current={one.state === 'now' ? 'step' : undefined}>
      <span>{t(one.name)}</span>
      <small>{breakable(t(sayStation(one)))}</small>
    </li>
  )
}

/** A day may end its line after its first number, and nowhere else. */
function breakable(text: string) {
  const [first, rest] = text.split(/(?<=^\d+\D)/)
  if (rest === undefined) return text
  return (
    <>
      {first}
      <wbr />
      {rest}
    </>
  )
}
