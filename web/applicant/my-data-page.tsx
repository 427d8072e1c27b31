import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { asset, to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { ownStatement, myData as words } from '../words/my-data.ts'

export type SeenRow = {
  readonly at: number
  readonly who: Bilingual
  readonly what: string
  readonly why: string | null
}
type Props = {
  readonly shell: Shell
  readonly account: string
  readonly subject: string
  readonly views: Paged<SeenRow>
}

/** Data of a subject, to take along, and its readers. */
export function MyDataPage({ shell, account, subject, views }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <section class="block">
        <h2>{t(words.kept)}</h2>
        <SummaryList
          lines={[
            { name: t(words.records), value: <a href={to(shell, paths.myRecords)}>{t(words.see)}</a> },
            { name: t(words.cases), value: <a href={to(shell, paths.myCases)}>{t(words.see)}</a> },
            { name: t(words.account), value: <code>{account}</code> },
            { name: t(words.subject), value: <code>{subject}</code> },
          ]}
        />
        <p class="quiet">{t(words.subjectHint)}</p>
        <p>
          <a href={to(shell, paths.statement)}>{t(ownStatement.toIt)}</a>
        </p>
        <p>{t(words.downloadText)}</p>
        <p>
          <a class="button second" href={asset(shell, paths.myExport)} download>
            {t(words.download)}
          </a>
        </p>
      </section>
      <section class="block">
        <h2>{t(words.views)}</h2>
        <p class="quiet">{t(words.viewsText)}</p>
        <PagedTable
          shell={shell}
          of={views}
          caption={t(words.views)}
          columns={[words.at, words.who, words.what, words.why]}
          row={(one) => [sayInstant(lang, one.at), t(one.who), one.what, one.why ?? t(words.handling)]}
          empty={t(words.none)}
        />
      </section>
    </Layout>
  )
}
