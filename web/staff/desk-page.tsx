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
import { find } from '../words/staff/find.ts'
import { desk as words } from '../words/staff/staff.ts'

export const deskFilters = ['all', 'overdue', 'today', 'atRisk', 'provisional', 'asked', 'waiting'] as const
export type DeskFilter = (typeof deskFilters)[number]

type Props = {
  readonly shell: Shell
  readonly filter: DeskFilter
  readonly counts: Readonly<Record<DeskFilter, number>>
  readonly cases: Paged<CaseSummary & { readonly atRisk?: boolean }>
}

/** A unit's queue by due date. */
export function DeskPage({ shell, filter, counts, cases: list }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>{t(words.title)}</h1>
      <p class="quiet">{t(words.lead)}</p>
      <p>
        <a href={to(shell, paths.find)}>{t(find.title)}</a>
      </p>
      <nav aria-label={t(words.filter)}>
        <ul class="filters">
          {deskFilters.map((one) => (
            <li key={one}>
              <a
                href={to(shell, one === 'all' ? paths.desk : `${paths.desk}?filter=${one}`)}
                aria-current={one === filter ? 'true' : undefined}
              >
                {t(words[one])} {counts[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <PagedTable
        shell={shell}
        of={list}
        caption={t(words.title)}
        columns={[cases.due, words.limit, cases.number, cases.record, cases.subject, cases.state]}
        row={(one) => [
          <>
            {sayNextDue(lang, one) || t(words.noDue)}{' '}
            <CaseChips lang={lang} one={one} now={shell.now} atRisk={one.atRisk === true} />
          </>,
          <LimitCell lang={lang} one={one} withParty />,
          <a href={to(shell, paths.deskCase(one.id))}>{one.number}</a>,
          one.recordTitle,
          one.subjectName,
          t(one.stateName),
        ]}
        empty={t(words.none)}
      />
    </Layout>
  )
}
