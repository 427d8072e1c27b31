import type { Paged } from '#engine/store/paged.ts'
import type { BoardLine } from '#engine/views/board-line-view.ts'
import { type BoardCounts, boardShows } from '#engine/views/oversight-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { to } from '../link.ts'
import { Behind } from '../oversight/behind.tsx'
import { Counts } from '../parts/counts.tsx'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { assigning } from '../words/staff/assign.ts'
import { together } from '../words/staff/batch.ts'
import { breaches, board as words } from '../words/staff/board.ts'
import { bulletins } from '../words/staff/bulletins.ts'
import { contests } from '../words/staff/contests.ts'
import { editions } from '../words/staff/editions.ts'
import { find } from '../words/staff/find.ts'
import { oversight, rated, workload } from '../words/staff/oversight.ts'
import { queries } from '../words/staff/queries.ts'
import { unconfirmed } from '../words/staff/recipients.ts'
import { listed } from '../words/staff/supervisor.ts'
import { Asked, type BoardChoice, BoardChoices, boardPath } from './board-choice.tsx'
import { BoardTable } from './board-table.tsx'
import { type BusyAgent, BusyAgents } from './busy-agents.tsx'

type Props = {
  readonly shell: Shell
  readonly counts: BoardCounts
  readonly choice: BoardChoice
  readonly lines: Paged<BoardLine>
  /** Fault in the reach of the calendar; null: nothing. */
  readonly calendar: Bilingual | null
  /** Its reader’s county; null: the whole area. */
  readonly county: Bilingual | null
  readonly hasPdf: boolean
  readonly busy?: { readonly agents: Paged<BusyAgent>; readonly least: number }
  /** Entries of the log not counted yet; null: none. */
  readonly behind?: number | null
}

type Numbered = Pick<Props, 'shell' | 'counts'> &
  Pick<BoardChoice, 'chosen' | 'show'> & { readonly isNarrowed: boolean }

/** Numbers lead to their lists, of a narrowed board by a form. */
function Numbers({ shell, counts, chosen, show, isNarrowed }: Numbered) {
  const t = tell(shell.lang)
  const numbers = boardShows.map((name) => ({
    name: t(words[name]),
    n: counts[name],
    isLate: name === 'overdue' || name === 'stalled' || name === 'unstaffed',
    isShown: name === show,
    ...(isNarrowed ? { sends: { name: 'filter', value: name } } : { href: to(shell, boardPath({ chosen }, name)) }),
  }))
  if (!isNarrowed) return <Counts counts={numbers} />
  return (
    <form method="get" action={to(shell, paths.board)}>
      <Asked chosen={chosen} />
      <Counts counts={numbers} />
    </form>
  )
}

type Used = Pick<Props, 'shell' | 'choice' | 'hasPdf'>

/** Takes the list along, or acts on many of it. */
function Uses({ shell, choice, hasPdf }: Used) {
  const t = tell(shell.lang)
  const acts = [
    { path: paths.boardTogether('remind'), name: together.remind },
    { path: paths.boardTogether('assign'), name: together.assign },
  ]
  const taken = [
    { path: paths.boardPrint, name: words.print },
    ...(hasPdf ? [{ path: paths.boardPdf, name: words.pdf }] : []),
    { path: paths.boardSheet, name: words.csv },
  ]
  const buttons = (of: readonly { readonly path: string; readonly name: Bilingual }[]) =>
    of.map(({ path, name }) => (
      <button type="submit" class="plain" formAction={to(shell, path)} key={path}>
        {t(name)}
      </button>
    ))
  return (
    <form method="get" action={to(shell, paths.boardPrint)}>
      <Asked {...choice} />
      <p class="row">{buttons(acts)}</p>
      <details>
        <summary>{t(words.take)}</summary>
        <p class="row">{buttons(taken)}</p>
      </details>
    </form>
  )
}

/** The board: a row for each limit that runs. */
export function BoardPage({ shell, counts, choice, lines, calendar, county, hasPdf, busy, behind = null }: Props) {
  const t = tell(shell.lang)
  const { chosen, show } = choice
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>{t(words.title)}</h1>
      <p class="quiet">
        {county ? `${t(county)} · ${t(words.lead)}` : t(words.lead)}{' '}
        <a href={to(shell, paths.forecast)}>{t(words.byUnit)}</a>
      </p>
      {calendar && <p class="callout">{t(calendar)}</p>}
      <Behind lang={shell.lang} rows={behind} />
      <Numbers
        {...{ shell, counts, show }}
        chosen={{ ...chosen, state: null, person: null }}
        isNarrowed={chosen.unit !== null || chosen.procedure !== null || (county === null && chosen.county !== null)}
      />
      <BoardChoices shell={shell} choice={choice} />
      <section class="block">
        <h2>
          {t(words.list)} · {t(words[show])}
        </h2>
        {(chosen.state !== null || chosen.person !== null) && <p class="quiet">{t(words.narrowed)}</p>}
        {chosen.person !== null && (
          <p>
            <a href={to(shell, paths.handOver(chosen.person))}>{t(assigning.many)}</a>
          </p>
        )}
        <Uses shell={shell} choice={choice} hasPdf={hasPdf} />
        <BoardTable shell={shell} lines={lines} />
      </section>
      <section class="block">
        <h2>{t(words.more)}</h2>
        <p class="row">
          <a href={to(shell, paths.oversight)}>{t(oversight.title)}</a>
          <a href={to(shell, paths.workload)}>{t(workload.title)}</a>
          <a href={to(shell, paths.rated)}>{t(rated.title)}</a>
          <a href={to(shell, paths.editions)}>{t(editions.title)}</a>
          <a href={to(shell, paths.bulletins)}>{t(bulletins.title)}</a>
          <a href={to(shell, paths.breaches)}>{t(breaches.title)}</a>
          {county === null && <a href={to(shell, paths.contests)}>{t(contests.list)}</a>}
          <a href={to(shell, paths.find)}>{t(find.title)}</a>
          <a href={to(shell, paths.queries)}>{t(queries.title)}</a>
          {county === null && <a href={to(shell, paths.unconfirmed)}>{t(unconfirmed.title)}</a>}
          {county === null && <a href={to(shell, paths.listed)}>{t(listed.title)}</a>}
        </p>
      </section>
      {busy && <BusyAgents shell={shell} {...busy} />}
    </Layout>
  )
}
