import type { Paged } from '#engine/store/paged.ts'
import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { to } from '../link.ts'
import { Downloads } from '../parts/form/downloads.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Sheet } from '../sheet.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { board, breaches } from '../words/staff/board.ts'
import { contests as words } from '../words/staff/contests.ts'

export type ContestRow = {
  readonly caseId: string
  readonly number: string
  readonly unit: Bilingual
  readonly due: Day
  readonly reason: string
  readonly on: Day
  readonly ruling: 'kept' | 'rescinded' | 'reattributed' | null
}

/** Contested breaches, those that wait for a ruling first. */
export function ContestsPage({
  shell,
  list,
  hasPdf,
}: {
  readonly shell: Shell
  readonly list: Paged<ContestRow>
  readonly hasPdf: boolean
}) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.list)} wide back={{ path: paths.board, label: t(board.title) }}>
      <h1>{t(words.list)}</h1>
      <p class="quiet">{t(words.listLead)}</p>
      <PagedTable
        shell={shell}
        of={list}
        caption={t(words.list)}
        columns={[words.on, words.standing, words.by, words.reason, words.case]}
        row={(one) => [
          sayDay(shell.lang, one.on),
          t(one.ruling === null ? words.waits : words[`is_${one.ruling}`]),
          t(one.unit),
          one.reason,
          <a href={to(shell, paths.caseBreaches(one.caseId))}>{one.number}</a>,
        ]}
        empty={t(words.nobody)}
      />
      <Downloads shell={shell} csv={paths.contestSheet} pdf={hasPdf && paths.contestPdf} />
    </Layout>
  )
}

/** The same columns, with the day on which each was due. */
export function contestSheet(lang: Lang): Sheet<ContestRow> {
  const t = tell(lang)
  return {
    columns: [words.on, words.standing, words.by, words.reason, words.case, breaches.dueOn].map((name) => t(name)),
    row: (one) => [
      one.on,
      t(one.ruling === null ? words.waits : words[`is_${one.ruling}`]),
      ...[t(one.unit), one.reason, one.number, one.due],
    ],
    rest: t(board.rest),
  }
}
