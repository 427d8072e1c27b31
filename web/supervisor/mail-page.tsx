import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { mail as words } from '../words/mail.ts'

export type UndeliveredRow = {
  readonly at: number
  readonly number: string
  readonly what: Bilingual
  readonly to: Bilingual
  /** Null where it is an applicant's. */
  readonly address: string | null
  readonly failure: 'temporary' | 'permanent' | 'technical'
  readonly tries: number
  readonly doubtful: number
  readonly reason: string
}
type Props = { readonly shell: Shell; readonly rows: Paged<UndeliveredRow> }

/** Mail refused, returned, or not taken for three days. */
export function MailPage({ shell, rows }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const columns = [words.at, words.number, words.what, words.to, words.state, words.reason]
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <PagedTable
        shell={shell}
        of={rows}
        caption={t(words.title)}
        columns={columns}
        row={(row) => [
          sayInstant(lang, row.at),
          row.number,
          t(row.what).replace(/[:：]?\s*\{number\}/, ''),
          row.address === null ? t(row.to) : `${t(row.to)} ${row.address}`,
          `${t(words.failures[row.failure])}${t(words.tries).replace('{n}', String(row.tries))}${
            row.doubtful > 0 ? t(words.doubtful).replace('{n}', String(row.doubtful)) : ''
          }`,
          row.reason,
        ]}
        empty={t(words.none)}
      />
    </Layout>
  )
}
