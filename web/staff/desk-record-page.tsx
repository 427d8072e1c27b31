import type { Paged } from '#engine/store/paged.ts'
import type { CaseSummary, RecordView } from '#engine/views/view.ts'
import { Chip } from '../parts/chip.tsx'
import { Layout } from '../parts/layout.tsx'
import { publicState } from '../parts/record-chips.tsx'
import { SourceRecord } from '../parts/source-record.tsx'
import { type WayLink, WayLinks } from '../parts/way-links.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { chips } from '../words/case.ts'
import { find } from '../words/staff/find.ts'
import { deskRecords as words } from '../words/staff/staff.ts'
import { ways as wayWords } from '../words/ways.ts'
import { FoundCases } from './find-page.tsx'

type Props = {
  readonly shell: Shell
  readonly record: RecordView
  readonly ways: readonly WayLink[]
  /** Cases about it that the reader may read. */
  readonly cases: Paged<CaseSummary>
}

/** Record as staff see it, with its ways in. */
export function DeskRecordPage({ shell, record, ways, cases }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={record.title} back={{ path: paths.deskRecords, label: t(words.title) }}>
      <h1>{record.title}</h1>
      <p class="quiet">
        {record.subjectName} · {t(record.kindName)} · {record.documentNumber}
      </p>
      <p>
        <Chip tone={record.shown ? 'wait' : 'calm'}>{t(publicState(record))}</Chip>
        {record.disputed && <Chip tone="warn">{t(chips.disputed)}</Chip>}
      </p>
      {ways.length > 0 && (
        <section class="block">
          <h2>{t(wayWords.begin)}</h2>
          <p class="row">
            <WayLinks shell={shell} ways={ways} />
          </p>
        </section>
      )}
      <section class="block">
        <h2>{t(find.found)}</h2>
        <FoundCases shell={shell} found={cases} />
      </section>
      <SourceRecord lang={shell.lang} record={record} disputed={[]} />
    </Layout>
  )
}
