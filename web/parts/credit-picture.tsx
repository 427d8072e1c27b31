import type { CreditDays, CreditOverview } from '#engine/views/credit-overview.ts'
import { addDays, type Day, daysBetween } from '#law/day.ts'
import { openEnd } from '#records/publicity/in-force.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayLastDay } from '../when.ts'
import { credit as words } from '../words/my-credit.ts'
import { Table } from './table.tsx'

type Props = { readonly shell: Shell; readonly today: Day; readonly days: CreditOverview['days'] }

const width = 360
const left = 26
const foot = 22
/** Tallest that all bars are together. */
const most = 210

/** Days of publicity and repair to one scale, and as table. */
export function CreditPicture({ shell, today, days: { next, more } }: Props) {
  const t = tell(shell.lang)
  if (next.length === 0) return null
  return (
    <figure class="credit">
      <figcaption>
        <strong>{t(words.picture)}</strong>
      </figcaption>
      {more > 0 && <p class="quiet">{t(words.pictureNext, { n: next.length, more })}</p>}
      <Drawing bars={next} today={today} title={t(words.picture)} text={t(words.pictureText)} />
      <details>
        <summary>{t(words.pictureTable)}</summary>
        <p class="quiet">{t(words.pictureText)}</p>
        <Table
          caption={t(words.picture)}
          columns={[words.nth, words.from, words.until, words.apply].map((name) => t(name))}
          rows={next.map(({ documentNumber, from, until, applyOn }, i) => [
            `${i + 1} · ${documentNumber}`,
            from === null ? '—' : sayDay(shell.lang, from),
            until === null ? '—' : sayLastDay(shell.lang, until),
            applyOn === null ? '—' : sayDay(shell.lang, applyOn),
          ])}
          empty=""
        />
      </details>
    </figure>
  )
}

type Drawn = {
  readonly bars: readonly CreditDays[]
  readonly today: Day
  readonly title: string
  readonly text: string
}

function Drawing({ bars, today, title, text }: Drawn) {
  const known = (days: readonly (Day | null)[]) => days.filter((day) => day !== null && day !== openEnd).toSorted()
  const first = known([today, ...bars.flatMap(({ from, applyOn }) => [from, applyOn])])[0] ?? today
  const last = known([addDays(today, 180), ...bars.flatMap(({ until, applyOn }) => [until, applyOn])]).at(-1) ?? today
  const all = Math.max(1, daysBetween(first, last))
  const at = (day: Day) => left + (Math.min(all, Math.max(0, daysBetween(first, day))) / all) * (width - left - 6)
  const step = Math.min(12, most / bars.length)
  const tall = bars.length * step
  const thick = { height: (step * 2) / 3 }
  return (
    <svg viewBox={`0 0 ${width} ${tall + foot}`} role="img" aria-labelledby="credit-title credit-text">
      <title id="credit-title">{title}</title>
      <desc id="credit-text">{text}</desc>
      {yearsIn(first, last).map((year) => (
        <g class="year">
          <line x1={at(`${year}-01-01`)} y1={0} x2={at(`${year}-01-01`)} y2={tall} />
          <text x={at(`${year}-01-01`)} y={tall + 15}>
            {year}
          </text>
        </g>
      ))}
      {bars.map(({ from, until, applyOn }, i) => (
        <g>
          {(step === 12 || i % 5 === 4) && (
            <text x={left - 6} y={i * step + step * 0.75} class="n">
              {i + 1}
            </text>
          )}
          {from !== null && until !== null && (
            <rect x={at(from)} y={(i + 1 / 6) * step} width={Math.max(2, at(until) - at(from))} {...thick} />
          )}
          {applyOn !== null && applyOn <= (until ?? last) && (
            <rect
              class="ready"
              x={at(applyOn)}
              y={(i + 1 / 6) * step}
              width={Math.max(2, at(until ?? last) - at(applyOn))}
              {...thick}
            />
          )}
        </g>
      ))}
      <line class="today" x1={at(today)} y1={0} x2={at(today)} y2={tall + 3} />
    </svg>
  )
}

function yearsIn(first: Day, last: Day): readonly number[] {
  const from = Number(first.slice(0, 4)) + 1
  return Array.from({ length: Math.max(0, Number(last.slice(0, 4)) - from + 1) }, (_, i) => from + i)
}
