import type { LetterLimit } from '#engine/views/letter-count-view.ts'
import { citationText } from '#law/source.ts'
import type { Span } from '#law/span.ts'
import type { CalendarPart } from '../count/calendar-part.ts'
import type { SealingProof } from '../count/check-proof.ts'
import { asset } from '../link.ts'
import { ClockExplanation } from '../parts/case/clock-explanation.tsx'
import { Chip } from '../parts/chip.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayDueDay } from '../when.ts'
import { chips, clock as words } from '../words/case.ts'
import { letterCount as own } from '../words/papers.ts'

export type LetterCount = {
  readonly limits: readonly LetterLimit[]
  readonly calendar: CalendarPart
  /** Of the sealed file. */
  readonly sha256: string
  readonly proof: SealingProof | null
}

/** Complete without script; a script counts again. */
export function LetterCountBlock({ shell, count }: { shell: Shell; count: LetterCount }) {
  const t = tell(shell.lang)
  const { limits, proof } = count
  return (
    <div id="count" data-count={JSON.stringify(toCount(count))}>
      <section class="block" aria-labelledby="limits">
        <h2 id="limits">{t(own.title)}</h2>
        <p class="quiet">{t(limits.length === 0 ? own.none : own.lead)}</p>
        {limits.map((limit, i) => (
          <Limit shell={shell} limit={limit} i={i} />
        ))}
      </section>
      <section class="block" aria-labelledby="logged" data-proof="">
        <h2 id="logged">{t(own.logged)}</h2>
        <p class="quiet">{t(proof === null ? own.unlogged : own.loggedLead)}</p>
        <p
          {...{ hidden: true, role: 'status', 'data-verdict': '' }}
          {...{ 'data-proven': t(own.proven), 'data-unsigned': t(own.unsigned), 'data-refuted': t(own.refuted) }}
        />
        <p hidden>
          <label for="mine">{t(own.mine)}</label> <input type="file" id="mine" accept="application/pdf" />
        </p>
        <p {...{ hidden: true, role: 'status', 'data-file': t(own.file), 'data-other-file': t(own.otherFile) }} />
      </section>
      <script src={asset(shell, '/count.js')} defer />
    </div>
  )
}

/** Gives what limits are counted from, and the day. */
const toCount = ({ limits, ...rest }: LetterCount) => ({
  ...rest,
  limits: limits.map(({ start, pauses, explanation: { length, due } }) => ({ start, pauses, length, due })),
})

function Limit({ shell: { lang }, limit, i }: { shell: Shell; limit: LetterLimit; i: number }) {
  const t = tell(lang)
  const { name, due, provisional, overdue, state, pauses, pausedOn, printed, start, charged, explanation } = limit
  const isLive = state === 'running' || state === 'paused'
  return (
    <div class={overdue ? 'clock overdue' : 'clock'} data-limit={i}>
      <h3>
        {t(name)} {overdue && <Chip tone="late">{t(chips.overdue)}</Chip>}{' '}
        {state === 'paused' && <Chip tone="wait">{t(chips.paused)}</Chip>}{' '}
        {provisional && isLive && <Chip tone="warn">{t(due === null ? chips.open : chips.provisional)}</Chip>}
      </h3>
      <p class="date">{due === null ? t(words.open) : <time dateTime={due}>{sayDueDay(lang, due)}</time>}</p>
      <p class="quiet">
        {t(limit.statutory ? words.statutory : words.reference)} · {t(citationText(limit.article))} ·{' '}
        {t(words.owedBy, { who: t(limit.owedByName) })}
        {!isLive && ` · ${t(words[state])}`}
      </p>
      <p>{t(own.from, { day: sayDay(lang, start) })}</p>
      {printed !== null && due !== null && printed !== due && (
        <p>{t(own.moved, { printed: sayDay(lang, printed), due: sayDay(lang, due) })}</p>
      )}
      {(pauses.length > 0 || pausedOn !== null) && (
        <p>
          {t(own.pauses, { spans: [...pauses, ...open(pausedOn)].map((one) => sayPause(lang, one)).join(t(own.and)) })}
        </p>
      )}
      {charged && <p>{t(words.charged, { who: t(charged) })}</p>}
      <p
        {...{
          hidden: true,
          role: 'status',
          'data-verdict': '',
          'data-same': t(own.same),
          'data-differs': t(own.differs),
        }}
      />
      <details>
        <summary>{t(words.how)}</summary>
        <ClockExplanation lang={lang} explanation={explanation} />
      </details>
    </div>
  )
}

type Pause = { readonly from: Span['from']; readonly to: Span['to'] | null }
const open = (pausedOn: LetterLimit['pausedOn']): readonly Pause[] =>
  pausedOn === null ? [] : [{ from: pausedOn, to: null }]

function sayPause(lang: Shell['lang'], { from, to }: Pause): string {
  const t = tell(lang)
  return to === null
    ? t(own.since, { from: sayDay(lang, from) })
    : t(own.span, { from: sayDay(lang, from), to: sayDay(lang, to) })
}
