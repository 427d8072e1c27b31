import type { Lang } from '#engine/store/person.ts'
import type { RecordView } from '#engine/views/view.ts'
import type { PublicRecord } from '#records/publicity/masking.ts'
import { tell } from '../tell.ts'
import { chips } from '../words/case.ts'
import { Chip } from './chip.tsx'

/** The marks a public record carries. */
export function RecordChips({
  lang,
  record,
}: {
  lang: Lang
  record: Pick<PublicRecord, 'disputed' | 'corrected' | 'finding'>
}) {
  const t = tell(lang)
  return (
    <>
      {record.finding && <Chip tone="warn">{t(chips.fraud)}</Chip>}
      {record.disputed && <Chip tone="warn">{t(chips.disputed)}</Chip>}
      {record.corrected && <Chip tone="good">{t(chips.corrected)}</Chip>}
    </>
  )
}

/** Tells whether a record is public, hidden for a time, or ended. */
export function publicState({ shielded, ended, shown }: Pick<RecordView, 'shielded' | 'ended' | 'shown'>) {
  if (shielded) return chips.shielded
  if (ended) return chips.ended
  return shown ? chips.shown : chips.notShown
}
