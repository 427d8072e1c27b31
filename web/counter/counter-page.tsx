import type { Ticket } from '#engine/register/ticket-view.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Day } from '#law/day.ts'
import type { OpeningHours } from '#law/opening-hours.ts'
import { to } from '../link.ts'
import { Chip } from '../parts/chip.tsx'
import { Layout } from '../parts/layout.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayInstant } from '../when.ts'
import { identity } from '../words/mandates.ts'
import { counter as words } from '../words/staff/counter.ts'
import { Tickets } from './tickets-part.tsx'

export type VisitLine = {
  readonly id: string
  readonly at: number
  readonly name: string
  readonly documentKind: keyof typeof identity
  readonly tail: string
  /** Number of the 12345 ticket; null for who came or wrote. */
  readonly ticket: string | null
  readonly cases: readonly { readonly id: string; readonly number: string }[]
}
type Props = {
  readonly shell: Shell
  readonly name: string
  readonly hours: OpeningHours
  /** Null while open; else the day that paper counts from. */
  readonly countsFrom: Day | null
  /** A hall window serves visitors; a unit's own counter enters paper. */
  readonly isHall: boolean
  /** Takes cases by telephone too. */
  readonly takesCalls: boolean
  readonly visits: readonly VisitLine[]
  /** Null where no call is taken. */
  readonly tickets: Paged<Ticket> | null
}

/** A clerk's day: hours, ways to begin, and filings. */
export function CounterPage({ shell, name, hours, countsFrom, isHall, takesCalls, visits, tickets }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>
        {t(words.title)} · {name}
      </h1>
      <p class="lead">{t(isHall ? words.lead : words.leadUnit)}</p>
      <SummaryList
        lines={[
          {
            name: t(words.hours),
            value: (
              <>
                {hours.map(({ from, to: until }) => `${from}–${until}`).join(lang === 'zh' ? '、' : ', ')}{' '}
                <Chip tone={countsFrom ? 'warn' : 'good'}>
                  {countsFrom ? t(words.shut, { day: sayDay(lang, countsFrom) }) : t(words.open)}
                </Chip>
              </>
            ),
          },
        ]}
      />
      <Beginnings shell={shell} isHall={isHall} takesCalls={takesCalls} />
      {isHall && (
        <p>
          <a href={to(shell, paths.slips)}>{t(words.slips)}</a>
        </p>
      )}
      {tickets && <Tickets shell={shell} tickets={tickets} />}
      <h2>{t(words.today)}</h2>
      <Table
        caption={t(words.today)}
        columns={[isHall ? words.visitor : words.applicant, words.established, words.today, words.cases].map((one) =>
          t(one),
        )}
        rows={visits.map((one) => [
          <a href={to(shell, `${paths.visit(one.id)}/records`)}>{one.name}</a>,
          one.ticket === null
            ? t(words.ending, { kind: t(identity[one.documentKind]), tail: one.tail })
            : t(words.stated, { ticket: one.ticket }),
          sayInstant(lang, one.at),
          one.cases.map(({ id, number }) => (
            <p key={id}>
              <a href={to(shell, paths.visitReceipt(one.id, id))}>{number}</a>
            </p>
          )),
        ])}
        empty={t(words.none)}
      />
    </Layout>
  )
}

/** Ways to begin: a visitor, paper, a call. */
function Beginnings({ shell, isHall, takesCalls }: Pick<Props, 'shell' | 'isHall' | 'takesCalls'>) {
  const t = tell(shell.lang)
  return (
    <p class="row">
      {isHall && (
        <a class="button" href={to(shell, paths.newVisit('present'))}>
          {t(words.start)}
        </a>
      )}{' '}
      <a class={isHall ? 'button second' : 'button'} href={to(shell, paths.newVisit('paper'))}>
        {t(words.startPaper)}
      </a>{' '}
      {takesCalls && (
        <a class="button second" href={to(shell, paths.newVisit('phone'))}>
          {t(words.startCall)}
        </a>
      )}
    </p>
  )
}
