import { type Day, shanghaiDay } from '#law/day.ts'
import { looksLikeOldResidentId, looksLikeResidentId, residentIdFault } from '../identity/resident-id.ts'
import { isUscc } from '../identity/uscc.ts'
import { layoutOf } from '../layout.ts'
import type { Layout } from '../layout-shape.ts'
import { narrow } from '../normalise.ts'
import { currentVersion, type Fields, type RecordFile, type Version } from '../record.ts'
import { readDay } from '../value.ts'
import { type Finding, findingOn } from './bar.ts'
import { type PublicStep, publicHistory, publicNumbers, type Show } from './public-history.ts'
import { publicity } from './publicity.ts'
import type { PublicityFlags } from './publicity-flags.ts'
import { sealedRecord } from './sealed.ts'

export type Cell = { readonly column: string; readonly value: string }

/** All that anybody may see of a record. */
export type PublicRecord = {
  readonly id: string
  readonly kind: RecordFile['kind']
  readonly area: string
  readonly name: string
  readonly code: string
  readonly documentNumber: string
  readonly authority: string
  readonly cells: readonly Cell[]
  readonly from: Day
  /** Last day of the record, or of a finding shown alone. */
  readonly until: Day
  /** The last day on which all of this may be shown. */
  readonly publicUntil: Day
  /** 弄虚作假 (O36 25); stands alone once the record is no longer public. */
  readonly finding: Finding | null
  readonly disputed: boolean
  /** Disputed columns; none where the whole record is. */
  readonly disputedColumns: readonly string[]
  readonly statement: { readonly text: string; readonly on: Day } | null
  /** 已更正: version shown, where a correction made it. */
  readonly corrected: { readonly version: number; readonly on: Day } | null
  readonly history: readonly PublicStep[]
}

export type { PublicStep }

export type Reader = 'subject' | 'unit' | 'auditor'

export type HolderView = {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly cells: readonly Cell[]
  readonly versions: readonly {
    /** As the public counts them. */
    readonly n: number
    readonly at: number
    readonly cause: Version['cause']
    readonly cells: readonly Cell[]
  }[]
}

/** Mask in place of what is not shown. */
export const hidden = '******'

/** The public's view on a day; null: nothing, as if never there. */
export function publicView(record: RecordFile, today: Day, flags: PublicityFlags = {}): PublicRecord | null {
  const { shown, from, until } = publicity(record, today, flags)
  const layout = layoutOf(record.kind)
  const { subject, overlays } = record
  if (subject.kind === 'person' || subject.code === null || sealedRecord(record, flags) !== null) return null
  const finding = findingOn(record, today)
  if (!shown || from === null || until === null) return finding && findingView(record, layout, finding)
  const version = currentVersion(record)
  const show = publicCell(layout, record)
  const cells = layout.fields
    .filter((field) => field.public)
    .map((field) => ({ column: field.code, value: show(field, version.fields) }))
  const shownIn = (column: string) => cells.find((cell) => cell.column === column)?.value ?? ''
  const history = publicHistory(record, layout, show)
  const last = history.at(-1)
  const { statement } = overlays
  return {
    id: record.id,
    kind: record.kind,
    area: record.area,
    name: shownIn(layout.roles.name),
    code: subject.code,
    documentNumber: shownIn(layout.roles.documentNumber),
    authority: shownIn(layout.roles.authority),
    cells: cells.filter(({ value }) => value !== ''),
    from,
    until,
    publicUntil: finding !== null && finding.until < until ? finding.until : until,
    finding,
    disputed: overlays.disputedBy.length > 0,
    disputedColumns: cells.map(({ column }) => column).filter((column) => disputedNow(overlays).has(column)),
    statement:
      statement === null ? null : { text: withoutPersonalNumbers(statement.text), on: shanghaiDay(statement.at) },
    corrected: last ? { version: last.version, on: last.on } : null,
    history,
  }
}

