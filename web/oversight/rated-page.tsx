import type { Lang } from '#engine/store/person.ts'
import type { RatingRow } from '#engine/views/oversight-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { formState } from '../form.ts'
import { to } from '../link.ts'
import { BarChart } from '../parts/bar-chart.tsx'
import { Select } from '../parts/form/choice.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Sheet } from '../sheet.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayMonth } from '../when.ts'
import { board } from '../words/staff/board.ts'
import { oversight, rated as words } from '../words/staff/oversight.ts'

export type RatedLine = RatingRow & { readonly title: Bilingual; readonly unitName: Bilingual }

type Props = {
  readonly shell: Shell
  /** Rows of the month shown. */
  readonly lines: readonly RatedLine[]
  /** Months with ratings, the newest first. */
  readonly months: readonly string[]
  readonly month: string | null
  /** Smallest count that is told. */
  readonly smallest: number
  readonly hasPdf: boolean
}

/** Ratings of one month by procedure and unit. */
export function RatedPage({ shell, lines, months, month, smallest, hasPdf }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const form = formState(lang, { values: { month: month ?? '' } })
  const bars = lines.flatMap(({ satisfied, unitName, title }) =>
    satisfied === null ? [] : [{ label: `${t(unitName)} · ${t(title)}`, value: percentOf(satisfied) }],
  )
  const columns = columnsOf(lang).slice(1)
  const { row } = ratedSheet(lang, smallest)
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.board, label: t(board.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="quiet">{t(words.lead, { n: smallest })}</p>
      {months.length > 1 && (
        <form method="get" action={to(shell, paths.rated)} class="narrow">
          <Select
            form={form}
            name="month"
            label={t(words.month)}
            value={month ?? ''}
            options={months.map((value) => ({ value, label: sayMonth(lang, value) }))}
          />
          <p>
            <button class="button" type="submit">
              {t(words.show)}
            </button>
          </p>
        </form>
      )}
      {month !== null && <h2>{sayMonth(lang, month)}</h2>}
      {bars.length > 0 && (
        <BarChart id="rated" title={t(words.chart)} text={t(oversight.chartText)} lying bars={bars} />
      )}
      <Table
        caption={t(words.title)}
        columns={columns}
        rows={lines.map((one) => row(one).slice(1))}
        empty={t(words.none)}
        whole
      />
      <p class="row">
        <a href={to(shell, paths.ratedSheet)}>{t(oversight.csv)}</a>
        {hasPdf && <a href={to(shell, paths.ratedPdf)}>{t(oversight.pdf)}</a>}
      </p>
    </Layout>
  )
}

const columnsOf = (lang: Lang) =>
  [words.month, words.procedure, words.unit, words.count, words.satisfied].map((name) => tell(lang)(name))

/** Every month, one unit and procedure a row. */
export function ratedSheet(lang: Lang, smallest: number): Sheet<RatedLine> {
  const t = tell(lang)
  const few = t(words.few, { n: smallest })
  return {
    columns: columnsOf(lang),
    row: ({ month, title, unitName, rated, satisfied }) => [
      month,
      t(title),
      t(unitName),
      rated === null ? few : String(rated),
      satisfied === null ? '—' : `${percentOf(satisfied)}%`,
    ],
    rest: t(board.rest),
  }
}

const percentOf = (share: number) => Math.round(share * 1000) / 10
