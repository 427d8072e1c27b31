import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { to } from '../link.ts'
import { Downloads } from '../parts/form/downloads.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { cases, clock } from '../words/case.ts'
import { board, breaches as words } from '../words/staff/board.ts'
import { contests } from '../words/staff/contests.ts'
import { type RuledAs, sayOwnSeat, sayRuled } from './say-board.ts'

export type BreachRow = {
  readonly caseId: string
  readonly caseNumber: string
  readonly rule: string
  readonly limit: Bilingual
  readonly party: Bilingual
  /** On whose account its days over are. */
  readonly charged: Bilingual | null
  readonly due: Day
  readonly statutory: boolean
  /** Contested, and what was ruled; null: neither. */
  readonly ruled: RuledAs | null
  /** Null while the act is missing; `anew`: another day since. */
  readonly done: Day | 'anew' | null
}

/** Breaches with limit, party and charge. */
export function BreachesPage({
  shell,
  breaches,
  hasPdf,
}: {
  readonly shell: Shell
  readonly breaches: Paged<BreachRow>
  readonly hasPdf: boolean
}) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.board, label: t(board.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="quiet">{t(words.lead)}</p>
      <PagedTable
        shell={shell}
        of={breaches}
        caption={t(words.title)}
        columns={[
          ...[board.party, board.limit, words.standing, words.charged, words.dueOn],
          ...[contests.standing, cases.number, cases.state],
        ]}
        row={(one) => [
          t(one.party),
          t(one.limit),
          t(one.statutory ? clock.statutory : clock.reference),
          one.charged ? sayOwnSeat(shell.lang, t(one.charged), one.party) : '—',
          sayDay(shell.lang, one.due),
          sayRuled(shell.lang, one),
          <a href={`${to(shell, paths.deskCase(one.caseId))}#limit-${one.rule}`}>{one.caseNumber}</a>,
          doneOf(shell, one),
        ]}
        empty={t(words.none)}
        whole
        brief
      />
      <Downloads shell={shell} csv={paths.breachSheet} pdf={hasPdf && paths.breachPdf} />
    </Layout>
  )
}

function doneOf({ lang }: Shell, { done }: BreachRow): string {
  const t = tell(lang)
  if (done === null) return t(words.still)
  return done === 'anew' ? t(words.anew) : t(words.doneLate, { day: sayDay(lang, done) })
}
