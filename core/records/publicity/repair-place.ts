import { type Elsewhere, entryOf } from '../catalogue.ts'
import type { RecordFile } from '../record.ts'

/** Place to have an early end, here and elsewhere. */
export type RepairPlace = {
  /** `application`: O36; `reRating`: its rater; `sector`: elsewhere; `none`: nothing to repair. */
  readonly by: 'application' | 'reRating' | 'sector' | 'none'
  readonly elsewhere: Elsewhere | null
}

/** Names whom the subject of a record turns to for its repair. */
export function repairPlace(record: RecordFile): RepairPlace {
  const entry = entryOf(record.kind)
  const elsewhere = entry?.elsewhere?.find((place) => isOf(place, record)) ?? null
  return { by: entry?.repair ?? 'none', elsewhere }
}

const isOf = ({ domains, authority, subjects }: Elsewhere, record: RecordFile) =>
  (subjects === undefined || subjects.includes(record.subject.kind)) &&
  (domains === undefined || record.domain === null || domains.includes(record.domain)) &&
  (authority === undefined || record.authority.raw.includes(authority))
