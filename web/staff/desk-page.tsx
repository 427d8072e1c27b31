import type { Paged } from '#engine/store/paged.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { CaseChips } from '../parts/case/case-chips.tsx'
import { LimitCell } from '../parts/case/limit-cell.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import { sayNextDue } from '../say-next-due.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { cases } from '../words/case.ts'
import { batch, together } from '../words/staff/batch.ts'
import { find } from '../words/staff/find.ts'
import { desk as words } from '../words/staff/staff.ts'
import { togetherActs } from './together-page.tsx'

export const deskFilters = ['all', 'overdue', 'today', 'atRisk', 'provisional', 'asked', 'waiting'] as const
export type DeskFilter = (typeof deskFilters)[number]
/** Lists of work; only the unit's has filters. */
export const deskLists = ['mine', 'unit', 'sent', 'closed'] as const
export type DeskList = (typeof deskLists)[number]

type Props = {
  readonly shell: Shell
  readonly filter: DeskFilter
  readonly counts: Readonly<Record<DeskFilter, number>>
  readonly list?: DeskList
  readonly lists?: Readonly<Record<DeskList, number>>
  /** True for who may urge others. */
  readonly urges?: boolean
  readonly cases: Paged<CaseSummary & { readonly atRisk?: boolean; readonly officer?: string | null }>
}

/** Work by due date: own, the unit's, sent on, closed. */
export function DeskPage({ shell, filter, counts, list = 'unit', lists = none, urges = false, cases: shown }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>{t(words.title)}</h1>
      <p class="quiet">{t(leads[list])}</p>
      <Ways shell={shell} list={list} filter={filter} urges={urges} />
      <Choices
        shell={shell}
        label={t(words.lists)}
        of={deskLists.map((one) => ({
          path: one === 'unit' ? paths.desk : `${paths.desk}?list=${one}`,
          text: `${t(words[one])} ${lists[one]}`,
          isNow: one === list,
        }))}
      />
      {list === 'unit' && (
        <Choices
          shell={shell}
          label={t(words.filter)}
          of={deskFilters.map((one) => ({
            path: one === 'all' ? paths.desk : `${paths.desk}?filter=${one}`,
            text: `${t(words[one])} ${counts[one]}`,
            isNow: one === filter,
          }))}
        />
      )}
      <PagedTable
        shell={shell}
        of={shown}
        caption={t(words.title)}
        columns={[cases.due, words.limit, cases.record, cases.subject, cases.state, cases.number]}
        row={(one) => [
          <>
            <span class="day">{sayNextDue(lang, one) || t(words.noDue)}</span>{' '}
            <CaseChips lang={lang} one={one} now={shell.now} atRisk={one.atRisk === true} />
          </>,
          <LimitCell lang={lang} one={one} withParty />,
          one.recordTitle,
          one.subjectName,
          [t(one.stateName), list === 'sent' ? t(one.holderName) : '', one.officer ?? ''].filter(Boolean).join(' · '),
          <a href={to(shell, paths.deskCase(one.id))}>{one.number}</a>,
        ]}
        empty={t(empties[list])}
        brief
      />
    </Layout>
  )
}

/** Other ways to the work of this list. */
function Ways({ shell, list, filter, urges }: Pick<Required<Props>, 'shell' | 'list' | 'filter' | 'urges'>) {
  const t = tell(shell.lang)
  return (
    <p>
      <a href={to(shell, paths.find)}>{t(find.title)}</a> ·{' '}
      <a href={to(shell, paths.batch('approver.approved'))}>{t(batch.link)}</a>
      {list !== 'closed' &&
        togetherActs
          .filter((act) => act === 'assign' || urges)
          .map((act) => (
            <>
              {' · '}
              <a href={to(shell, paths.together(act, queryOf(list, filter)))}>{t(together[act])}</a>
            </>
          ))}
    </p>
  )
}

/** The list and its filter, as an address has them. */
function queryOf(list: DeskList, filter: DeskFilter): string {
  if (list !== 'unit') return `?list=${list}`
  return filter === 'all' ? '' : `?filter=${filter}`
}

const none: Readonly<Record<DeskList, number>> = { mine: 0, unit: 0, sent: 0, closed: 0 }
const leads = { mine: words.leadMine, unit: words.lead, sent: words.leadSent, closed: words.leadClosed } as const
const empties = { mine: words.noneMine, unit: words.none, sent: words.noneSent, closed: words.noneClosed } as const

type Choice = { readonly path: string; readonly text: string; readonly isNow: boolean }

/** Links to the lists, or to the parts of one. */
function Choices({
  shell,
  label,
  of,
}: Pick<Props, 'shell'> & { readonly label: string; readonly of: readonly Choice[] }) {
  return (
    <nav aria-label={label}>
      <ul class="filters">
        {of.map(({ path, text, isNow }) => (
          <li key={path}>
            <a href={to(shell, path)} aria-current={isNow ? 'true' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
