import type { RepairTask } from '#engine/register/repair-tasks-view.ts'
import type { ArrivalView } from '#engine/views/arrival-view.ts'
import type { ListMeasureView } from '#engine/views/holders-view.ts'
import type { NextStep as Step } from '#engine/views/next-step-view.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { ArrivalNotice } from '../parts/case/arrival-notice.tsx'
import { HoldersTable } from '../parts/case/holders-table.tsx'
import { RecordMeasures } from '../parts/case/list-measures.tsx'
import { OfferedAgain } from '../parts/case/offered-again.tsx'
import { Chip } from '../parts/chip.tsx'
import { Layout } from '../parts/layout.tsx'
import { NextStep } from '../parts/next-step.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { publicState } from '../parts/record-chips.tsx'
import { RecordContent, RecordSource } from '../parts/record-content.tsx'
import { RecordDates } from '../parts/record-dates.tsx'
import type { ListedRecord } from '../parts/record-row.tsx'
import { RepairPanel } from '../parts/repair-panel.tsx'
import { Table } from '../parts/table.tsx'
import { Versions } from '../parts/versions.tsx'
import type { WayLink } from '../parts/way-links.tsx'
import { paths } from '../paths.ts'
import { sayFigures } from '../say-length.ts'
import { sayNextDue } from '../say-next-due.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { mine } from '../words/applicant.ts'
import { cases as caseWords, chips } from '../words/case.ts'
import { clients } from '../words/mandates.ts'
import { oneRecord as words } from '../words/my-credit.ts'

type Props = {
  readonly shell: Shell
  readonly base: string
  readonly record: ListedRecord
  readonly step: Step
  readonly mayObject: boolean
  /** Steps that a repair still needs. */
  readonly tasks: readonly RepairTask[]
  /** The notice of a record that is new. */
  readonly arrival: ArrivalView | null
  readonly cases: readonly CaseSummary[]
  /** In force with the record. */
  readonly measures: readonly ListMeasureView[]
}

/** A whole record, its days and cases, and the next act. */
export function MyRecordPage({ shell, base, record, step, mayObject, tasks, arrival, cases, measures }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout
      shell={shell}
      title={record.title}
      back={{ path: `${base}/records`, label: t(shell.actingFor ? clients.records : mine.title) }}
    >
      <RecordHeading title={record.title} />
      <p>
        <Chip tone={record.shown ? 'wait' : 'calm'}>{t(publicState(record))}</Chip>
        {record.disputed && <Chip tone="warn">{t(chips.disputed)}</Chip>}
      </p>
      {!record.shown && record.why.length > 0 && (
        <p class="quiet">
          {labelled(lang, t(mine.why), record.why.map((why) => t(why)).join(lang === 'zh' ? '；' : '; '))}
        </p>
      )}
      <NextStep
        {...{ shell, base, record, step, mayObject }}
        repairWay={(record.ways ?? []).find(({ procedure }) => procedure === 'repair') ?? null}
      />
      <RecordDates shell={shell} record={record} />
      <RepairPanel {...{ shell, base, record, tasks, mayObject }} reminds={step !== 'remind'} />
      <Others {...{ shell, base, record, step, mayObject }} />
      <RecordMeasures shell={shell} measures={measures} />
      <HoldersTable shell={shell} confirmations={record.confirmations} own={{ record: record.id, base }} />
      <OfferedAgain lang={lang} offers={record.offered ?? []} />
      <Cases shell={shell} cases={cases} />
      <RecordContent lang={lang} record={record} />
      <RecordSource lang={lang} record={record} />
      <Versions lang={lang} versions={record.versions} />
      {arrival && (
        <details>
          <summary>{t(words.told)}</summary>
          <ArrivalNotice lang={lang} view={arrival} />
        </details>
      )}
    </Layout>
  )
}

/** The document's number is read in one piece. */
function RecordHeading({ title }: { readonly title: string }) {
  const at = title.lastIndexOf(' ') + 1
  return (
    <h1>
      {title.slice(0, at)}
      <span class="one-line">{title.slice(at)}</span>
    </h1>
  )
}

/** Other ways, quietly below, each with what it is for. */
function Others({
  shell,
  base,
  record,
  step,
  mayObject,
}: Pick<Props, 'shell' | 'base' | 'record' | 'step' | 'mayObject'>) {
  const t = tell(shell.lang)
  const objects = mayObject && !record.ended
  const form = paths.objectRecord(record.id, base)
  const others: readonly WayLink[] = [
    ...(objects && step !== 'object' ? [{ name: words.object, lead: words.objectFor, path: form }] : []),
    ...(record.ways ?? []).filter(({ procedure }) => step !== 'repair' || procedure !== 'repair'),
  ]
  const count = others.length + (objects ? 1 : 0)
  if (count === 0) return null
  return (
    <details class="fold others">
      <summary>
        <h2>
          {t(words.others)} <small class="quiet">{count}</small>
        </h2>
      </summary>
      <ul class="plain">
        {objects && (
          <li>
            <PostForm shell={shell} path={form} button={t(words.revoked)} look="second" hidden={{ ready: 'revoked' }} />
            <p class="quiet">{t(words.revokedFor)}</p>
          </li>
        )}
        {others.map(({ name, lead, path }) => (
          <li key={path}>
            <a href={to(shell, path)}>{t(name)}</a>
            <p class="quiet">{sayFigures(shell.lang, lead)}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Cases({ shell, cases }: Pick<Props, 'shell' | 'cases'>) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <section class="block">
      <h2>{t(words.cases)}</h2>
      <Table
        caption={t(words.cases)}
        columns={[caseWords.number, words.kind, caseWords.state, caseWords.due].map((name) => t(name))}
        rows={cases.map((one) => [
          <a class="case-no" href={to(shell, paths.myCase(one.id))}>
            {one.number}
          </a>,
          t(one.title),
          [one.stateName, ...(one.outcome ? [one.outcome] : [])].map((name) => t(name)).join(' · '),
          sayNextDue(lang, one),
        ])}
        empty={t(words.noCases)}
        close
      />
    </section>
  )
}
