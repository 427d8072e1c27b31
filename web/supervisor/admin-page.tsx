import type { Paged } from '#engine/store/paged.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { FormInput } from '../form.ts'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { cases } from '../words/case.ts'
import { admin as words } from '../words/staff/supervisor.ts'

export type StalledCase = Pick<CaseSummary, 'id' | 'number' | 'recordTitle' | 'stateName'> & {
  readonly seq: number
  readonly since: number
}
type Props = FormInput & {
  readonly shell: Shell
  readonly stalled: Paged<StalledCase>
  readonly calendar: Bilingual | null
}

/** Stalled cases, for the administrator to restart, never decide. */
export function AdminPage({ shell, stalled, calendar, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)} form={input} wide>
      <h1>{t(words.title)}</h1>
      {calendar && <p class="callout">{t(calendar)}</p>}
      <h2>{t(words.stalled)}</h2>
      <p class="lead">{t(words.stalledText)}</p>
      <PagedTable
        shell={shell}
        of={stalled}
        caption={t(words.stalled)}
        columns={[cases.number, cases.record, words.step, words.since, words.retry]}
        row={(one) => [
          one.number,
          one.recordTitle,
          t(one.stateName),
          sayInstant(lang, one.since),
          <PostForm
            shell={shell}
            path={paths.retry(one.id)}
            button={t(words.retry)}
            look="second"
            hidden={{ event: 'system.retried', seq: one.seq }}
          />,
        ]}
        empty={t(words.none)}
      />
    </Layout>
  )
}
