import type { ProcedureFigures, Statistics } from '#engine/store/figures-view.ts'
import type { Lang } from '#engine/store/person.ts'
import { inBoth } from '#law/bilingual.ts'
import { type Directory, unitById } from '#records/directory.ts'
import { layouts } from '#records/layout.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'
import { asset } from '../link.ts'
import { BarChart } from '../parts/bar-chart.tsx'
import { Fold } from '../parts/fold.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import type { Shell } from '../shell.ts'
import { type Tell, tell } from '../tell.ts'
import { sayMonth } from '../when.ts'
import { definitions, smallCounts, unitsHidden, unitsShown, figures as words } from '../words/figures.ts'

type Props = {
  readonly shell: Shell
  readonly found: Statistics
  readonly words: Readonly<Record<string, Pick<ProcedureWords, 'title' | 'limits'>>>
  readonly directory: Directory
}

/** The city's own performance, with what each figure means. */
export function StatisticsPage({ shell, found, words: of, directory }: Props) {
  const t = tell(shell.lang)
  const { from, to, smallest, procedures } = found
  const busy = procedures.filter(({ year }) => year.received !== 0)
  const units = procedures.some(({ limits }) => limits.some(({ unit }) => unit !== null))
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead, { from: sayMonth(shell.lang, from), to: sayMonth(shell.lang, to) })}</p>
      {busy.length === 0 && <p class="empty">{t(words.none)}</p>}
      {busy.map((one) => (
        <Procedure lang={shell.lang} one={one} smallest={smallest} words={of[one.procedure]} directory={directory} />
      ))}
      <Fold title={t(words.sheet)} n={definitions.length}>
        <dl class="lines">
          {definitions.map(([name, text]) => (
            <div>
              <dt>{t(name)}</dt>
              <dd>{t(text)}</dd>
            </div>
          ))}
        </dl>
        <p class="quiet">{t(smallCounts, { n: smallest, units: t(units ? unitsShown : unitsHidden) })}</p>
      </Fold>
      <p>
        {t(words.download)} <a href={asset(shell, '/statistics.csv')}>{t(words.csv)}</a>{' '}
        <a href={asset(shell, '/statistics.json')}>{t(words.json)}</a>
      </p>
    </Layout>
  )
}

type Part = {
  readonly lang: Lang
  readonly one: ProcedureFigures
  readonly smallest: number
  readonly words: Props['words'][string] | undefined
  readonly directory: Directory
}

function Procedure({ lang, one, smallest, words: own, directory }: Part) {
  const t = tell(lang)
  const title = own ? t(own.title) : one.procedure
  const shown = one.months.filter(({ received, answered }) => received !== 0 || answered !== 0)
  const rows = [
    { month: t(words.year), ...one.year },
    ...shown.toReversed().map((row) => ({ ...row, month: sayMonth(lang, row.month) })),
  ]
  return (
    <section>
      <h2>{title}</h2>
      {shown.some(({ received }) => (received ?? 0) > 0) && (
        <BarChart
          id={one.procedure}
          title={`${title} · ${t(words.chart)}`}
          text={t(words.chartText)}
          bars={one.months.map(({ month, received }) => ({ label: month.slice(5), value: received }))}
        />
      )}
      <Table
        caption={title}
        columns={['month' as const, ...figures].map((name) => t(words[name]))}
        rows={rows.map((row) => [row.month, ...figures.map((name) => said(t, row, name, smallest))])}
        empty=""
        whole
        figures
      />
      <Limits lang={lang} one={one} smallest={smallest} words={own} directory={directory} />
      <Shares lang={lang} one={one} directory={directory} />
    </section>
  )
}

function Limits({ lang, one, smallest, words: own, directory }: Part) {
  const t = tell(lang)
  return (
    <>
      <h3>{t(words.limits)}</h3>
      <Table
        caption={t(words.limits)}
        columns={[words.limit, words.unit, words.due, words.onTime, words.open, words.breaches].map((name) => t(name))}
        rows={one.limits.map(({ rule, unit, due, onTime, open, breaches }) => [
          own?.limits[rule] ? t(own.limits[rule]) : rule,
          unit === null ? t(words.city) : nameOf(t, directory, unit),
          count(t, due, smallest),
          percent(t, onTime),
          count(t, open, smallest),
          count(t, breaches, smallest),
        ])}
        empty={t(words.none)}
        whole
        figures
      />
    </>
  )
}

function Shares({ lang, one, directory }: Pick<Part, 'lang' | 'one' | 'directory'>) {
  const t = tell(lang)
  return (
    <>
      {one.about.length > 0 && (
        <>
          <h3>{t(words.about)}</h3>
          <Table
            caption={t(words.about)}
            columns={[t(words.unit), t(words.received)]}
            rows={one.about.map(({ unit, received }) => [nameOf(t, directory, unit), String(received)])}
            empty=""
          />
        </>
      )}
      {one.fields.length > 0 && (
        <>
          <h3>{t(words.fields)}</h3>
          <Table
            caption={t(words.fields)}
            columns={[t(words.field), t(words.items)]}
            rows={one.fields.map(({ field, items }) => [fieldName(t, field), String(items)])}
            empty=""
          />
        </>
      )}
    </>
  )
}

const figures = [
  'received',
  'answered',
  'median',
  'p90',
  'paused',
  'upheld',
  'upheldByWithdrawal',
  'moot',
  'mootAtSource',
  'rated',
  'satisfied',
] as const
type Figure = (typeof figures)[number]

function said(t: Tell, row: Readonly<Record<Figure, number | null>>, name: Figure, smallest: number): string {
  if (name === 'median' || name === 'p90') return days(t, row[name])
  if (name === 'paused' || name === 'upheld' || name === 'satisfied') return percent(t, row[name])
  return count(t, row[name], smallest)
}

const count = (t: Tell, n: number | null, smallest: number) => (n === null ? t(words.few, { n: smallest }) : String(n))
const days = (t: Tell, n: number | null) => (n === null ? t(words.hidden) : t(words.days, { n }))
const percent = (t: Tell, share: number | null) =>
  share === null ? t(words.hidden) : `${Math.round(share * 1000) / 10}%`

function nameOf(t: Tell, directory: Directory, id: string): string {
  const unit = unitById(directory, id)
  return unit ? t(inBoth(unit.name)) : id
}

/** Columns belong to one kind, which names them. */
function fieldName(t: Tell, code: string): string {
  const field = layouts()
    .flatMap(({ fields }) => fields)
    .find((one) => one.code === code)
  return field ? t({ zh: field.zh, en: field.en }) : code
}
