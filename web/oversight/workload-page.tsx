import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { to } from '../link.ts'
import { BarChart } from '../parts/bar-chart.tsx'
import { Fold } from '../parts/fold.tsx'
import { Downloads } from '../parts/form/downloads.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Sheet } from '../sheet.ts'
import type { Shell } from '../shell.ts'
import { type Tell, tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { board } from '../words/staff/board.ts'
import { oversight, workload as words } from '../words/staff/oversight.ts'
import { Behind } from './behind.tsx'

/** Limits that run at one seat now. */
export type SeatLoad = {
  readonly unit: Bilingual
  readonly seat: Bilingual
  readonly running: number
  readonly people: number
}
/** Work of one person now. */
export type PersonLoad = {
  readonly id: string
  readonly name: string
  /** Unit of the first seat, for the board’s address. */
  readonly unit: string
  readonly seats: readonly Bilingual[]
  /** Cases claimed, or given by name. */
  readonly own: number
  /** Limits that run at the seats, shared by all there. */
  readonly atSeat: number
  readonly away: Day | null
}

type Props = {
  readonly shell: Shell
  readonly seats: readonly SeatLoad[]
  readonly people: readonly PersonLoad[]
  /** County of the figures; null: the whole area’s. */
  readonly county: Bilingual | null
  readonly hasPdf: boolean
  /** Entries of the log not counted yet; null: none. */
  readonly behind?: number | null
}

/** Work with each unit, seat and person now. */
export function WorkloadPage({ shell, seats, people, county, hasPdf, behind = null }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.board, label: t(board.title) }}>
      <h1>{county ? `${t(words.title)} · ${t(county)}` : t(words.title)}</h1>
      <p class="quiet">{t(words.lead)}</p>
      <Behind lang={shell.lang} rows={behind} />
      <Seats t={t} seats={seats} />
      <section class="block">
        <h2>{t(words.persons)}</h2>
        <People shell={shell} people={people.filter(isBusy)} />
      </section>
      {people.some((one) => !isBusy(one)) && (
        <Fold title={t(words.idle)} n={people.filter((one) => !isBusy(one)).length}>
          <People shell={shell} people={people.filter((one) => !isBusy(one))} />
        </Fold>
      )}
      <Downloads shell={shell} csv={paths.workloadSheet} pdf={hasPdf && paths.workloadPdf} />
    </Layout>
  )
}

const isBusy = ({ own, atSeat }: PersonLoad) => own + atSeat > 0

function People({ shell, people }: Pick<Props, 'shell' | 'people'>) {
  const t = tell(shell.lang)
  return (
    <Table
      caption={t(words.persons)}
      columns={[words.person, words.own, words.atSeat, words.away].map((name) => t(name))}
      rows={people.map(({ id, name, unit, seats: of, own, atSeat, away }) => [
        <>
          <a href={to(shell, `${paths.board}?${new URLSearchParams({ unit, person: id })}`)}>{name}</a>
          <br />
          <span class="quiet">{of.map((seat) => t(seat)).join('；')}</span>
        </>,
        ...[own, atSeat, away === null ? '—' : sayDay(shell.lang, away)],
      ])}
      empty={t(words.none)}
      whole
      figures
    />
  )
}

function Seats({ t, seats }: { readonly t: Tell; readonly seats: readonly SeatLoad[] }) {
  const bars = [...Map.groupBy(seats, ({ unit }) => t(unit))]
    .map(([label, of]) => ({ label, value: of.reduce((sum, { running }) => sum + running, 0) }))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, mostBars)
  return (
    <section class="block">
      <h2>{t(words.seats)}</h2>
      {bars.length > 0 && <BarChart id="load" title={t(words.chart)} text={t(oversight.chartText)} lying bars={bars} />}
      <Table
        caption={t(words.seats)}
        columns={[words.seat, words.running, words.people, words.each].map((name) => t(name))}
        rows={seats.map(({ seat, running, people }) => [
          t(seat),
          running,
          people === 0 ? t(board.nobody) : people,
          people === 0 ? '—' : Math.round((running / people) * 10) / 10,
        ])}
        empty={t(words.noLimits)}
        figures
      />
    </section>
  )
}

const mostBars = 10

/** A seat, or a person with their seats. */
export type LoadRow = SeatLoad | PersonLoad

export function workloadSheet(lang: Lang): Sheet<LoadRow> {
  const t = tell(lang)
  const columns = [words.seat, words.person, words.running, words.people, words.own, words.away]
  return {
    columns: columns.map((name) => t(name)),
    row: (one) =>
      'own' in one
        ? [
            one.seats.map((seat) => t(seat)).join('；'),
            ...[one.name, String(one.atSeat), '', String(one.own), one.away ?? ''],
          ]
        : [t(one.seat), '', String(one.running), String(one.people), '', ''],
    rest: t(board.rest),
  }
}
