import type { CaseView, Lang } from '#engine/view.ts'
import { tell } from '../tell.ts'
import { myCase } from '../words/applicant.ts'
import { cases } from '../words/case.ts'
import { SummaryList } from './summary-list.tsx'

/** Who has the case now and how to reach them. */
export function HolderCard({ lang, one }: { lang: Lang; one: Pick<CaseView, 'holderContact'> }) {
  const t = tell(lang)
  const { name, phone, hours } = one.holderContact
  return (
    <section class="card">
      <h2>{t(myCase.holder)}</h2>
      <SummaryList
        lines={[
          { name: t(cases.holder), value: t(name) },
          ...(phone === null
            ? []
            : [{ name: t(cases.phone), value: <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> }]),
          ...(hours === null ? [] : [{ name: t(cases.hours), value: hours }]),
        ]}
      />
    </section>
  )
}
