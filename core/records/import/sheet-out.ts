import { givenOut } from '../content.ts'
import type { Layout } from '../layout-shape.ts'
import type { PublicRecord } from '../publicity/masking.ts'
import { currentFields, type RecordFile } from '../record.ts'
import { domainColumn, sourceIdColumn } from './header.ts'

/** Headings of a kind, as its import reads them (双公示). */
export const sheetHeadings = ({ fields }: Layout): readonly string[] => [
  ...fields.map(({ zh }) => zh),
  domainColumn,
  sourceIdColumn,
]

/** Cells that anybody may see, as its page shows them. */
export function publicSheetCells(layout: Layout, { cells, until }: PublicRecord): readonly string[] {
  const shown = new Map(cells.map(({ column, value }) => [column, value]))
  const own = layout.fields.map(({ code }) => (layout.computed.includes(code) ? until : (shown.get(code) ?? '')))
  return [...own, '', '']
}

/** Cells of a record; identity numbers leave by no sheet. */
export function sheetCells(layout: Layout, record: RecordFile, until: string | null): readonly string[] {
  const given = givenOut(layout, record, currentFields(record))
  const cells = layout.fields.map(({ code }) => (layout.computed.includes(code) ? (until ?? '') : (given[code] ?? '')))
  return [...cells, record.domain ?? '', record.sourceId ?? '']
}
