import type { Proposed } from './case.ts'

/** The cells that a proposal fills or mends. */
export const cellsOf = (proposed: Proposed): Readonly<Record<string, string>> =>
  Object.fromEntries(filled(proposed).map(({ column, value }) => [column, value]))

/** Each column that is filled, its value, and its field of the form. */
export function filled({ column, value, column2, value2, column3, value3 }: Proposed) {
  const rows = [
    { column, value, name: 'value' },
    { column: column2, value: value2, name: 'value2' },
    { column: column3, value: value3, name: 'value3' },
  ]
  return rows.flatMap((row) =>
    row.column !== null && row.value ? [{ ...row, column: row.column, value: row.value }] : [],
  )
}
