import type { Paged } from '#engine/store/paged.ts'
import type { ArrivalView } from '#engine/views/arrival-view.ts'
import { type CreditOverview, type RecordPart, recordParts } from '#engine/views/credit-overview.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { shanghaiDay } from '#law/day.ts'
import type { FormInput } from '../form.ts'
import { to } from '../link.ts'
import { ArrivalNotice } from '../parts/case/arrival-notice.tsx'
import { HeadingOf } from '../parts/case/case-heading.tsx'
import { CreditPicture } from '../parts/credit-picture.tsx'
import { CreditSummary } from '../parts/credit-summary.tsx'
import { Layout } from '../parts/layout.tsx'
import { ListFilter } from '../parts/list-filter.tsx'
import { PageOf } from '../parts/paged.tsx'
import { type ListedRecord, RecordRow } from '../parts/record-row.tsx'
import type { WayLink } from '../parts/way-links.tsx'
import type { Shell } from '../shell.ts'
import { type Tell, tell } from '../tell.ts'
import { mine as words } from '../words/applicant.ts'
import { credit } from '../words/my-credit.ts'
import { ways as wayWords } from '../words/ways.ts'
import { WithoutRecord } from './without-record.tsx'

type Props = FormInput & {
  readonly shell: Shell
  /** Path of the side's pages; left out: the own. */
  readonly base?: string
  readonly overview: CreditOverview
  /** Cases that go on once the reader has acted. */
  readonly awaiting?: readonly CaseSummary[]
  readonly part?: RecordPart | null
  readonly q?: string
  readonly records: Paged<ListedRecord>
  /** Ways that may be begun without a record. */
  readonly ways?: readonly WayLink[]
  /** Arrivals that the subject has not seen before. */
  readonly arrivals?: readonly ArrivalView[]
  /** False for an agent whose mandate names no filing, or names records. */
  readonly mayObject?: boolean
}

/** A subject’s records, their publicity, and today's possible acts. */
export function MyRecordsPage(props: Props) {
  const { shell, base = '/my', overview, awaiting = [], part = null, q = '', records } = props
  const { ways = [], arrivals = [], mayObject = true, values, refusal } = props
  const input = { ...(values && { values }), ...(refusal && { refusal }) }
  const t = tell(shell.lang)
  const title = shell.actingFor ? t(words.theirs, { name: shell.actingFor.name }) : t(words.title)
  const isNarrowed = part !== null || q !== ''
  return (
    <Layout shell={shell} title={t(words.title)} form={input}>
      <HeadingOf title={title} of={shell.actingFor?.name ?? title} />
      <CreditSummary shell={shell} base={base} overview={overview} awaiting={awaiting} />
      {overview.total > 0 && (
        <ListFilter
          shell={shell}
          path={`${base}/records`}
          words={credit}
          parts={partsOf(t, overview, part)}
          part={part}
          q={q}
        />
      )}
      <Arrivals shell={shell} arrivals={arrivals} />
      <PageOf shell={shell} of={records}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{t(isNarrowed ? credit.noneHere : shell.actingFor ? words.theirNone : words.none)}</p>
          ) : (
            <>
              {!isNarrowed && <CreditPicture shell={shell} today={shanghaiDay(shell.now)} days={overview.days} />}
              <ol class="records">
                {all.map((record) => (
                  <li key={record.id}>
                    <RecordRow shell={shell} base={base} record={record} />
                  </li>
                ))}
              </ol>
            </>
          )
        }
      </PageOf>
      {ways.length > 0 && (
        <p class="links">
          {t(wayWords.others)}
          {ways.map(({ name, path }) => (
            <a href={to(shell, path)} key={path}>
              {t(name)}
            </a>
          ))}
        </p>
      )}
      {mayObject && <WithoutRecord shell={shell} base={base} {...input} />}
    </Layout>
  )
}

/** Parts with how many each has; an empty one is left out. */
function partsOf(t: Tell, { of, total }: CreditOverview, part: RecordPart | null) {
  const some = recordParts.filter((one) => of[one] > 0 || one === part)
  return [
    { part: null, label: `${t(credit.all)} ${total}` },
    ...some.map((one) => ({ part: one, label: `${t(one === 'ready' ? credit.readyPart : credit[one])} ${of[one]}` })),
  ]
}

/** Notices of what is new, each in full (两书同达). */
function Arrivals({ shell, arrivals }: { readonly shell: Shell; readonly arrivals: readonly ArrivalView[] }) {
  const t = tell(shell.lang)
  if (arrivals.length === 0) return null
  return (
    // Each record's own page has its notice.
    <details class="callout unprinted" open={arrivals.length === 1}>
      <summary>{t(words.arrived, { n: arrivals.length })}</summary>
      {arrivals.map((view) => (
        <section key={view.record}>
          <h2>{view.documentNumber}</h2>
          <ArrivalNotice lang={shell.lang} view={view} />
        </section>
      ))}
    </details>
  )
}