/** The finding alone: about whom, by whom; nothing else of the record. */
function findingView(record: RecordFile, layout: Layout, finding: Finding): PublicRecord {
  const { fields } = currentVersion(record)
  const show = publicCell(layout, record)
  const shownIn = (role: string) =>
    layout.fields.filter(({ code }) => code === role).map((field) => show(field, fields))[0] ?? ''
  return {
    id: record.id,
    kind: record.kind,
    area: record.area,
    name: shownIn(layout.roles.name),
    code: record.subject.code ?? '',
    documentNumber: '',
    authority: finding.by,
    cells: [],
    from: finding.on,
    until: finding.until,
    publicUntil: finding.until,
    finding,
    disputed: false,
    disputedColumns: [],
    statement: null,
    corrected: null,
    history: [],
  }
}

/** Everything, for subject, holding unit and auditor (ADR 10). */
export function holderView(record: RecordFile, reader: Reader): HolderView {
  const layout = layoutOf(record.kind)
  const veiled = record.subject.kind === 'person' && reader === 'auditor'
  // Keyed hashes of persons' numbers: they mean nothing to a reader.
  const isIdentity = (column: string) =>
    layout.fields.some(({ code, type }) => code === column && type === 'identityNumber') ||
    (record.subject.kind === 'person' && column === layout.roles.code)
  const cellsOf = (fields: Fields) =>
    Object.entries(fields)
      .filter(([, value]) => value !== '')
      .map(([column, value]) => ({ column, value: isIdentity(column) ? hidden : innerCell(value, reader) }))
      .map((shown) => (veiled ? { ...shown, value: withoutName(shown.value, record, layout) } : shown))
  const { subject } = record
  const number = publicNumbers(record, layout, publicCell(layout, record))
  return {
    id: record.id,
    name: veiled ? maskedName(subject.name) : subject.name,
    code: subject.code,
    cells: cellsOf(currentVersion(record).fields),
    versions: record.versions.map(({ n, at, cause, fields }) => ({ n: number(n), at, cause, cells: cellsOf(fields) })),
  }
}

/** Hides identity and mobile numbers however written (GD 18); codes stay. */
export function withoutPersonalNumbers(text: string): string {
  if (!hasDigits(text, fewestDigits)) return text
  const withoutIdentity = hidingEach(hidingEach(text, eighteen, isPersonal), fifteen, looksLikeOldResidentId)
  return withoutIdentity.replace(mobile, hidden)
}

/** Looks again behind each first digit: numbers may stand side by side. */
function hidingEach(text: string, pattern: RegExp, isIts: (number: string) => boolean): string {
  let shown = ''
  let from = 0
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [number] = found
    if (isIts(plainOf(number))) {
      shown += text.slice(from, found.index) + hidden
      from = pattern.lastIndex
    } else pattern.lastIndex = found.index + 1
  }
  return shown + text.slice(from)
}

/** Mark of a redacted part. */
export const redactionMark = '█████'

/** Parts within 〖〗 are redacted before publication, and seen to be. */
export const redacted = (text: string): string => text.replace(/〖[^〖〗]*〗/g, redactionMark)

/** Hides named parts of a text by as many marks. */
export const hiding = (text: string, parts: readonly string[]): string =>
  parts.reduce((all, part) => (part === '' ? all : all.replaceAll(part, hiddenMark.repeat([...part].length))), text)

/** Stands for one hidden character. */
export const hiddenMark = '█'

