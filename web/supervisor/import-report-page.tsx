import type { Paged } from '#engine/store/paged.ts'
import { type Issue, sealedValue } from '#records/import/issue.ts'
import { importWords } from '#records/import-words.ts'
import { Counts } from '../parts/counts.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayIfDay } from '../when.ts'
import { importing } from '../words/staff/imports.ts'
import { admin as words } from '../words/staff/supervisor.ts'

const counted = ['read', 'accepted', 'unchanged', 'held', 'stillHeld'] as const

export type ImportReport = Readonly<Record<(typeof counted)[number], number>> & {
  readonly file: string
  readonly status: 'staged' | 'running' | 'done' | 'broken'
  readonly id: string
  /** Hundredths taken; null: not under way. */
  readonly taken?: number | null
  /** False to who may only see it. */
  readonly mayStart: boolean
  /** Rows of the preview. */
  readonly rows?: number
  readonly full: boolean
  /** Rows of others, left alone. */
  readonly foreign?: number
  readonly absent: number
  /** In a preview some stand for several rows. */
  readonly issues: Paged<Pick<Issue, 'row' | 'column' | 'code' | 'value' | 'sealed'> & { readonly rows?: number }>
}

/** Rows read, entered and held, with reasons. */
export function ImportReportPage({ shell, report }: { shell: Shell; report: ImportReport }) {
  const t = tell(shell.lang)
  // A broken sheet lacks nothing yet.
  const isWhole = report.full && report.status === 'done'
  return (
    <Layout shell={shell} title={t(words.reportTitle)} wide back={{ path: paths.imports, label: t(words.imports) }}>
      <h1>{t(words.reportTitle)}</h1>
      <p>{report.file}</p>
      {(report.status === 'running' || report.status === 'broken') && (
        <p class="callout warn">{t(words[report.status])}</p>
      )}
      {typeof report.taken === 'number' && <p>{t(importing.progress, { taken: report.taken })}</p>}
      {report.status === 'staged' && (
        <section class="callout">
          <p>{t(importing.staged, { rows: report.rows ?? 0 })}</p>
          {report.mayStart && (
            <PostForm shell={shell} path={paths.startImport(report.id)} button={t(importing.start)} />
          )}
        </section>
      )}
      <Counts
        counts={[
          ...counted,
          ...(report.foreign ? ['foreign' as const] : []),
          ...(isWhole ? ['absent' as const] : []),
        ].map((name) => ({
          name: t(words[name]),
          n: report[name] ?? 0,
          isLate: name === 'held' || name === 'stillHeld' || name === 'absent',
        }))}
      />
      <section class="block">
        <h2>{t(words.issues)}</h2>
        <PagedTable
          shell={shell}
          of={report.issues}
          caption={t(words.issues)}
          columns={[words.row, words.column, words.value, words.reason, words.remedy]}
          row={({ row, column, code, value, sealed, rows }) => [
            rows === undefined ? row : t(importing.rowsAlike, { row, rows, more: rows - 1 }),
            column || '—',
            sealed ? t(sealedValue) : sayIfDay(shell.lang, value),
            t(importWords[code].reason),
            t(importWords[code].remedy),
          ]}
          empty={t(words.noIssues)}
        />
      </section>
    </Layout>
  )
}
