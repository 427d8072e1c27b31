import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { rowLimit } from '#engine/case/own-limits.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { countWrites } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import { bucketOf, caseKey, json, nearestDue, openOf, queueOf, queueWith, workloadOf } from '#engine/store/keys.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import type { Day } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** List where an open case counts, and on whose account: a reader may have no part in that one's cases. */
export type Part = { readonly list: string; readonly of: string; readonly names: readonly string[] }
type Weighed = { readonly seq: number; readonly parts: readonly Part[] }

export const noDay: Day = '9999-12-31'
export const areaList = (area: string): string => `area#${area}`
export const subjectList = (subject: string): string => `subject#${subject}`

// More than the rows that are followed side by side, all of which may be of one subject.
const attempts = 100

/** Counts that an open case adds as it stands; none once closed. Pure. */
export function partsOf(procedure: Procedure, file: CaseFile): readonly Part[] {
  if (file.closed) return []
  const { holder, area, subject, recordId } = file
  const names = namesOf(procedure, file, [])
  // Cases directed against the supervisor are on no list of the supervisor's.
  const isSupervised = !(procedure.parties.against?.(file.data) ?? []).includes(null)
  return [
    { list: queueWith(file), of: subject, names: namesOf(procedure, file, [holder]) },
    ...procedure.parties.asked(file.data).map((unit) => ({
      list: queueOf(unit, 'asked'),
      of: subject,
      names: namesOf(procedure, file, [{ role: 'officer', unit }]),
    })),
    ...(isSupervised ? [{ list: areaList(area), of: subject, names }] : []),
    { list: subjectList(subject), of: recordId ?? '-', names },
  ]
}

/** A case of which a clock stands still. */
const isPaused = ({ clocks }: CaseFile) => Object.values(clocks).some(({ state }) => state === 'paused')

/** The day of the limit under which its row stands in the list of these seats, and what else a page counts. */
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
 * Brings the counters of open cases up to what a case adds now, and its place among the area's open cases by due day. Its
 * part is replaced with the note of what it was, in one transaction: a repeated or late row changes nothing.
 */
export async function weigh(engine: Engine, row: Item): Promise<void> {
  const id = row.pk.slice('case#'.length)
  for (let attempt = 0; attempt < attempts; attempt += 1) if (await replaced(engine, id)) return
  throw new Fault('contention', `workload of case ${id}`)
}

/** Counts a case anew as it stands, though nothing happened in it: the list on which it counts is another than it was. */
export async function weighAnew(engine: Engine, id: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) if (await replaced(engine, id, true)) return
  throw new Fault('contention', `workload of case ${id}`)
}

async function replaced(engine: Engine, id: string, anew = false): Promise<boolean> {
  const item = await engine.table.get(caseKey(id))
  const key: Key = { pk: `case#${id}`, sk: 'workload' }
  const known = await engine.table.get(key)
  if (!item) return true
  const file = caseFile(item)
  const before: Weighed = known ? (known.body as unknown as Weighed) : { seq: 0, parts: [] }
  if (before.seq > file.seq || (before.seq === file.seq && !anew)) return true
  const parts = partsOf(procedureOf(engine, file), file)
  const place = [openOf(file.area, bucketOf(id)), `${nearestDue(file) ?? noDay}#${id}`] as const
  const note: Item = {
    ...key,
    v: (known?.v ?? 0) + 1,
    body: json({ seq: file.seq, parts }),
    ...(file.closed ? {} : { index: { queue: place } }),
  }
  const counted = await changeWrites(engine, bucketOf(id), before.parts, parts)
  const when = known ? { v: known.v } : ('absent' as const)
  return (await engine.table.transact([{ put: note, when }, ...counted])).kind === 'done'
}

async function changeWrites(engine: Engine, shard: number, before: readonly Part[], now: readonly Part[]) {
  const sums = new Map<string, { readonly key: Key; readonly by: (readonly [string, number])[] }>()
  const add = (key: Key, names: readonly string[], by: number) => {
    const at = `${key.pk} ${key.sk}`
    const one = sums.get(at) ?? { key, by: [] }
    one.by.push(...names.map((name) => [name, by] as const))
    sums.set(at, one)
  }
  const signed = [...before.map((part) => ({ part, by: -1 })), ...now.map((part) => ({ part, by: 1 }))]
  for (const { part, by } of signed) {
    add({ pk: workloadOf(part.list), sk: `all#${shard}` }, part.names, by)
    add({ pk: workloadOf(part.list, part.of), sk: 'part' }, part.names, by)
  }
  const writes: (readonly Write[])[] = []
  for (const { key, by } of sums.values()) writes.push(await countWrites(engine, key, by))
  return writes.flat()
}
