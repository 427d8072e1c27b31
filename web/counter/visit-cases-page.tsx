import type { Paged } from '#engine/store/paged.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { shanghaiDay } from '#law/day.ts'
import { Layout } from '../parts/layout.tsx'
import { PageOf } from '../parts/paged.tsx'
import { type WayLink, WayLinks } from '../parts/way-links.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { myCase } from '../words/applicant.ts'
import { cases as words } from '../words/case.ts'
import { counter } from '../words/staff/counter.ts'

export type VisitCase = CaseSummary & { readonly ways: readonly WayLink[] }
type Props = { readonly shell: Shell; readonly name: string; readonly cases: Paged<VisitCase> }

/** A visitor's cases, and what may be begun from each. */
export function VisitCasesPage({ shell, name, cases }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(myCase.theirs, { name })}>
      <h1>{t(myCase.theirs, { name })}</h1>
      <p class="lead">{t(counter.casesLead)}</p>
      <PageOf shell={shell} of={cases}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{t(myCase.theirNone)}</p>
          ) : (
            <section class="group">
              {all.map((one) => (
                <article class="record" key={one.id}>
                  <h2>
                    {t(one.title)} <span class="case-no">{one.number}</span>
                  </h2>
                  <p>
                    {[one.recordTitle, t(one.stateName), one.outcome && t(one.outcome)].filter(Boolean).join(' · ')}
                    {' · '}
                    {t(words.opened)} {sayDay(lang, shanghaiDay(one.openedAt))}
                  </p>
                  <p class="row">
                    <WayLinks shell={shell} ways={one.ways} about={one.number} />
                  </p>
                </article>
              ))}
            </section>
          )
        }
      </PageOf>
    </Layout>
  )
}
