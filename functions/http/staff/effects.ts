import { procedureOf } from '#engine/case/case-of.ts'
import type { Engine } from '#engine/store/engine.ts'
import { recordView } from '#engine/views/record-view.ts'
import { applyChange } from '#records/publicity/change.ts'
import type { RecordFile } from '#records/record.ts'
import type { Effect } from '#web/staff/consequence.tsx'
import { changedParts } from '#web/words/changes.ts'
import type { Opened } from '../case/cases.ts'

/** Effects of approval on the record, in turn. */
export function effectsOf(engine: Engine, { file, record, view }: Opened): readonly Effect[] {
  if (!record || view.proposal?.refusal) return []
  const now = engine.clock.now()
  let current = record
  return procedureOf(engine, file)
    .results.preview(file.data, record, file.id, now)
    .flatMap((change): readonly Effect[] => {
      const applied = applyChange(current, change, now)
      if (applied.kind === 'refused') return []
      const differs = differences(engine, current, applied.record)
      current = applied.record
      return [{ kind: change.kind, ...(change.kind === 'ended' && { reason: change.reason }), differs }]
    })
}

function differences(engine: Engine, before: RecordFile, after: RecordFile): Effect['differs'] {
  const isNew = after.versions.length > before.versions.length
  const columns = isNew ? (recordView(engine, after, 'unit').versions.at(-1)?.changed ?? []) : []
  const parts = [
    { name: changedParts.tier, before: before.tier?.value ?? '', after: after.tier?.value ?? '' },
    { name: changedParts.term, before: before.attachedTermEnd ?? '', after: after.attachedTermEnd ?? '' },
    { name: changedParts.subject, before: before.subject.name, after: after.subject.name },
  ]
  return [...columns, ...parts.filter((part) => part.before !== part.after)]
}
