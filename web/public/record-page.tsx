import type { ListMeasureView } from '#engine/views/holders-view.ts'
import { entryOf } from '#records/catalogue.ts'
import { fieldOf } from '#records/layout.ts'
import { hiddenMark, type PublicRecord } from '#records/publicity/masking.ts'
import { to } from '../link.ts'
import { RecordMeasures } from '../parts/case/list-measures.tsx'
import { Chip } from '../parts/chip.tsx'
import { Diff } from '../parts/diff.tsx'
import { Layout } from '../parts/layout.tsx'
import { RecordChips } from '../parts/record-chips.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { listed, tell } from '../tell.ts'
import { sayCell, sayDay, sayLastDay } from '../when.ts'
import { chips } from '../words/case.ts'
import { frame } from '../words/frame.ts'
import { noticeWords } from '../words/notices.ts'
import { record as words } from '../words/public.ts'
import { commitment } from '../words/repair.ts'

type Props = {
  readonly shell: Shell
  readonly record: PublicRecord
  readonly hasCommitment?: boolean
  readonly measures?: readonly ListMeasureView[]
}

/** A static page: all that anybody may see of a record. */
export function RecordPage({ shell, record, hasCommitment = false, measures = [] }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const kind = entryOf(record.kind)?.name
  const isAlone = record.finding !== null && record.documentNumber === ''
  const title = `${record.name} · ${isAlone ? t(words.finding) : kind ? t(kind) : record.documentNumber}`
  return (
    <Layout shell={shell} title={title} unindexed>
      <h1>{title.replace(' · ', t(frame.colon))}</h1>
      <Marks shell={shell} record={record} hasCommitment={hasCommitment} />
      <SummaryList
        close
        lines={[
          {
            name: t(words.period),
            value: (
              <span class="keep">
                {t(words.fromTo, { from: sayDay(lang, record.from), to: sayLastDay(lang, record.until) })}
              </span>
            ),
          },
          ...(isAlone ? [{ name: t(words.code), value: record.code }] : []),
          ...record.cells.map(({ column, value }) => ({
            name: columnName(shell, record, column),
            value: record.disputedColumns.includes(column) ? (
              <>
                <Chip tone="warn">{t(chips.disputed)}</Chip> {sayCell(lang, record.kind, column, value)}
              </>
            ) : (
              sayCell(lang, record.kind, column, value)
            ),
          })),
        ]}
      />
      {!isAlone && <RecordMeasures shell={shell} measures={measures} />}
      <History shell={shell} record={record} />
      {!isAlone && <ObjectTo shell={shell} record={record} />}
    </Layout>
  )
}

/** Everything said of the record above its own entries. */
function Marks({ shell, record, hasCommitment }: Omit<Props, 'measures'>) {
  const { lang } = shell
  const t = tell(lang)
  const disputedFields = listed(
    lang,
    record.disputedColumns.map((column) => columnName(shell, record, column)),
  )
  return (
    <>
      {(record.disputed || record.corrected || record.finding) && (
        <p>
          <RecordChips lang={lang} record={record} />
        </p>
      )}
      {record.finding && (
        <p class="callout warn">
          {t(words.findingLead, {
            by: record.finding.by,
            on: sayDay(lang, record.finding.on),
            until: sayDay(lang, record.finding.until),
          })}
        </p>
      )}
      {record.disputed && (
        <p class="callout warn">
          {t(words.disputed)}
          {disputedFields !== '' && (
            <>
              <br />
              {t(words.disputedFields, { fields: disputedFields })}
            </>
          )}
        </p>
      )}
      {hasCommitment && (
        <p>
          <a href={to(shell, paths.commitment(record.id))}>{t(commitment.link)}</a>
        </p>
      )}
      {record.statement && (
        <div class="callout">
          <h2>{t(words.statement, { day: sayDay(lang, record.statement.on) })}</h2>
          <p class="text">{record.statement.text}</p>
          {record.statement.text.includes(hiddenMark) && <p class="quiet">{t(noticeWords.redacted)}</p>}
        </div>
      )}
      {record.corrected && (
        <p class="callout good">
          {t(words.correctedOn, { day: sayDay(lang, record.corrected.on), n: record.corrected.version })}
        </p>
      )}
    </>
  )
}

function ObjectTo({ shell, record }: { shell: Shell; record: PublicRecord }) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <p>
        <a class="button" href={to(shell, paths.objectRecord(record.id))}>
          {t(words.object)}
        </a>
      </p>
      <p class="quiet">{t(words.objectHint)}</p>
    </section>
  )
}

function History({ shell, record }: { shell: Shell; record: PublicRecord }) {
  const t = tell(shell.lang)
  if (record.history.length === 0) return null
  return (
    <section class="block">
      <h2>{t(words.history)}</h2>
      {record.history.map(({ version, on, changes }) => (
        <>
          <h3>{t(words.historyEntry, { day: sayDay(shell.lang, on), n: version })}</h3>
          <Diff
            made
            lang={shell.lang}
            changes={changes.map(({ column, from, to: after }) => ({
              name: columnName(shell, record, column),
              before: sayCell(shell.lang, record.kind, column, from),
              after: sayCell(shell.lang, record.kind, column, after),
            }))}
          />
        </>
      ))}
    </section>
  )
}

const columnName = (shell: Shell, record: PublicRecord, column: string) =>
  fieldOf(record.kind, column)?.[shell.lang] ?? column
