import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { cases } from '../words/case.ts'
import { search } from '../words/public.ts'
import { queries } from '../words/staff/queries.ts'
import { arrivals, deskRecords, register as words } from '../words/staff/staff.ts'

export type IncompleteRow = {
  readonly id: string
  readonly title: string
  readonly subjectName: string
  readonly documentNumber: string
  readonly missing: readonly Bilingual[]
}
export type HeldRow = {
  readonly documentNumber: string
  readonly authority: string
  readonly subjectName: string
  readonly file: string
  readonly row: number
  readonly reasons: readonly Bilingual[]
  readonly remedies: readonly Bilingual[]
}
type Props = {
  readonly shell: Shell
  readonly incomplete: Paged<IncompleteRow>
  readonly held: Paged<HeldRow>
}

/** A unit's incomplete records to complete, held rows to resend. */
export function RegisterPage({ shell, incomplete, held }: Props) {
  const t = tell(shell.lang)
  const list = (texts: readonly Bilingual[]) => texts.map((text) => t(text)).join(shell.lang === 'zh' ? '；' : '; ')
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <p>
        <a href={to(shell, paths.arrivals)}>{t(arrivals.link)}</a> ·{' '}
        <a href={to(shell, paths.deskRecords)}>{t(deskRecords.title)}</a> ·{' '}
        <a href={to(shell, paths.queries)}>{t(queries.title)}</a>
      </p>
      <h2>{t(words.incomplete)}</h2>
      <PagedTable
        shell={shell}
        of={incomplete}
        caption={t(words.incomplete)}
        columns={[search.document, cases.subject, words.missing, words.complete]}
        row={(one) => [
          one.documentNumber || one.title,
          one.subjectName,
          list(one.missing),
          <a href={to(shell, paths.complete(one.id))}>
            {t(words.complete)} <span class="hidden">{one.documentNumber}</span>
          </a>,
        ]}
        empty={t(words.noneIncomplete)}
      />
      <section class="block">
        <h2>{t(words.held)}</h2>
        <PagedTable
          shell={shell}
          of={held}
          cursor="held"
          caption={t(words.held)}
          columns={[search.document, cases.subject, search.authority, words.problem, words.remedy, words.source]}
          row={(one) => [
            one.documentNumber,
            one.subjectName,
            one.authority,
            list(one.reasons),
            list(one.remedies),
            `${one.file} ${t(words.row, { n: one.row })}`,
          ]}
          empty={t(words.noneHeld)}
        />
      </section>
    </Layout>
  )
}
