import type { RecordView } from '#engine/views/view.ts'
import { addDays, type Day, daysBetween } from '#law/day.ts'
import { openEnd } from '#records/publicity/in-force.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayLastDay } from '../when.ts'
import { credit as words } from '../words/my-credit.ts'
import { Table } from './table.tsx'

type Props = { readonly shell: Shell; readonly today: Day; readonly records: readonly RecordView[] }
type Bar = { readonly n: number; readonly from: Day; readonly until: Day; readonly applyOn: Day | null }

const width = 360
const left = 26
const step = 12
const foot = 22

/** Days of publicity and repair to one scale, and as table. */
export function CreditPicture({ shell, today, records }: Props) {
  const t = tell(shell.lang)
  const bars = records.flatMap((record, i) => barOf(record, i + 1))
  if (bars.length === 0) return null
  return (
    <figure class="credit">
      <figcaption>
        <strong>{t(words.picture)}</strong>
      </figcaption>
      <Drawing bars={bars} today={today} title={t(words.picture)} text={t(words.pictureText)} />
      <details>
        <summary>{t(words.pictureTable)}</summary>
        <p class="quiet">{t(words.pictureText)}</p>
        <Table
          caption={t(words.picture)}
          columns={[words.nth, words.from, words.until, words.apply].map((name) => t(name))}
          rows={bars.map(({ n, from, until, applyOn }) => [
            `${n} · ${records[n - 1]?.documentNumber}`,
            sayDay(shell.lang, from),
            sayLastDay(shell.lang, until),
            applyOn === null ? '—' : sayDay(shell.lang, applyOn),
          ])}
          empty=""
        />
      </details>
    </figure>
  )
}

function barOf({ shown, publicFrom, publicUntil, repair }: RecordView, n: number): readonly Bar[] {
  if (!shown || publicFrom === null || publicUntil === null) return []
  return [{ n, from: publicFrom, until: publicUntil, applyOn: repair.applyOn }]
}

type Drawn = { readonly bars: readonly Bar[]; readonly today: Day; readonly title: string; readonly text: string }

function Drawing({ bars, today, title, text }: Drawn) {
  const begins = [today, ...bars.map(({ from }) => from)].toSorted()
  const ends = [addDays(today, 180), ...bars.map(({ until }) => until).filter((until) => until !== openEnd)].toSorted()
  const first = begins[0] ?? today
  const last = ends.at(-1) ?? today
  const all = Math.max(1, daysBetween(first, last))
  const at = (day: Day) => left + (Math.min(all, Math.max(0, daysBetween(first, day))) / all) * (width - left - 6)
  const tall = bars.length * step
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
      {bars.map(({ n, from, until, applyOn }, i) => (
        <g>
          <text x={left - 6} y={i * step + 9} class="n">
            {n}
          </text>
          <rect x={at(from)} y={i * step + 2} width={Math.max(2, at(until) - at(from))} height={8} />
          {applyOn !== null && applyOn <= until && (
            <rect
              class="ready"
              x={at(applyOn)}
              y={i * step + 2}
              width={Math.max(2, at(until) - at(applyOn))}
              height={8}
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
