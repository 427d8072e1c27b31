import type { Paged } from '#engine/store/paged.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { to } from '../link.ts'
import { CaseChips } from '../parts/case/case-chips.tsx'
import { LimitCell } from '../parts/case/limit-cell.tsx'
import { Counts } from '../parts/counts.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import { sayNextDue } from '../say-next-due.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { cases, clock } from '../words/case.ts'
import { unconfirmed } from '../words/repair.ts'
import { board as words } from '../words/staff/supervisor.ts'
import { type BusyAgent, BusyAgents } from './busy-agents.tsx'

export type BreachRow = {
  readonly caseId: string
  readonly caseNumber: string
  readonly limit: Bilingual
  readonly party: Bilingual
  /** On whose account its days over are. */
  readonly charged: Bilingual | null
  readonly due: Day
  readonly statutory: boolean
  /** Null while the act is still missing. */
  readonly doneOn: Day | null
}
const counted = ['open', 'overdue', 'today', 'atRisk', 'provisional', 'paused', 'stalled'] as const

type Props = {
  readonly shell: Shell
  readonly counts: Readonly<Record<(typeof counted)[number], number>>
  readonly cases: Paged<CaseSummary>
  readonly breaches: Paged<BreachRow>
  /** Fault in the reach of the calendar; null: nothing. */
  readonly calendar: Bilingual | null
  readonly busy?: { readonly agents: Paged<BusyAgent>; readonly least: number }
}

/** Tells who is late, since when, and whose part it is. */
export function BoardPage({ shell, counts, cases: open, breaches, calendar, busy }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>{t(words.title)}</h1>
      {calendar && <p class="callout">{t(calendar)}</p>}
      <Counts
        counts={counted.map((name) => ({
          name: t(words[name]),
          n: counts[name],
          isLate: name === 'overdue' || name === 'stalled',
        }))}
      />
      <section class="block">
        <h2>{t(words.cases)}</h2>
        <PagedTable
          shell={shell}
          of={open}
          caption={t(words.cases)}
          columns={[cases.due, words.limit, words.party, cases.number, cases.record, cases.state].map((name) =>
            t(name),
          )}
          row={(one) => [
            <>
              {sayNextDue(lang, one) || '—'} <CaseChips lang={lang} one={one} now={shell.now} />
            </>,
            <LimitCell lang={lang} one={one} />,
            t(one.owedByName ?? one.holderName),
            <a href={to(shell, paths.deskCase(one.id))}>{one.number}</a>,
            one.recordTitle,
            t(one.stateName),
          ]}
          empty={t(words.none)}
        />
      </section>
      <section class="block">
        <h2>{t(words.breaches)}</h2>
        <PagedTable
          shell={shell}
          of={breaches}
          cursor="breaches"
          caption={t(words.breaches)}
          columns={[
            words.party,
            words.charged,
            words.limit,
            words.dueOn,
            words.standing,
            cases.number,
            cases.state,
          ].map((name) => t(name))}
          row={(one) => [
            t(one.party),
            one.charged ? t(one.charged) : '—',
            t(one.limit),
            sayDay(lang, one.due),
            t(one.statutory ? clock.statutory : clock.reference),
            <a href={to(shell, paths.deskCase(one.caseId))}>{one.caseNumber}</a>,
            one.doneOn ? t(words.doneLate, { day: sayDay(lang, one.doneOn) }) : t(words.still),
          ]}
          empty={t(words.noBreaches)}
        />
      </section>
      <p>
        <a href={to(shell, paths.unconfirmed)}>{t(unconfirmed.title)}</a>
      </p>
      {busy && <BusyAgents shell={shell} {...busy} />}
    </Layout>
  )
}
