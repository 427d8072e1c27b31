import type { Paged } from '#engine/store/paged.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { shanghaiDay } from '#law/day.ts'
import { to } from '../link.ts'
import { CaseChips } from '../parts/case/case-chips.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import { sayNextDue } from '../say-next-due.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { mine, myCase as words } from '../words/applicant.ts'
import { cases } from '../words/case.ts'
import { drafts } from '../words/drafts.ts'

type Props = {
  readonly shell: Shell
  readonly cases: Paged<CaseSummary>
  /** Something is begun and not submitted. */
  readonly hasDrafts?: boolean
}

export function MyCasesPage({ shell, cases: list, hasDrafts = false }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const { actingFor } = shell
  const title = actingFor ? t(words.theirs, { name: actingFor.name }) : t(words.title)
  return (
    <Layout shell={shell} title={title}>
      <h1>{title}</h1>
      {hasDrafts && (
        <p class="callout">
          <a href={to(shell, paths.drafts)}>{t(drafts.open)}</a>
        </p>
      )}
      <PagedTable
        shell={shell}
        of={list}
        caption={title}
        columns={[cases.number, cases.record, cases.opened, cases.state, cases.holder, cases.due].map((name) =>
          t(name),
        )}
        row={(one) => [
          <a href={to(shell, paths.myCase(one.id))}>{one.number}</a>,
          one.recordTitle,
          sayDay(lang, shanghaiDay(one.openedAt)),
          t(one.stateName),
          t(one.holderName),
          <>
            {!one.closed && sayNextDue(lang, one)} <CaseChips lang={lang} one={one} now={shell.now} />
          </>,
        ]}
        empty={t(actingFor ? words.theirNone : words.none)}
      />
      <p>
        <a class="button second" href={to(shell, actingFor?.links[0]?.path ?? paths.myRecords)}>
          {t(mine.object)}
        </a>
      </p>
    </Layout>
  )
}
