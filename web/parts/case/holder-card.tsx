import type { ComponentChildren } from 'preact'
import type { Lang } from '#engine/store/person.ts'
import type { CaseView } from '#engine/views/view.ts'
import { tell } from '#web/tell.ts'
import { myCase } from '#web/words/applicant.ts'
import { cases } from '#web/words/case.ts'
import { frame } from '#web/words/frame.ts'
import { assigning } from '#web/words/staff/assign.ts'
import { SummaryList } from '../summary-list.tsx'

/** Names who has the case now and how to reach them. */
type Props = {
  lang: Lang
  one: Pick<CaseView, 'holderContact' | 'officer'>
  assign?: string | undefined
  children?: ComponentChildren
}

export function HolderCard({ lang, one, assign, children }: Props) {
  const t = tell(lang)
  const { name, phone, hours } = one.holderContact
  return (
    <section class="card">
      <h2>{t(myCase.holder)}</h2>
      <SummaryList
        lines={[
          { name: t(cases.holder), value: t(name) },
          ...(one.officer === undefined ? [] : [{ name: t(assigning.officer), value: one.officer }]),
          {
            name: t(cases.phone),
            value: <Phone lang={lang} phone={phone} />,
          },
          { name: t(cases.hours), value: hours === null ? t(cases.unlisted) : t(hours) },
        ]}
      />
      {children}
      {assign !== undefined && (
        <p>
          <a href={assign}>{t(assigning.link)}</a>
        </p>
      )}
    </section>
  )
}

/** Number to call; where the unit has published none, the hotline. */
export const Phone = ({ lang, phone }: { lang: Lang; phone: string | null }) =>
  phone === null ? <Unlisted lang={lang} /> : <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>

/** The hotline passes a call on to any unit. */
function Unlisted({ lang }: { lang: Lang }) {
  const t = tell(lang)
  return (
    <>
      {t(cases.phoneUnlisted)} <a href="tel:12345">12345</a> {t(frame.hotline)}
    </>
  )
}
