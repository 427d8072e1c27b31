import type { Lang } from '#engine/store/person.ts'
import type { Kept, Oversight, OversightMonth } from '#engine/views/oversight-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { formState } from '../form.ts'
import { to } from '../link.ts'
import { Behind } from '../oversight/behind.tsx'
import { BarChart } from '../parts/bar-chart.tsx'
import { Select } from '../parts/form/choice.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { type Tell, tell } from '../tell.ts'
import { sayMonth } from '../when.ts'
import { board } from '../words/staff/board.ts'
import { oversight as words, workload } from '../words/staff/oversight.ts'
import { part, percent, shareOf } from './oversight-sheet.ts'

type Props = {
  readonly shell: Shell
  readonly found: Oversight
  readonly procedures: readonly { readonly id: string; readonly title: Bilingual }[]
  readonly chosen: string | null
  /** County of the figures, limits alone; null: the whole area’s. */
  readonly county: Bilingual | null
  readonly hasPdf: boolean
  /** Entries of the log not counted yet; null: none. */
  readonly behind?: number | null
  readonly names: {
    readonly unit: (id: string) => Bilingual
    readonly limit: (procedure: string, rule: string) => Bilingual
    readonly field: (code: string) => Bilingual
  }
}

/** Twelve months as pictures with a table beside each, for the supervisor. */
export function OversightPage({ shell, found, procedures, chosen, county, hasPdf, names, behind = null }: Props) {
  const t = tell(shell.lang)
  const months = found.months.map(({ month }) => sayMonth(shell.lang, month))
  const form = formState(shell.lang, { values: { procedure: chosen ?? '' } })
  const query = chosen === null ? '' : `?procedure=${chosen}`
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.board, label: t(board.title) }}>
      <h1>{t(words.title)}</h1>
      {county && <p>{t(words.ofCounty, { county: t(county) })}</p>}
      <p class="quiet">{t(words.lead, { from: months[0] ?? '', to: months.at(-1) ?? '' })}</p>
      <Behind lang={shell.lang} rows={behind} />
      <form method="get" action={to(shell, paths.oversight)} class="narrow">
        <Select
          form={form}
          name="procedure"
          label={t(words.procedure)}
          blank={t(words.every)}
          options={procedures.map(({ id, title }) => ({ value: id, label: t(title) }))}
        />
        <p>
          <button class="button" type="submit">
            {t(words.show)}
          </button>
        </p>
      </form>
      <Months lang={shell.lang} found={found} isWhole={county === null} />
      <Units t={t} found={found} names={names} />
      {county === null && <Fields t={t} found={found} names={names} />}
      <p class="row">
        <a href={to(shell, `${paths.oversightSheet}${query}`)}>{t(words.csv)}</a>
        {hasPdf && <a href={to(shell, `${paths.oversightPdf}${query}`)}>{t(words.pdf)}</a>}
        <a href={to(shell, paths.workload)}>{t(workload.title)}</a>
      </p>
    </Layout>
  )
}

type MonthsProps = { readonly lang: Lang; readonly found: Oversight; readonly isWhole: boolean }

/** A county’s months have what counts by limit, and nothing by case. */
function Months({ lang, found, isWhole }: MonthsProps) {
  const t = tell(lang)
  const charts = [
    ...(isWhole ? [{ id: 'trend', title: words.trend, of: ({ received }: OversightMonth) => received }] : []),
    { id: 'share', title: words.share, of: (one: OversightMonth) => percent(shareOf(one)) },
    { id: 'late', title: words.lateMonths, of: ({ late, overdue }: OversightMonth) => late + overdue },
  ].filter(({ of }) => found.months.some((one) => (of(one) ?? 0) > 0))
  const rows = [
    { name: t(words.year), ...found.year },
    ...found.months
      .filter(isBusy)
      .toReversed()
      .map((one) => ({ name: sayMonth(lang, one.month), ...one })),
  ]
  return (
    <section class="block">
      <h2>{t(words.byMonth)}</h2>
      <div class="charts">
        {charts.map(({ id, title, of }) => (
          <BarChart
            id={id}
            title={t(title)}
            text={t(words.chartText)}
            bars={found.months.map((one) => ({ label: one.month.slice(5), value: of(one) }))}
          />
        ))}
      </div>
      <MonthTable {...{ t, isWhole }} rows={rows.slice(0, mostMonths)} />
      {rows.length > mostMonths && (
        <details>
          <summary>{t(words.earlier, { n: rows.length - mostMonths })}</summary>
          <MonthTable {...{ t, isWhole }} rows={rows.slice(mostMonths)} />
        </details>
      )}
      <p class="quiet">{t(words.delayText)}</p>
    </section>
  )
}

