import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { measures, repair, unconfirmed as words } from '../words/repair.ts'
import { board } from '../words/staff/board.ts'

type Props = {
  readonly shell: Shell
  readonly liftings: Paged<{
    readonly unitName: Bilingual
    readonly title: string
    readonly note: string
    readonly toldAt: number
  }>
  readonly sharing: readonly {
    readonly unitName: Bilingual
    readonly changes: number
    readonly isMore: boolean
    readonly lastAt: number | null
  }[]
}

/** Names who was told that records ended, and has not confirmed. */
export function UnconfirmedPage({ shell, liftings, sharing }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.board, label: t(board.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <h2>{t(words.measures)}</h2>
      <PagedTable
        shell={shell}
        of={liftings}
        caption={t(words.measures)}
        columns={[repair.unit, measures.record, measures.note, repair.told]}
        row={({ unitName, title, note, toldAt }) => [t(unitName), title, note, sayInstant(lang, toldAt)]}
        empty={t(words.none)}
      />
      <h2>{t(words.sharing)}</h2>
      <Table
        caption={t(words.sharing)}
        columns={[repair.unit, words.behind, words.lastAt].map((name) => t(name))}
        rows={sharing.map(({ unitName, changes, isMore, lastAt }) => [
          t(unitName),
          isMore ? `${changes}+` : changes,
          lastAt === null ? t(words.never) : sayInstant(lang, lastAt),
        ])}
        empty={t(words.none)}
      />
    </Layout>
  )
}
