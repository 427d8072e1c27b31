import { layoutOf } from './layout.ts'
import type { Layout } from './layout-shape.ts'
import { currentFields, type Fields, type RecordFile } from './record.ts'
import { readDay } from './value.ts'

/** Columns a record still lacks before it may be shown (ADR 14). */
export function missingColumns(record: RecordFile): readonly string[] {
  return missingIn(layoutOf(record.kind), currentFields(record), record.subject.kind === 'person')
}

export function missingIn(layout: Layout, fields: Fields, isPerson: boolean): readonly string[] {
  const { code, personDocumentNumber, decisionDate } = layout.roles
  return layout.complete
    .map((column) => (isPerson && column === code ? personDocumentNumber : column))
    .filter((column) => {
      const value = (fields[column] ?? '').trim()
      return value === '' || (column === decisionDate && readDay(value) === null)
    })
}
