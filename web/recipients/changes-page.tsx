import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { cases } from '../words/case.ts'
import { feed as words } from '../words/staff/recipients.ts'
import { audit } from '../words/staff/supervisor.ts'

export type ChangeRow = {
  readonly position: number
  readonly at: number
  readonly recordId: string
  readonly title: string
  readonly change: Bilingual
}
type Props = { readonly shell: Shell; readonly rows: Paged<ChangeRow> }

/** The ordered full feed, as a recipient's staff read it. */
export function ChangesPage({ shell, rows }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.all)} wide back={{ path: paths.feed, label: t(words.title) }}>
      <h1>{t(words.all)}</h1>
      <PagedTable
        shell={shell}
        of={rows}
        caption={t(words.all)}
        columns={[words.position, audit.at, cases.record, words.change]}
        row={(one) => [
          one.position,
          sayInstant(lang, one.at),
          <>
            {one.title}
            <br />
            <code>{one.recordId}</code>
          </>,
          t(one.change),
        ]}
        empty={t(words.noChange)}
      />
    </Layout>
  )
}
