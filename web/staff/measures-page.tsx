import type { Paged } from '#engine/store/paged.ts'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { copies, repair, measures as words } from '../words/repair.ts'
import { desk } from '../words/staff/staff.ts'

export type MeasureRow = {
  readonly record: string
  /** The case and the unit. */
  readonly of: string
  readonly title: string
  readonly note: string
  readonly toldAt: number
}

/** Measures that a unit must lift, oldest first. */
export function MeasuresPage({ shell, rows }: { shell: Shell; rows: Paged<MeasureRow> }) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.desk, label: t(desk.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <PagedTable
        shell={shell}
        of={rows}
        caption={t(words.title)}
        columns={[words.record, words.note, repair.told, copies.word]}
        row={({ record, of, title, note, toldAt }) => [
          title,
          note,
          sayInstant(shell.lang, toldAt),
          <PostForm shell={shell} path={paths.liftMeasures(record, of)} button={t(words.confirm)} look="second">
            <span class="hidden">{title}</span>
          </PostForm>,
        ]}
        empty={t(words.none)}
      />
    </Layout>
  )
}
