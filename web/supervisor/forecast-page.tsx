import { type Judged, lookAhead, lookBack, type UnitForecast } from '#engine/views/oversight-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { to } from '../link.ts'
import { Behind } from '../oversight/behind.tsx'
import { BarChart } from '../parts/bar-chart.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { type Tell, tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { board } from '../words/staff/board.ts'
import { oversight, forecast as words } from '../words/staff/oversight.ts'

/** A limit that the rule says will be missed. */
export type Miss = {
  readonly caseId: string
  readonly number: string
  readonly limit: Bilingual
  readonly rule: string
  readonly due: Day
  readonly party: Bilingual
}
type Props = {
  readonly hasPdf: boolean
  readonly shell: Shell
  readonly days: readonly Day[]
  readonly units: readonly (UnitForecast & { readonly name: Bilingual })[]
  /** Those due first. */
  readonly misses: readonly Miss[]
  readonly past: readonly Judged[]
  /** Entries of the log not counted yet; null: none. */
  readonly behind?: number | null
}

/** Limits that will be missed, the rule, and its record so far. */
export function ForecastPage({ shell, days, units, misses, past, hasPdf, behind = null }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const late = units.filter(({ missed }) => missed > 0)
  const all = late.reduce((sum, { missed }) => sum + missed, 0)
  const [from = '', until = ''] = [days[0], days.at(-1)].map((day) => (day === undefined ? '' : sayDay(lang, day)))
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.board, label: t(board.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead, { n: lookAhead, from, to: until })}</p>
      <Behind lang={lang} rows={behind} />
      <section class="block">
        <h2>{t(words.which)}</h2>
        {late.length > 0 && (
          <BarChart
            id="forecast"
            title={t(words.chart)}
            text={t(oversight.chartText)}
            lying
            bars={late.slice(0, mostBars).map(({ name, missed }) => ({ label: t(name), value: missed }))}
          />
        )}
        <Units t={t} shell={shell} units={units} />
        {all > misses.length && <p>{t(words.first, { all, n: misses.length })}</p>}
        <Table
          caption={t(words.which)}
          columns={[board.due, board.limit, board.party, board.caseNumber].map((name) => t(name))}
          rows={misses.map((one) => [
            sayDay(lang, one.due),
            `${t(one.limit)} ${one.rule}`,
            t(one.party),
            <a href={`${to(shell, paths.deskCase(one.caseId))}#limit-${one.rule}`}>{one.number}</a>,
          ])}
          empty={t(words.noMisses)}
          brief
        />
      </section>
      <section class="block">
        <h2>{t(words.rule)}</h2>
        <p>{t(words.ruleText, { back: lookBack })}</p>
        {late.slice(0, mostBars).map((unit) => (
          <Days t={t} shell={shell} unit={unit} />
        ))}
      </section>
      <Past t={t} shell={shell} past={past} />
      <p class="row">
        <a href={to(shell, paths.forecastSheet)}>{t(oversight.csv)}</a>
        {hasPdf && <a href={to(shell, paths.forecastPdf)}>{t(oversight.pdf)}</a>}
      </p>
    </Layout>
  )
}

type Part = { readonly t: Tell; readonly shell: Shell }

function Units({ t, shell, units }: Part & Pick<Props, 'units'>) {
  const columns = [words.unit, words.done, words.people, words.over, words.missed]
  return (
    <Table
      caption={t(words.units)}
      columns={columns.map((name) => t(name, { back: lookBack }))}
      rows={units.map(({ unit, name, done, people, over, missed }) => [
        <a href={to(shell, `${paths.board}?unit=${unit}`)}>{t(name)}</a>,
        ...[done, people, over, missed],
      ])}
      empty={t(words.none)}
      figures
    />
  )
}

function Days({ t, shell, unit }: Part & { readonly unit: Props['units'][number] }) {
  return (
    <details>
      <summary>
        {t(words.days)} · {t(unit.name)}
      </summary>
      <Table
        caption={`${t(words.days)} ${t(unit.name)}`}
        columns={[words.day, words.due, words.able, words.missed].map((name) => t(name))}
        rows={unit.days.map(({ day, due, able, missed }) => [sayDay(shell.lang, day), due, able, missed])}
        empty=""
        figures
      />
    </details>
  )
}

function Past({ t, shell, past }: Part & Pick<Props, 'past'>) {
  const columns = [words.on, words.foreseen, words.came, words.hits, words.wrong, words.unforeseen]
  return (
    <section class="block">
      <h2>{t(words.past)}</h2>
      <p class="quiet">{t(words.pastText)}</p>
      <Table
        caption={t(words.past)}
        columns={columns.map((name) => t(name))}
        rows={past.map(({ on, foreseen, missed, hits }) => [
          sayDay(shell.lang, on),
          ...[foreseen, missed, hits, foreseen - hits, missed - hits],
        ])}
        empty={t(words.noPast)}
        figures
      />
    </section>
  )
}

const mostBars = 10
