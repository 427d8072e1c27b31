import type { Engine } from '#engine/store/engine.ts'
import { recordKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { type Audience, isGivenTo } from '#records/publicity/given.ts'
import type { RecordFile } from '#records/record.ts'
import { recordFile } from './register.ts'

type Flagged = Pick<Engine, 'deployment'>
type Store = Flagged & Pick<Engine, 'table'>

/**
 * Gives every record that leaves the engine, and for whom. `tests/architecture/spotted.ts` holds all but the engine's
 * writers to it.
 */
export async function recordFor(engine: Store, id: string | null, to: Audience): Promise<RecordFile | null> {
  return id === null ? null : openFor(engine, recordFile(await engine.table.get(recordKey(id))), to)
}

/** Of what an index names, the records that are given out. */
export const recordsFor = (
  engine: Flagged,
  items: readonly (Item | undefined)[],
  to: Audience,
): readonly RecordFile[] => items.flatMap((item) => openFor(engine, recordFile(item), to) ?? [])

/** The record, or null exactly as for one that never was. */
export const openFor = ({ deployment }: Flagged, record: RecordFile | null, to: Audience): RecordFile | null =>
  record !== null && isGivenTo(record, to, deployment.flags) ? record : null

/** Counts an authority's records, and those given out. */
export function countFor(
  engine: Flagged,
  items: readonly (Item | undefined)[],
  { authority, to }: { readonly authority: string; readonly to: Audience },
): { readonly all: number; readonly given: number } {
  const all = items.flatMap((item) => recordFile(item) ?? []).filter((record) => record.authority.key === authority)
  return { all: all.length, given: all.filter((record) => openFor(engine, record, to) !== null).length }
}

/** Names the subject for 回避 alone, also of sealed records. */
export async function ownerFor(engine: Store, id: string): Promise<{ readonly subject?: string }> {
  const record = recordFile(await engine.table.get(recordKey(id)))
  return record ? { subject: record.subject.key } : {}
}

/** Staff who ask by themselves, from the units they sit in. */
export const officeOf = ({ roles }: Pick<Person, 'roles'>): Audience => ({
  units: roles.flatMap(({ unit }) => unit ?? []),
})
