import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { rowLimit } from '#engine/case/own-limits.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { untilCounted } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { bucketOf, caseKey, json, queueOf, queueWith } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Day } from '#law/day.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { type Weighed, weightKeys, weightKind } from './figure-kinds.ts'
import { changeWrites, type Part } from './part-writes.ts'

export const noDay: Day = '9999-12-31'
export const subjectList = (subject: string): string => `subject#${subject}`

/** Counts that an open case adds; none once closed. Pure. */
export function partsOf(procedure: Procedure, file: CaseFile): readonly Part[] {
  if (file.closed) return []
  const { holder, subject, recordId } = file
  return [
    { list: queueWith(file), of: subject, names: namesOf(procedure, file, [holder]) },
    ...procedure.parties.asked(file.data).map((unit) => ({
      list: queueOf(unit, 'asked'),
      of: subject,
      names: namesOf(procedure, file, [{ role: 'officer', unit }]),
    })),
    { list: subjectList(subject), of: recordId ?? '-', names: namesOf(procedure, file, []) },
  ]
}

/** A case of which a clock stands still. */
const isPaused = ({ clocks }: CaseFile) => Object.values(clocks).some(({ state }) => state === 'paused')

/** Day under which its row stands for these seats, and other counts. */
function namesOf(procedure: Procedure, file: CaseFile, seats: readonly Holder[]): readonly string[] {
  const limit = rowLimit(procedure, file, seats)
  const due = limit?.clock.due ?? noDay
  return [
    `due.${due}`,
    ...(limit?.clock.provisional ? [`provisional.${due}`] : []),
    ...(isPaused(file) ? ['paused'] : []),
    ...(file.state === 'stalled' ? ['stalled'] : []),
  ]
}

/**
 * Replaces what a case adds to the counters, with a note of it, in one transaction: repeated or late rows change
 * nothing.
 */
export async function weigh(engine: Engine, row: Item): Promise<number> {
  const { id } = entryOf(row)
  return untilCounted(`workload of case ${id}`, () => replaced(engine, id))
}

/** Counts a case anew whose list changed without an event. */
export async function weighAnew(engine: Engine, id: string): Promise<void> {
  await untilCounted(`workload of case ${id}`, () => replaced(engine, id, true))
}

/** Entries that the count holds; null where another was first. */
async function replaced(engine: Engine, id: string, anew = false): Promise<number | null> {
  const key = weightKeys.key(id)
  const [item, known] = await Promise.all([engine.table.get(caseKey(id)), engine.table.get(key)])
  if (!item) return 0
  const file = caseFile(item)
  const before: Weighed = known ? weightKind.read(known) : { seq: 0, parts: [] }
  if (before.seq > file.seq || (before.seq === file.seq && !anew)) return before.seq
  const parts = partsOf(procedureOf(engine, file), file)
  const note = weightItem(file, parts, (known?.v ?? 0) + 1)
  const counted = await changeWrites(engine, bucketOf(id), before.parts, parts)
  const when = known ? { v: known.v } : ('absent' as const)
  return (await engine.table.transact([{ put: note, when }, ...counted])).kind === 'done' ? file.seq : null
}

/** The note of what a case adds. */
export const weightItem = ({ id, seq }: CaseFile, parts: readonly Part[], v: number): Item => ({
  ...weightKeys.key(id),
  v,
  body: json({ seq, parts }),
})
