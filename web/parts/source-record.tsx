import type { Lang } from '#engine/store/person.ts'
import type { RecordView } from '#engine/views/view.ts'
import { tell } from '../tell.ts'
import { sayCell } from '../when.ts'
import { frame } from '../words/frame.ts'
import { caseDesk as words } from '../words/staff/staff.ts'
import { Chip } from './chip.tsx'
import { publicState } from './record-chips.tsx'
import { SummaryList } from './summary-list.tsx'
import { Versions } from './versions.tsx'

type Props = { readonly lang: Lang; readonly record: RecordView | null; readonly disputed: readonly string[] }

/** Source as imported, disputed columns marked, older versions folded. */
export function SourceRecord({ lang, record, disputed }: Props) {
  const t = tell(lang)
  if (!record) return <p class="empty">{t(words.noRecord)}</p>
  const filled = record.columns.filter(({ code, value }) => value !== '' || disputed.includes(code))
  return (
    <section class="block" aria-labelledby="source">
      <h2 id="source">{t(words.source)}</h2>
      <p class="quiet">
        {t(record.kindName)} · {t(publicState(record))}
        <br />
        {t(words.sourceHint)}
      </p>
      <SummaryList
        lines={filled.map(({ code, name, value, public: open }) => ({
          name: open ? t(name) : `${t(name)} (${t(words.notPublic)})`,
          value: (
            <>
              {disputed.includes(code) && <Chip tone="warn">{t(words.disputed)}</Chip>}{' '}
              {sayCell(lang, record.kind, code, value) || t(frame.empty)}
            </>
          ),
        }))}
      />
      <Versions lang={lang} versions={record.versions} />
    </section>
  )
}
