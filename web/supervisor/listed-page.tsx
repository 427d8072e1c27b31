import type { Paged } from '#engine/store/paged.ts'
import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { citationText } from '#law/source.ts'
import { Downloads } from '../parts/form/downloads.tsx'
import { MonthChoice } from '../parts/form/month-choice.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Sheet } from '../sheet.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayMonth } from '../when.ts'
import { board } from '../words/staff/board.ts'
import { listed as words } from '../words/staff/supervisor.ts'

export type ListedRow = {
  readonly record: string
  readonly unit: Bilingual
  readonly why: Bilingual
  readonly article: string
  readonly on: Day
}
type Props = {
  readonly shell: Shell
  readonly month: string
  /** Months to choose from, the newest first. */
  readonly months: readonly string[]
  readonly rows: Paged<ListedRow>
  readonly hasPdf: boolean
}

const columns = [words.record, words.why, words.article, words.unit, words.on]

/** Findings without case, since the law is open: people look. */
export function ListedPage({ shell, month, months, rows, hasPdf }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <h2>{sayMonth(shell.lang, month)}</h2>
      <PagedTable
        shell={shell}
        of={rows}
        caption={`${t(words.title)} ${sayMonth(shell.lang, month)}`}
        columns={columns}
        row={({ record, why, article, unit, on }) => [
          ...[record, t(why), sayArticle(shell.lang, article), t(unit)],
          <span class="day">{sayDay(shell.lang, on)}</span>,
        ]}
        empty={t(words.none)}
      />
      <Downloads
        shell={shell}
        csv={`${paths.listedSheet}?month=${month}`}
        pdf={hasPdf && `${paths.listedPdf}?month=${month}`}
      />
      <MonthChoice {...{ shell, month, months }} path={paths.listed} />
    </Layout>
  )
}

const sayArticle = (lang: Lang, article: string): string =>
  tell(lang)(article === '' ? words.ours : citationText(article))

/** The page's columns, a word a cell. */
export function listedSheet(lang: Lang): Sheet<ListedRow> {
  const t = tell(lang)
  return {
    columns: columns.map((name) => t(name)),
    row: ({ record, why, article, unit, on }) => [record, t(why), sayArticle(lang, article), t(unit), on],
    rest: t(board.rest),
  }
}
