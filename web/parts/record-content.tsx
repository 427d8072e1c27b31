import type { Lang } from '#engine/store/person.ts'
import type { RecordView } from '#engine/views/view.ts'
import { listed, tell } from '../tell.ts'
import { sayCell, sayDay } from '../when.ts'
import { oneRecord as words } from '../words/my-credit.ts'
import { Chip } from './chip.tsx'
import { SummaryList } from './summary-list.tsx'

type Props = { readonly lang: Lang; readonly record: RecordView }

/** Filled columns, hidden ones too; empty ones by name. */
export function RecordContent({ lang, record }: Props) {
  const t = tell(lang)
  const filled = record.columns.filter(({ value }) => value !== '')
  const empty = record.columns.filter(({ value }) => value === '')
  return (
    <section class="block">
      <h2>{t(words.content)}</h2>
      <p class="quiet">{t(record.shown ? words.contentLead : words.contentHidden)}</p>
      <SummaryList
        close
        lines={filled.map(({ code, name, value, public: open }) => ({
          name: t(name),
          value: (
            <>
              {sayCell(lang, record.kind, code, value)} {record.shown && !open && <Chip>{t(words.notPublic)}</Chip>}
            </>
          ),
        }))}
      />
      {empty.length > 0 && (
        <p class="quiet">
          {t(words.empty, {
            names: listed(
              lang,
              empty.map(({ name }) => t(name)),
            ),
          })}
        </p>
      )}
    </section>
  )
}

/** Deciding unit, sender, and day of arrival. */
export function RecordSource({ lang, record }: Props) {
  const t = tell(lang)
  return (
    <section class="block">
      <h2>{t(words.source)}</h2>
      <SummaryList
        close
        lines={[
          { name: t(words.kind), value: t(record.kindName) },
          { name: t(words.authority), value: record.authority },
          { name: t(words.provider), value: record.provider },
          { name: t(words.arrived), value: sayDay(lang, record.arrivedOn) },
        ]}
      />
    </section>
  )
}
