import type { Lang } from '#engine/store/person.ts'
import type { CaseView } from '#engine/views/view.ts'
import { citationText } from '#law/source.ts'
import { tell } from '#web/tell.ts'
import { sayDay } from '#web/when.ts'
import { cases } from '#web/words/case.ts'
import { SummaryList } from '../summary-list.tsx'

/** 复核、复议、诉讼: to whom, until when, under which article. */
export function Remedies({ lang, remedies }: { lang: Lang; remedies: CaseView['remedies'] }) {
  const t = tell(lang)
  if (remedies.length === 0) return null
  return (
    <section class="block">
      <h2>{t(cases.remedies)}</h2>
      <SummaryList
        lines={remedies.map(({ limit, name, to, against, until, provisional, article }) => ({
          name: t(name),
          value: [
            t(to),
            against && t(limit === 'H1' ? cases.respondent : cases.defendant, { unit: t(against) }),
            until && t(provisional ? cases.untilAbout : cases.until, { day: sayDay(lang, until) }),
            t(citationText(article)),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </section>
  )
}
