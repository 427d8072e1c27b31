import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { adminLogWords as words } from '../words/staff/admin.ts'
import { audit } from '../words/staff/supervisor.ts'

export type AdminLogRow = {
  readonly seq: number
  readonly at: number
  readonly what: Bilingual
  readonly who: Bilingual
  /** Null once the payload is erased. */
  readonly details: readonly { readonly name: Bilingual; readonly value: Bilingual }[] | null
}
type Props = { readonly shell: Shell; readonly rows: Paged<AdminLogRow> }

/** Acts of administrators, for the reader of all logs. */
export function AdminLogPage({ shell, rows }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.audit, label: t(audit.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <PagedTable
        shell={shell}
        of={rows}
        caption={t(words.title)}
        columns={[audit.seq, words.at, words.what, words.who, words.details]}
        row={(one) => [
          one.seq,
          <span class="day">{sayInstant(lang, one.at)}</span>,
          t(one.what),
          t(one.who),
          one.details
            ? one.details.map(({ name, value }) => <div>{labelled(lang, t(name), t(value))}</div>)
            : t(words.erased),
        ]}
        empty={t(words.none)}
        whole
      />
    </Layout>
  )
}
