import { shanghaiDay } from '#law/day.ts'
import { cellFault } from '../field.ts'
import { layoutOf } from '../layout.ts'
import type { Fields, RecordFile } from '../record.ts'
import { readDay } from '../value.ts'
import type { Applied, RecordChange } from './change.ts'

/** Faults of a right value, as forms say them. */
export type ColumnFault =
  | 'tooLong'
  | 'badDate'
  | 'badMoney'
  | 'required'
  | 'sameAsNow'
  | 'dayInFuture'
  | 'datesDisagree'
  | 'computedColumn'
  | 'namesRecord'
  | 'namesSubject'
  | 'invalid'

type Refused = Extract<Applied, { kind: 'refused' }>
const byCode: Partial<Record<Refused['code'], ColumnFault>> = {
  computedColumn: 'computedColumn',
  changesNaturalKey: 'namesRecord',
  changesSubject: 'namesSubject',
  subjectDisagrees: 'namesSubject',
  identityColumn: 'namesSubject',
  requiredColumnEmptied: 'required',
}

/** Field of a form, and the column that it holds. */
type Named = { readonly name: string; readonly column: string | null }

/** Faults by field of a change that a record refused. */
export function correctionFaults(
  record: RecordFile,
  change: RecordChange,
  refused: Refused,
  { at, fields }: { readonly at: number; readonly fields: readonly Named[] },
): Readonly<Record<string, ColumnFault>> {
  const found = 'fields' in change ? columnFaults(record, change.fields, refused, at) : {}
  const named = fields.flatMap(({ name, column }) => {
    const fault = refused.code === 'nothingChanged' ? 'sameAsNow' : found[column ?? '']
    return fault ? [[name, fault] as const] : []
  })
  return Object.fromEntries(named)
}

/** Fault of each column; `fields` is what the record was to be. */
function columnFaults(
  record: RecordFile,
  fields: Fields,
  refused: Refused,
  at: number,
): Readonly<Record<string, ColumnFault>> {
  const faultOf = (column: string): ColumnFault => {
    const value = fields[column] ?? ''
    const field = layoutOf(record.kind)?.fields.find(({ code }) => code === column)
    if (refused.code === 'badCell' && field) return cellFault(field, value) ?? 'invalid'
    if (refused.code !== 'datesDisagree') return byCode[refused.code] ?? 'invalid'
    const day = readDay(value)
    const isDecision = column === layoutOf(record.kind)?.roles.decisionDate
    return isDecision && day !== null && day > shanghaiDay(at) ? 'dayInFuture' : 'datesDisagree'
  }
  return Object.fromEntries((refused.columns ?? []).map((column) => [column, faultOf(column)]))
}
