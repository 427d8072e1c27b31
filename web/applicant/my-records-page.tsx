import type { Paged } from '#engine/store/paged.ts'
import type { ArrivalView } from '#engine/views/arrival-view.ts'
import type { RecordView } from '#engine/views/view.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { ArrivalNotice } from '../parts/case/arrival-notice.tsx'
import { Chip } from '../parts/chip.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { CaseNumber } from '../parts/open-case.tsx'
import { PageOf } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { publicState } from '../parts/record-chips.tsx'
import { RepairPanel } from '../parts/repair-panel.tsx'
import { Versions } from '../parts/versions.tsx'
import { type WayLink, WayLinks } from '../parts/way-links.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { sayLastDay } from '../when.ts'
import { mine as words } from '../words/applicant.ts'
import { chips } from '../words/case.ts'
import { ways as wayWords } from '../words/ways.ts'

type Listed = RecordView & { readonly ways?: readonly WayLink[] }
type Props = FormInput & {
  readonly shell: Shell
  /** Path at which the pages of the side begin; left out: the own. */
  readonly base?: string
  readonly records: Paged<Listed>
  /** Ways that may be begun without a record. */
  readonly ways?: readonly WayLink[]
  /** Arrivals that the subject has not seen before. */
  readonly arrivals?: readonly ArrivalView[]
  /** False for an agent whose mandate names no filing, or names records. */
  readonly mayObject?: boolean
}

/** Every record of the subject, shown or not, each with its door to an objection. */
export function MyRecordsPage({
  shell,
  base = '/my',
  records,
  ways = [],
  arrivals = [],
  mayObject = true,
  ...input
}: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} form={input}>
      <h1>{shell.actingFor ? t(words.theirs, { name: shell.actingFor.name }) : t(words.title)}</h1>
      <p class="lead">{t(shell.actingFor ? words.theirLead : words.lead)}</p>
      {arrivals.length > 0 && (
        <section class="callout">
          <h2>{t(words.arrived, { n: arrivals.length })}</h2>
          {arrivals.map((view) => (
            <details key={view.record} open={arrivals.length === 1}>
              <summary>{view.documentNumber}</summary>
              <ArrivalNotice lang={shell.lang} view={view} />
            </details>
          ))}
        </section>
      )}
      <PageOf shell={shell} of={records}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{t(shell.actingFor ? words.theirNone : words.none)}</p>
          ) : (
            all.map((record) => <RecordCard shell={shell} base={base} record={record} key={record.id} />)
          )
        }
      </PageOf>
      {ways.length > 0 && (
        <section class="block">
          <h2>{t(wayWords.others)}</h2>
          <p class="row">
            <WayLinks shell={shell} ways={ways} />
          </p>
        </section>
      )}
      {mayObject && <WithoutRecord shell={shell} base={base} {...input} />}
    </Layout>
  )
}

/** The way to a row held back, and to what the register lacks. */
function WithoutRecord({ shell, base, ...input }: FormInput & Pick<CardProps, 'shell' | 'base'>) {
  const t = tell(shell.lang)
  const form = formState(shell.lang, input)
  return (
    <section class="block">
      <h2>{t(words.heldTitle)}</h2>
      <p>{t(words.heldText)}</p>
      <PostForm shell={shell} path={paths.heldRecord(base)} button={t(words.heldButton)} look="second">
        <TextField form={form} name="documentNumber" label={t(words.heldNumber)} />
        <TextField form={form} name="authority" label={t(words.heldAuthority)} />
      </PostForm>
      <p>
        {t(words.missing)}
        <a href={to(shell, paths.objectWithout(base))}>{t(words.missingLink)}</a>
      </p>
    </section>
  )
}

type CardProps = { readonly shell: Shell; readonly base: string; readonly record: Listed }

function RecordCard({ shell, base, record }: CardProps) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <article class="card">
      <h2>{record.title}</h2>
      <p class="quiet">
        {t(record.kindName)} · {record.documentNumber} · {record.authority}
      </p>
      <p>
        <RecordState shell={shell} record={record} />
      </p>
      {!record.shown && record.why.length > 0 && (
        <p class="quiet">
          {labelled(lang, t(words.why), record.why.map((why) => t(why)).join(lang === 'zh' ? '；' : '; '))}
        </p>
      )}
      <RepairPanel shell={shell} base={base} record={record} />
      <Versions lang={lang} versions={record.versions} />
      {record.openCases.map((one) => (
        <p key={one.id}>
          {t(words.open, { what: t(one.title) })}
          <CaseNumber shell={shell} open={one} />
        </p>
      ))}
      <p class="row">
        {!record.ended && (
          <a class="button second" href={to(shell, paths.objectRecord(record.id, base))}>
            {t(words.object)} <span class="hidden">{record.documentNumber}</span>
          </a>
        )}
        <WayLinks shell={shell} ways={record.ways ?? []} about={record.documentNumber} />
      </p>
    </article>
  )
}

function RecordState({ shell, record }: { shell: Shell; record: RecordView }) {
  const t = tell(shell.lang)
  return (
    <>
      <Chip tone={record.shown ? 'wait' : 'calm'}>{t(publicState(record))}</Chip>
      {record.disputed && <Chip tone="warn">{t(chips.disputed)}</Chip>}
      {record.shown && record.publicUntil && (
        <span class="quiet"> {t(words.until, { day: sayLastDay(shell.lang, record.publicUntil) })}</span>
      )}
    </>
  )
}
