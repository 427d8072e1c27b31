import type { Reach } from '#engine/people/reach.ts'
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
import { contact } from '../words/applicant.ts'
import { ownStatement, myData as words } from '../words/my-data.ts'

export type SeenRow = {
  readonly at: number
  readonly who: Bilingual
  readonly what: string
  readonly why: string | null
}
type Props = {
  readonly shell: Shell
  readonly kept: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly subject: string
    readonly reach: Reach | null
    readonly counts: Readonly<Record<'records' | 'cases' | 'drafts' | 'statementLinks', number>>
  }
  readonly views: Paged<SeenRow>
}

/** Data of a subject, to take along, and its readers. */
export function MyDataPage({ shell, kept, views }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <section class="block">
        <h2>{t(words.kept)}</h2>
        <Kept shell={shell} kept={kept} />
        <p class="quiet">{t(words.subjectHint)}</p>
        <p class="quiet">{t(words.howLong)}</p>
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

/** Each thing kept, in words, and where it is read or changed. */
function Kept({ shell, kept: { id, name, email, subject, reach, counts } }: Omit<Props, 'views'>) {
  const t = tell(shell.lang)
  const link = (n: number, path: string) => (
    <>
      {t(words.n, { n })} <a href={to(shell, path)}>{t(words.see)}</a>
    </>
  )
  const change = <a href={to(shell, paths.reach)}>{t(words.change)}</a>
  return (
    <SummaryList
      lines={[
        { name: t(words.records), value: link(counts.records, paths.myRecords) },
        { name: t(words.cases), value: link(counts.cases, paths.myCases) },
        { name: t(words.drafts), value: link(counts.drafts, paths.drafts) },
        { name: t(words.statementLinks), value: link(counts.statementLinks, paths.statement) },
        { name: t(contact.name), value: name },
        { name: t(contact.email), value: [reach?.email || email || t(words.nothing), ' ', change] },
        { name: t(contact.phone), value: [reach?.phone || t(words.nothing), ' ', change] },
        { name: t(contact.address), value: [reach?.address || t(words.nothing), ' ', change] },
        { name: t(words.electronic), value: t(reach?.consentElectronic ? words.consented : words.notConsented) },
        { name: t(words.account), value: <code>{id}</code> },
        { name: t(words.subject), value: <code>{subject}</code> },
      ]}
    />
  )
}
