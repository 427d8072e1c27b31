import { type Day, shanghaiDay } from '#law/day.ts'
import { fieldFaults, layoutOf } from '../layout.ts'
import type { Layout } from '../layout-shape.ts'
import { matchKey } from '../normalise.ts'
import { currentFields, type Fields, type RecordFile, type Subject } from '../record.ts'
import { readDay } from '../value.ts'

/** The complete fields to be, and what else the change says. */
export type Correction = {
  readonly kind: 'corrected' | 'completed' | 'imported'
  readonly fields: Fields
  /** The cells the change itself brought. */
  readonly filled: Fields
  readonly subject?: Subject
  readonly naturalKey?: true
  readonly tier?: unknown
  readonly attachedTermEnd?: Day | null
  readonly necessary?: boolean
}

export type CorrectionRefusal = {
  readonly code:
    | 'nothingChanged'
    | 'unknownColumn'
    | 'badCell'
    | 'notEmpty'
    | 'computedColumn'
    | 'identityColumn'
    | 'changesNaturalKey'
    | 'changesSubject'
    | 'subjectDisagrees'
    | 'requiredColumnEmptied'
    | 'datesDisagree'
  readonly columns: readonly string[]
}

/** Reason a record cannot take these fields; null where it can. */
export function correctionRefusal(record: RecordFile, change: Correction, at: number): CorrectionRefusal | null {
  const before = currentFields(record)
  const changed = changedColumns(before, change.fields)
  const judges = change.tier !== undefined || change.attachedTermEnd !== undefined || change.necessary !== undefined
  if (changed.length === 0 && !judges && change.subject === undefined) return { code: 'nothingChanged', columns: [] }
  const layout = layoutOf(record.kind)
  return (
    cellRefusal(layout, change, changed, before) ??
    keyRefusal(layout, record, change, before) ??
    dateRefusal(layout, record, change, changed, at)
  )
}

const refusal = (code: CorrectionRefusal['code'], columns: readonly string[]): CorrectionRefusal | null =>
  columns.length === 0 ? null : { code, columns }

function changedColumns(before: Fields, after: Fields): string[] {
  const columns = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...columns].filter((column) => (before[column] ?? '') !== (after[column] ?? ''))
}

function cellRefusal(layout: Layout, change: Correction, changed: readonly string[], before: Fields) {
  const cells = Object.fromEntries(changed.map((column) => [column, change.fields[column] ?? '']))
  const faults = fieldFaults(layout, cells)
  const identity = layout.fields.filter((field) => field.type === 'identityNumber').map((field) => field.code)
  const overwritten = Object.keys(change.filled).filter(
    (column) => changed.includes(column) && (before[column] ?? '') !== '',
  )
  return (
    refusal('unknownColumn', columnsOf(faults, ['unknownColumn'])) ??
    refusal('badCell', columnsOf(faults, ['tooLong', 'badDate', 'badMoney'])) ??
    refusal(
      'badCell',
      change.kind === 'imported' ? [] : changed.filter((column) => turned.test(cells[column] ?? '')),
    ) ??
    refusal(
      'computedColumn',
      changed.filter((column) => layout.computed.includes(column)),
    ) ??
    refusal(
      'identityColumn',
      change.subject === undefined ? changed.filter((column) => identity.includes(column)) : [],
    ) ??
    refusal('notEmpty', change.kind === 'completed' ? overwritten : []) ??
    refusal(
      'requiredColumnEmptied',
      changed.filter((column) => layout.complete.includes(column) && (change.fields[column] ?? '') === ''),
    )
  )
}

// Marks that turn the direction show other words than are kept.
const turned = /[\u202a-\u202e\u2066-\u2069]/

const columnsOf = (faults: ReturnType<typeof fieldFaults>, codes: readonly string[]) =>
  faults.filter((fault) => codes.includes(fault.code)).map((fault) => fault.column)

/** Number, authority and code name the record: they stay (GD 16). */
function keyRefusal(layout: Layout, record: RecordFile, change: Correction, before: Fields) {
  const { documentNumber, authority, code, name, personDocumentNumber } = layout.roles
  const moved = [documentNumber, authority].filter(
    (column) =>
      (before[column] ?? '') !== '' && matchKey(before[column] ?? '') !== matchKey(change.fields[column] ?? ''),
  )
  const renamed = [code, personDocumentNumber, name].filter(
    (column) => (before[column] ?? '') !== (change.fields[column] ?? ''),
  )
  const { subject } = change
  if (subject === undefined) {
    return (
      refusal('changesNaturalKey', change.naturalKey === true ? [] : moved) ??
      refusal(
        'changesSubject',
        renamed.filter((column) => column !== name),
      )
    )
  }
  const disagrees =
    (record.subject.kind !== 'person' || subject.kind !== 'person') &&
    (subject.code !== (change.fields[code] ?? '') || subject.name !== (change.fields[name] ?? ''))
  return (
    refusal('changesNaturalKey', change.naturalKey === true ? [] : moved) ??
    refusal('subjectDisagrees', disagrees ? [code, name] : [])
  )
}

/** No decision is of the future, no order ends before it begins. */
function dateRefusal(layout: Layout, record: RecordFile, change: Correction, changed: readonly string[], at: number) {
  const day = (column: string) => readDay(change.fields[column] ?? '')
  const decided = day(layout.roles.decisionDate)
  const future = decided !== null && decided > shanghaiDay(at) && changed.includes(layout.roles.decisionDate)
  const crossed = layout.periods.filter(([from, to]) => {
    const [start, end] = [day(from), day(to)]
    return start !== null && end !== null && end < start && (changed.includes(from) || changed.includes(to))
  })
  const term = change.attachedTermEnd ?? record.attachedTermEnd
  const termBefore = term !== null && decided !== null && term < decided
  return (
    refusal('datesDisagree', future ? [layout.roles.decisionDate] : crossed.flat()) ??
    refusal('datesDisagree', termBefore ? [layout.roles.decisionDate] : [])
  )
}
