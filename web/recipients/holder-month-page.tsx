import type { Paged } from '#engine/store/paged.ts'
import type { HolderView } from '#engine/views/holders-view.ts'
import { CopyChip, CopyDueCell } from '../parts/case/holders-table.tsx'
import { MonthChoice } from '../parts/form/month-choice.tsx'
import { SheetParts } from '../parts/form/sheet-parts.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant, sayMonth } from '../when.ts'
import { cases } from '../words/case.ts'
import { copies } from '../words/repair.ts'
import { unconfirmed as words } from '../words/staff/recipients.ts'

type Props = {
  readonly shell: Shell
  readonly month: string
  readonly months: readonly string[]
  readonly rows: Paged<HolderView & { readonly title: string }>
  /** Cursors at which the parts of the sheet begin. */
  readonly parts: readonly string[]
  readonly hasPdf: boolean
}

/** Every change of a month, and what each holder did. */
export function HolderMonthPage({ shell, month, months, rows, parts, hasPdf }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const title = t(words.ofMonth, { month: sayMonth(lang, month) })
  return (
    <Layout shell={shell} title={title} wide back={{ path: paths.unconfirmed, label: t(words.title) }}>
      <h1>{title}</h1>
      <p class="lead">{t(words.ofMonthLead)}</p>
      <PagedTable
        shell={shell}
        of={rows}
        whole
        caption={title}
        columns={[copies.unit, cases.record, copies.what, copies.told, copies.due, cases.state]}
        row={(one) => [
          t(one.unitName),
          one.title,
          t(copies[one.what]),
          one.toldAt === null ? '—' : sayInstant(lang, one.toldAt),
          <CopyDueCell lang={lang} one={one} />,
          <CopyChip lang={lang} one={one} />,
        ]}
        empty={t(words.noneOfMonth)}
      />
      <SheetParts
        shell={shell}
        parts={parts}
        path={(at) => paths.unconfirmedSheet(month, at)}
        pdf={hasPdf && paths.unconfirmedPdf(month)}
      />
      <MonthChoice {...{ shell, month, months }} path={paths.holdersOfMonth} />
    </Layout>
  )
}