/** Rows before the rest is folded: all twelve, and the last three. */
const mostMonths = 4

type MonthRows = {
  readonly t: Tell
  readonly isWhole: boolean
  readonly rows: readonly (Omit<OversightMonth, 'month'> & { readonly name: string })[]
}

function MonthTable({ t, isWhole, rows }: MonthRows) {
  const columns = monthColumns.filter(({ byCase }) => isWhole || byCase !== true)
  return (
    <Table
      caption={t(words.byMonth)}
      columns={[t(words.month), ...columns.map(({ name }) => t(name))]}
      rows={rows.map((one) => [one.name, ...columns.map(({ say }) => say(one))])}
      empty={t(words.none)}
      whole
      figures
    />
  )
}

type Column = {
  readonly name: Bilingual
  readonly byCase?: true
  readonly say: (one: Omit<OversightMonth, 'month'>) => string | number
}
const monthColumns: readonly Column[] = [
  { name: words.received, byCase: true, say: ({ received }) => received },
  { name: words.answered, byCase: true, say: ({ answered }) => answered },
  { name: words.onTime, say: ({ onTime }) => onTime },
  { name: words.late, say: ({ late }) => late },
  { name: words.overdue, say: ({ overdue }) => overdue },
  { name: words.open, say: ({ open }) => open },
  { name: words.onTimeShare, say: (one) => sayPercent(shareOf(one)) },
  { name: words.median, byCase: true, say: ({ median }) => median ?? '—' },
  { name: words.p90, byCase: true, say: ({ p90 }) => p90 ?? '—' },
  { name: words.paused, byCase: true, say: ({ paused, answered }) => sayPercent(part(paused, answered)) },
  { name: words.upheld, byCase: true, say: ({ upheld, answered }) => sayPercent(part(upheld, answered)) },
  { name: words.reopened, byCase: true, say: ({ reopened }) => reopened },
  { name: words.overturned, byCase: true, say: ({ overturned }) => overturned },
  { name: words.delay, say: ({ delay }) => delay },
]

type Part = { readonly t: Tell; readonly found: Oversight; readonly names: Props['names'] }

function Units({ t, found, names }: Part) {
  const late = found.units.filter((one) => one.late + one.overdue > 0).slice(0, mostBars)
  const columns = [words.onTime, words.late, words.overdue, words.open, words.onTimeShare].map((name) => t(name))
  const cells = (one: Kept) => [one.onTime, one.late, one.overdue, one.open, sayPercent(shareOf(one))]
  return (
    <section class="block">
      <h2>{t(words.units)}</h2>
      <p class="quiet">{t(words.unitsText)}</p>
      {late.length > 0 && (
        <BarChart
          id="units"
          title={t(words.allLate)}
          text={t(words.chartText)}
          lying
          bars={late.map((one) => ({ label: t(names.unit(one.unit)), value: one.late + one.overdue }))}
        />
      )}
      <Table
        caption={t(words.units)}
        columns={[t(words.unit), ...columns, t(words.delay)]}
        rows={found.units.map((one) => [t(names.unit(one.unit)), ...cells(one), one.delay])}
        empty={t(words.none)}
        whole
        figures
      />
      <details>
        <summary>{t(words.limits)}</summary>
        <Table
          caption={t(words.limits)}
          columns={[t(words.limit), ...columns]}
          rows={found.limits.map((one) => [`${t(names.limit(one.procedure, one.rule))} ${one.rule}`, ...cells(one)])}
          empty={t(words.none)}
          whole
          figures
        />
      </details>
    </section>
  )
}

function Fields({ t, found, names }: Part) {
  const { reviews, fields } = found
  const named = fields.map(({ field, cases }) => ({ label: t(names.field(field)), value: cases }))
  return (
    <section class="block">
      {named.length > 0 && (
        <>
          <h2>{t(words.fields)}</h2>
          <BarChart id="fields" title={t(words.fields)} text={t(words.chartText)} lying bars={named} />
          <Table
            caption={t(words.fields)}
            columns={[t(words.field), t(words.cases)]}
            rows={named.map(({ label, value }) => [label, value])}
            empty=""
          />
        </>
      )}
      <h2>{t(words.reviews)}</h2>
      <p>{t(words.reviewed, { n: reviews.answered, m: reviews.overturned })}</p>
    </section>
  )
}

const mostBars = 10
const isBusy = ({ received, answered, ...one }: OversightMonth) =>
  received + answered + one.onTime + one.late + one.open + one.overdue > 0
const sayPercent = (share: number | null) => (share === null ? '—' : `${percent(share)}%`)
