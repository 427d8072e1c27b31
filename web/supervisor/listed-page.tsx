import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { citationText } from '#law/source.ts'
import { MonthChoice } from '../parts/form/month-choice.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayMonth } from '../when.ts'
import { listed as words } from '../words/staff/supervisor.ts'

export type ListedRow = {
  readonly record: string
  readonly unit: Bilingual
  readonly why: Bilingual
  readonly article: string
  readonly on: Bilingual
}
type Props = {
  readonly shell: Shell
  readonly month: string
  /** Months to choose from, the newest first. */
  readonly months: readonly string[]
  readonly rows: Paged<ListedRow>
}

/** Findings without case, since the law is open: people look. */
export function ListedPage({ shell, month, months, rows }: Props) {
  const t = tell(shell.lang)
  const columns = [words.record, words.why, words.article, words.unit, words.on]
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
          record,
          t(why),
          article === '' ? t(words.ours) : t(citationText(article)),
          t(unit),
          <span class="day">{t(on)}</span>,
        ]}
        empty={t(words.none)}
      />
      <MonthChoice {...{ shell, month, months }} path={paths.listed} />
    </Layout>
  )
}
