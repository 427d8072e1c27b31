import { isEmptyList, type Paged } from '#engine/store/paged.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { HeadingOf } from '../parts/case/case-heading.tsx'
import { CaseRow } from '../parts/case/case-row.tsx'
import { Layout } from '../parts/layout.tsx'
import { ListFilter } from '../parts/list-filter.tsx'
import { PageOf } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { mine, myCase as words } from '../words/applicant.ts'
import { drafts } from '../words/drafts.ts'
import { ownCases } from '../words/my-credit.ts'

export const caseParts = ['open', 'closed'] as const
export type CasePart = (typeof caseParts)[number]

type Props = {
  readonly shell: Shell
  readonly cases: Paged<CaseSummary>
  readonly part?: CasePart | null
  readonly q?: string
  /** Something is begun and not submitted. */
  readonly hasDrafts?: boolean
}

/** Own cases by record: kind, state and next day. */
export function MyCasesPage({ shell, cases: list, part = null, q = '', hasDrafts = false }: Props) {
  const t = tell(shell.lang)
  const { actingFor } = shell
  const [path = ''] = shell.path.split('?')
  const parts = [null, ...caseParts].map((one) => ({ part: one, label: t(ownCases[one ?? 'all']) }))
  const title = actingFor ? t(words.theirs, { name: actingFor.name }) : t(words.title)
  const none = part !== null || q !== '' ? ownCases.noneHere : actingFor ? words.theirNone : words.none
  return (
    <Layout shell={shell} title={title}>
      <HeadingOf title={title} of={actingFor?.name ?? title} />
      {hasDrafts && (
        <p class="callout">
          <a href={to(shell, paths.drafts)}>{t(drafts.open)}</a>
        </p>
      )}
      {(!isEmptyList(list) || none === ownCases.noneHere) && (
        <ListFilter shell={shell} path={path} words={ownCases} parts={parts} part={part} q={q} />
      )}
      <PageOf shell={shell} of={list}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{t(none)}</p>
          ) : (
            [...Map.groupBy(all, ({ recordTitle }) => recordTitle)].map(([record, some]) => (
              <section class="group" key={record}>
                <h2>{record || t(ownCases.noRecord)}</h2>
                {some.map((one) => (
                  <CaseRow shell={shell} one={one} key={one.id} />
                ))}
              </section>
            ))
          )
        }
      </PageOf>
      <p>
        <a class="button second" href={to(shell, actingFor?.links[0]?.path ?? paths.myRecords)}>
          {t(mine.object)}
        </a>
      </p>
    </Layout>
  )
}
