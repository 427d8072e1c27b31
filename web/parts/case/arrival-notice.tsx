import type { Lang } from '#engine/store/person.ts'
import type { ArrivalView } from '#engine/views/arrival-view.ts'
import { tell } from '#web/tell.ts'
import { mine as words } from '#web/words/applicant.ts'
import { SummaryList } from '../summary-list.tsx'

/** Tells of a new record: dates and ways to act (两书同达). */
export function ArrivalNotice({ lang, view }: { readonly lang: Lang; readonly view: ArrivalView }) {
  const t = tell(lang)
  return (
    <>
      <p>{t(view.lead)}</p>
      <SummaryList lines={view.lines.map(({ name, text }) => ({ name: t(name), value: t(text) }))} />
      {view.ways.length > 0 && (
        <>
          <h3>{t(words.ways)}</h3>
          <ul>
            {view.ways.map((way) => (
              <li key={way.zh}>{t(way)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
