import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, formState } from '../form.ts'
import { Chip } from '../parts/chip.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { cases } from '../words/case.ts'
import { audit, feed as words } from '../words/staff/supervisor.ts'

export type FeedRow = {
  readonly position: number
  readonly at: number
  readonly recordId: string
  readonly title: string
  readonly change: Bilingual
  readonly acknowledgedAt: number | null
}
type Props = FormInput & { readonly shell: Shell; readonly rows: Paged<FeedRow>; readonly last: number | null }

/** The ordered full feed for an authenticated recipient, with its acknowledgement. */
export function FeedPage({ shell, rows, last, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)} form={input} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <PagedTable
        shell={shell}
        of={rows}
        caption={t(words.title)}
        columns={[words.position, audit.at, cases.record, words.change, cases.state]}
        row={(one) => [
          one.position,
          sayInstant(lang, one.at),
          <>
            {one.title}
            <br />
            <code>{one.recordId}</code>
          </>,
          t(one.change),
          <Chip tone={one.acknowledgedAt === null ? 'warn' : 'good'}>
            {t(one.acknowledgedAt === null ? words.open : words.acknowledged)}
          </Chip>,
        ]}
        empty={t(words.none)}
      />
      {last !== null && (
        <PostForm shell={shell} path={paths.acknowledge} button={t(words.button)}>
          <TextField
            form={formState(lang, input)}
            name="through"
            label={t(words.through)}
            value={String(last)}
            width="short"
          />
        </PostForm>
      )}
    </Layout>
  )
}
