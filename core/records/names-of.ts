import { layoutOf } from './layout.ts'
import { matchKey } from './normalise.ts'
import type { RecordFile } from './record.ts'

/** Number and authority as a sheet writes them. */
type Name = { readonly documentNumber: string; readonly authority: string }

/** All numbers and authorities of a record: some sources send the old. */
export function namesOf(record: RecordFile): readonly Name[] {
  const { documentNumber, authority } = layoutOf(record.kind).roles
  const all = record.versions.map(({ fields }) => fields)
  const numbers = distinct([record.documentNumber.raw, ...all.map((fields) => fields[documentNumber] ?? '')])
  const organs = distinct([record.authority.raw, ...all.map((fields) => fields[authority] ?? '')])
  return numbers.flatMap((number) => organs.map((organ) => ({ documentNumber: number, authority: organ })))
}

const distinct = (texts: readonly string[]): string[] => [
  ...new Map(texts.map((text) => [matchKey(text), text])).values(),
]
