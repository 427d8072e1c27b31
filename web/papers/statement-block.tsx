import type { StatementRow, StatementView } from '#engine/register/statement-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { Fold } from '../parts/fold.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { Table } from '../parts/table.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { registerStatement as words } from '../words/my-data.ts'
import { certificateSite, kindRows, rowCells, rowHead, subjectLines } from './statement-sheet.ts'

type Props = {
  readonly shell: Shell
  readonly statement: StatementView
  readonly of: { readonly subject: string; readonly name: string }
  /** Its rows are folded: the subject came to share it. */
  readonly folded?: boolean
}

/** The statement on a page, for subject and third party. */
export function StatementBlock({ shell, statement, of, folded = false }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const { on, past, current } = statement
  return (
    <>
      <p class="callout">
        {t(words.isNot)}{' '}
        <a href={certificateSite} rel="external">
          {t(words.elsewhere)}
        </a>
      </p>
      <section class="block">
        <h2>{t(words.onDay, { day: sayDay(lang, on) })}</h2>
        <SummaryList lines={subjectLines(lang, of).map(([name, value]) => ({ name, value }))} />
        <Table
          caption={t(words.kinds)}
          columns={[t(words.kind), t(words.count)]}
          rows={kindRows(lang, statement)}
          empty=""
          figures
        />
      </section>
      <Rows shell={shell} title={words.current} rows={current} empty={words.noCurrent} folded={folded} />
      {past && <Rows shell={shell} title={words.past} rows={past} empty={words.noPast} folded={folded} />}
    </>
  )
}

type RowsProps = {
  readonly shell: Shell
  readonly title: Bilingual
  readonly rows: readonly StatementRow[]
  readonly empty: Bilingual
  readonly folded: boolean
}

function Rows({ shell: { lang }, title, rows, empty, folded }: RowsProps) {
  const t = tell(lang)
  const table = (
    <Table
      caption={t(title)}
      columns={byRecord(rowHead(lang))}
      rows={rows.map((row) => byRecord(rowCells(lang, row)))}
      empty={t(empty)}
      close
    />
  )
  if (folded && rows.length > 0)
    return (
      <Fold title={t(title)} n={rows.length}>
        {table}
      </Fold>
    )
  return (
    <section class="block">
      <h2>{t(title)}</h2>
      {table}
    </section>
  )
}

/** Names each row by its record, not its kind. */
const byRecord = ([kind = '', record = '', ...rest]: readonly string[]) => [record, kind, ...rest]
