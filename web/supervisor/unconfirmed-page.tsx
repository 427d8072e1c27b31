import type { Paged } from '#engine/store/paged.ts'
import type { HolderView } from '#engine/views/holders-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { to } from '../link.ts'
import { CopyChip, CopyDueCell, ToSettle } from '../parts/case/holders-table.tsx'
import { Downloads } from '../parts/form/downloads.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayInstant } from '../when.ts'
import { copies, measures, repair } from '../words/repair.ts'
import { board } from '../words/staff/board.ts'
import { unconfirmed as words } from '../words/staff/recipients.ts'
import { orders } from '../words/staff/supervise.ts'

type Props = {
  readonly shell: Shell
  /** `order`: where an order to a late one is given. */
  readonly liftings: Paged<HolderView & { readonly title: string; readonly order: string | null }>
  readonly sharing: readonly {
    readonly id: string
    readonly unitName: Bilingual
    readonly open: number
    readonly late: number
    readonly isMore: boolean
    readonly next: Day | null
  }[]
  readonly hasPdf: boolean
}

/** Names who was told of a change, and has not confirmed. */
export function UnconfirmedPage({ shell, liftings, sharing, hasPdf }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const more = (n: number, isMore: boolean) => (isMore ? `${n}+` : n)
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.board, label: t(board.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <h2>{t(words.sharing)}</h2>
      <Table
        caption={t(words.sharing)}
        columns={[repair.unit, words.open, words.late, words.next].map((name) => t(name))}
        rows={sharing.map(({ id, unitName, open, late, isMore, next }) => [
          <a href={to(shell, paths.unconfirmedOf(id))}>{t(unitName)}</a>,
          more(open, isMore),
          more(late, isMore),
          next === null ? '—' : sayDay(lang, next),
        ])}
        empty={t(words.none)}
      />
      <p>
        <a href={to(shell, paths.holdersOfMonth)}>{t(words.monthly)}</a>
      </p>
      <h2>{t(words.measures)}</h2>
      <PagedTable
        shell={shell}
        of={liftings}
        whole
        caption={t(words.measures)}
        columns={[repair.unit, measures.record, measures.note, repair.told, copies.due, copies.state]}
        row={(one) => [
          t(one.unitName),
          one.title,
          <ToSettle lang={lang} one={one} />,
          one.toldAt === null ? '—' : sayInstant(lang, one.toldAt),
          <CopyDueCell lang={lang} one={one} />,
          <>
            <CopyChip lang={lang} one={one} />
            {one.standing === 'late' && one.order !== null && (
              <p>
                <a href={to(shell, one.order)}>{t(orders.holder)}</a>
              </p>
            )}
          </>,
        ]}
        empty={t(words.none)}
      />
      <Downloads shell={shell} csv={paths.openSheet} pdf={hasPdf && paths.openPdf} />
    </Layout>
  )
}
