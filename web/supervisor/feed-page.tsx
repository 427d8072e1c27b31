import type { Bilingual } from '#workflows/procedure.ts'
import { type FormInput, formState } from '../form.ts'
import { Chip } from '../parts/chip.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Pager, Table } from '../parts/table.tsx'
import { TextField } from '../parts/text-field.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { cases } from '../words/case.ts'
import { audit, feed as words } from '../words/supervisor.ts'

export type FeedRow = {
  readonly position: number
  readonly at: number
  readonly recordId: string
  readonly title: string
  readonly change: Bilingual
  readonly acknowledgedAt: number | null
}
type Props = FormInput & { readonly shell: Shell; readonly rows: readonly FeedRow[]; readonly cursor: string | null }

/** The ordered full feed for an authenticated recipient, with its acknowledgement. */
export function FeedPage({ shell, rows, cursor, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const last = rows.at(-1)?.position
  return (
    <Layout shell={shell} title={t(words.title)} form={input} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <Table
        caption={t(words.title)}
        columns={[words.position, audit.at, cases.record, words.change, cases.state].map((name) => t(name))}
        rows={rows.map((one) => [
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
        ])}
        empty={t(words.none)}
      />
      <Pager shell={shell} cursor={cursor} />
      {last !== undefined && (
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
