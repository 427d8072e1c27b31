import type { ComponentChildren } from 'preact'
import { type StationView, sayStation } from '#engine/views/progress-view.ts'
import type { CaseView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { sayDueDay } from '#web/when.ts'
import { myCase } from '#web/words/applicant.ts'
import { chips, clock } from '#web/words/case.ts'
import { guide } from '#web/words/guide.ts'
import { progress as words } from '#web/words/progress.ts'
import { Chip } from '../chip.tsx'
import { SummaryList } from '../summary-list.tsx'
import { Phone } from './holder-card.tsx'

/** Data of the bar. */
export type Stations = Pick<
  CaseView,
  | 'progress'
  | 'holderContact'
  | 'promise'
  | 'promiseProvisional'
  | 'promiseOver'
  | 'closed'
  | 'due'
  | 'dueName'
  | 'provisional'
> & {
  readonly pause: object | null
  /** Then the page itself says what to send, and by when. */
  readonly saysDay?: boolean
}
type Props = { readonly shell: Shell; readonly of: Stations }

/** Five stations with days, holder, next step and consequence. */
export function ProgressBar({ shell, of }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const { progress, holderContact, promise, promiseProvisional, promiseOver = false, pause, closed, saysDay } = of
  const { due, dueName, provisional } = of
  const ifNot = line(t(progress.isLate ? words.late : words.ifNot), progress.ifNot && t(progress.ifNot))
  const reached = (
    <>
      <Phone lang={lang} phone={holderContact.phone} />
      {holderContact.hours && ` ${t(holderContact.hours)}`}
    </>
  )
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
          {t(promiseOver ? clock.promiseOver : pause ? clock.promisePaused : clock.promise)}
          <br />
          <strong class="date">{sayDueDay(lang, promise)}</strong>{' '}
          {promiseProvisional && <Chip tone="warn">{t(chips.provisional)}</Chip>}
          {promiseOver && <Chip tone="late">{t(chips.overdue)}</Chip>}
        </p>
      )}
      {promise && !closed && promiseProvisional && <p class="quiet">{t(clock.provisional)}</p>}
      {!closed && !saysDay && (
        <SummaryList
          lines={[
            {
              name: t(myCase.holder),
              value: (
                <>
                  {t(holderContact.name)}
                  <br />
                  {reached}
                </>
              ),
            },
            ...line(t(words.until), dueName && <Until shell={shell} of={{ due, dueName, provisional }} />),
            ...line(t(words.next), progress.next && t(progress.next)),
            ...ifNot,
          ]}
        />
      )}
      {saysDay && <SummaryList lines={[...ifNot, ...line(t(guide.phone), reached)]} />}
    </section>
  )
}

const line = (name: string, value: ComponentChildren) => (value === null ? [] : [{ name, value }])

type Ending = { readonly due: Day | null; readonly dueName: Bilingual; readonly provisional: boolean }

function Until({ shell: { lang }, of: { due, dueName, provisional } }: { readonly shell: Shell; readonly of: Ending }) {
  const t = tell(lang)
  return (
    <>
      {t(dueName)} · {due === null ? t(clock.open) : sayDueDay(lang, due)}{' '}
      {due !== null && provisional && <Chip tone="warn">{t(chips.provisional)}</Chip>}
    </>
  )
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
