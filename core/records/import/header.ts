import type { Field } from '../field.ts'
import type { Language } from '../import-words.ts'
import { layouts } from '../layout.ts'
import type { Layout } from '../layout-shape.ts'
import { type Issue, issue } from './issue.ts'

/** Column in which a sender keeps its own key of a row. */
export const sourceIdColumn = 'SOURCE_ID'
/** Field of the plan a row belongs to, by id or name. */
export const domainColumn = 'CREDIT_DOMAIN'
/** 撤回原因; filled, the row is a withdrawal. */
export const withdrawnColumn = 'WITHDRAWN_FOR'

export type Header = {
  readonly layout: Layout
  /** Column code of each position; null where the column is not known. */
  readonly columns: readonly (string | null)[]
  /** A row of empty cells, by which each is made. */
  readonly blank: Readonly<Record<string, string>>
}

export type HeaderRead =
  | { readonly kind: 'read'; readonly header: Header; readonly issues: readonly Issue[] }
  | {
      readonly kind: 'refused'
      readonly code: 'unknownLayout' | 'columnTwice' | 'keyColumnMissing'
      readonly issues: readonly Issue[]
    }

export type SheetRow = {
  readonly row: number
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
  /** Filled cells beyond the last column. */
  readonly surplus: readonly string[]
}

/** Reads headings by code, former code or name. */
export function readHeader(cells: readonly string[], language: Language = 'zh'): HeaderRead {
  const layout = layoutFor(cells)
  if (layout === null) return { kind: 'refused', code: 'unknownLayout', issues: [] }
  const names = namesIn(layout)
  const columns = cells.map((name) => names.get(plain(name)) ?? null)
  const at = (code: 'columnUnknown' | 'columnMissing' | 'columnTwice', column: string, value: string) =>
    issue({ row: 0, line: 1 }, { column, code, value }, language)
  const twice = columns.filter((column, i) => column !== null && columns.indexOf(column) !== i)
  const unknown = cells.filter((name, i) => columns[i] === null && name.trim() !== '')
  const missing = layout.fields
    .map(({ code }) => code)
    .filter((code) => layout.due.includes(code) && !columns.includes(code))
  const issues = [
    ...twice.map((column) => at('columnTwice', column ?? '', column ?? '')),
    ...unknown.map((name) => at('columnUnknown', name, name)),
    ...missing.map((code) => at('columnMissing', code, '')),
  ]
  const { name, documentNumber, authority } = layout.roles
  if (twice.length > 0) return { kind: 'refused', code: 'columnTwice', issues }
  if ([name, documentNumber, authority].some((column) => missing.includes(column))) {
    return { kind: 'refused', code: 'keyColumnMissing', issues }
  }
  return { kind: 'read', header: { layout, columns, blank: blankOf(columns) }, issues }
}

/** Read as JSON: V8 lays it, and each copy, out once. */
function blankOf(columns: Header['columns']): Header['blank'] {
  const known = columns.filter((column) => column !== null)
  return JSON.parse(JSON.stringify(Object.fromEntries(known.map((column) => [column, '']))))
}

/** A line of the sheet by column code. */
export function toRow(header: Header, cells: readonly string[], row: number, line: number): SheetRow {
  const known: Record<string, string> = { ...header.blank }
  // By hand: pairs take longer.
  for (let i = 0; i < header.columns.length; i += 1) {
    const column = header.columns[i]
    if (typeof column === 'string') known[column] = cells[i] ?? ''
  }
  return {
    row,
    line,
    cells: known,
    surplus: cells.slice(header.columns.length).filter((text) => text.trim() !== ''),
  }
}

export const isBlankLine = (cells: readonly string[]) => cells.every((text) => text.trim() === '')

/** The standard's names; a city's own change no heading. */
const standard: ReadonlyMap<Field, string> = new Map(
  layouts().flatMap(({ fields }) => fields.map((field) => [field, field.zh] as const)),
)
const standardName = (field: Field) => standard.get(field) ?? field.zh

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[\s\ufeff]/g, '')
    .toUpperCase()

function layoutFor(cells: readonly string[]): Layout | null {
  const names = new Set(cells.map(plain))
  const found = layouts().find(({ fields, roles }) => {
    const field = fields.find(({ code }) => code === roles.documentNumber)
    return field !== undefined && (names.has(plain(field.code)) || names.has(plain(standardName(field))))
  })
  return found ?? null
}

function namesIn(layout: Layout): ReadonlyMap<string, string> {
  const names = new Map<string, string>([
    [sourceIdColumn, sourceIdColumn],
    [domainColumn, domainColumn],
    ['信用领域', domainColumn],
    [withdrawnColumn, withdrawnColumn],
    ['撤回原因', withdrawnColumn],
  ])
  for (const field of layout.fields) {
    const { code, aliases = [] } = field
    for (const name of [code, standardName(field), ...aliases]) names.set(plain(name), code)
  }
  return names
}