// Signs that a reader passes over between digits, seen or not.
const gap = '[\\s\\-‐-―−－﹣.．·•・_/\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]{0,2}'
const [before, after] = ['(?<![0-9０-９])', '(?![0-9A-Za-z０-９])']
/** Letters in front belong to a code, but for those that announce. */
const announced = '(?<![A-Za-z](?<!\\b(?:tel|phone|mobile|mob|wechat|weixin|wx|vx|qq|no|id)))'
const digits = (n: number) => `(?:[0-9０-９]${gap}){${n}}`
const eighteen = new RegExp(`${before}${digits(17)}[0-9０-９XxＸｘ]${after}`, 'g')
const fifteen = new RegExp(`${before}(?<![A-Za-z])${digits(14)}[0-9０-９]${after}`, 'g')
const close = (n: number) => `(?:[0-9０-９][\\s-]?){${n}}`
const mobile = new RegExp(
  `${before}${announced}(?:(?:[+＋]|00)?[8８][6６]${gap})?[1１][\\s-]?[3-9３-９](?:[\\s-]?${close(8)}[0-9０-９]|[0-9０-９]${gap}[0-9０-９]{4}${gap}[0-9０-９]{4})${after}`,
  'gi',
)

/** Of a mobile number, the shortest of the three. */
const fewestDigits = 11

function hasDigits(text: string, fewest: number): boolean {
  let n = 0
  for (let i = 0; i < text.length && n < fewest; i += 1) {
    const code = text.charCodeAt(i)
    if ((code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)) n += 1
  }
  return n === fewest
}

const plainOf = (found: string) =>
  narrow(found)
    .replace(/[^0-9X]/gi, '')
    .toUpperCase()

/** 张三丰 → 张**. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(rest.length)
}

// Marks between the parts of a name, however typed, and blanks.
const between = /[·•・‧∙⋅᛫．.\s\u00ad\u200b-\u200f\u2060\ufeff]/
const betweenAny = `(?:${between.source})*`

/** Masks a person's name in a text, with other dots or blanks too. */
export function withoutPerson(text: string, name: string): string {
  const letters = [...name].filter((letter) => !between.test(letter))
  if (letters.length === 0) return text
  const pattern = letters.map((letter) => letter.replace(/[\\^$*+?()[\]{}|/]/, '\\$&')).join(betweenAny)
  return text.replace(new RegExp(pattern, 'gu'), maskedName)
}

const disputedNow = ({ disputedBy, disputedColumns }: RecordFile['overlays']) =>
  new Set(disputedBy.flatMap((caseId) => disputedColumns?.[caseId] ?? []))

const isPersonal = (number: string) =>
  residentIdFault(number) === null || (looksLikeResidentId(number) && !isUscc(number))

/** Who runs a business: without a trade name its own name says it. */
export function operatorOf({ kind, subject }: Pick<RecordFile, 'kind' | 'subject'>, fields: Fields): string {
  const { name, operator } = layoutOf(kind).roles
  const own = (fields[name] ?? '').trim()
  return (fields[operator] ?? '').trim() || (subject.kind === 'individualBusiness' && isPersonsName(own) ? own : '')
}

// Registered names of a business have a place and a trade, and are longer.
const isPersonsName = (name: string) =>
  /^(?:\p{Script=Han}{2,4}|\p{Script=Han}+(?:[·•・‧．]\p{Script=Han}+)+)$/u.test(name)

function publicCell(layout: Layout, record: RecordFile): Show {
  const { name, operator, code } = layout.roles
  const isFirm = record.subject.kind === 'individualBusiness'
  return (field, fields) => {
    const value = (fields[field.code] ?? '').trim()
    const person = operatorOf(record, fields)
    if (field.code === code) return record.subject.code ?? ''
    if (field.type === 'date') return readDay(value) ?? ''
    const plain = withoutPersonalNumbers(value)
    if (!isFirm || person === '' || field.type === 'money') return plain
    // L19: the trade name is public, its operator never, even if one.
    return field.code === operator || (field.code === name && value === person)
      ? maskedName(value)
      : withoutPerson(plain, person)
  }
}

/** Every name the person has had in the record, wherever it stands. */
function withoutName(value: string, record: RecordFile, layout: Layout): string {
  const column = layout.roles.name
  const names = [record.subject.name, ...record.versions.map(({ fields }) => fields[column] ?? '')]
  return names.reduce(withoutPerson, value)
}

const innerCell = (value: string, reader: Reader) => (reader === 'subject' ? value : withoutPersonalNumbers(value))
