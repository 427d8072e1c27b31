import { caseAt } from '#engine/case/case-of.ts'
import { recordsFor } from '#engine/register/register-door.ts'
import { derivedId } from '#engine/store/derived-id.ts'
import { documentLookup } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { unitById, unitByName } from '#records/directory.ts'
import { layoutOf } from '#records/layout.ts'
import { matchKey } from '#records/normalise.ts'
import type { RecordFile } from '#records/record.ts'
import { readDay } from '#records/value.ts'
import { isMail, isPhone } from '#web/read-contact.ts'
import type { Carried, Cells } from '#workflows/contract/parties.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { ReadStore } from '../read-store.ts'
import { type Column, columns, type faults } from './carry-words.ts'
import type { CaseRow } from './case-sheet.ts'

export type CaseFault = {
  readonly code: keyof typeof faults
  readonly values: Readonly<Record<string, Bilingual | string | number>>
}

/** Row read against register and directory. */
export type ReadCase = {
  readonly kind: 'read'
  /** Of the number it had: the same number finds the same case. */
  readonly id: string
  readonly number: string
  readonly procedure: Procedure
  readonly carried: Carried
  readonly record: RecordFile
  /** Days as `YYYY-MM-DD`, units by id, entries by code. */
  readonly cells: Cells
  readonly receivedOn: Day
}
export type Fault = { readonly kind: 'fault'; readonly fault: CaseFault }

export const fault = (code: CaseFault['code'], values: CaseFault['values'] = {}): Fault => ({
  kind: 'fault',
  fault: { code, values },
})

const always: readonly Column[] = ['number', 'procedure', 'subject', 'document', 'receivedOn', 'contact', 'phone']
const days: readonly Column[] = [
  ...(['receivedOn', 'supplementAskedOn', 'supplementServedOn', 'supplementedOn', 'receiptOn'] as const),
  ...(['pushedOn', 'forwardedOn', 'acceptedOn', 'extendedOn'] as const),
]

/** Reads one row; its first fault where it has any. */
export async function readCase(store: ReadStore, { cells: given }: CaseRow): Promise<ReadCase | Fault> {
  const raw = { ...given, ...contactIn(given) }
  const lacks = lacking(raw, always)
  if (lacks) return lacks
  const procedure = procedureNamed(store, raw.procedure ?? '')
  if (!procedure?.carried) return unknownProcedure(store, raw.procedure ?? '')
  const own = lacking(raw, [...procedure.carried.needs, ...stepColumns(procedure.carried, raw)])
  if (own) return own
  // Nothing would ever reach it.
  if (raw.email !== undefined && !isMail(raw.email)) return fault('badForm', { what: columns.email })
  if (raw.phone !== undefined && !isPhone(raw.phone)) return fault('badForm', { what: columns.phone })
  const dated = datedIn(store, raw)
  if (dated.kind === 'fault') return dated
  const unit = raw.forwardedTo === undefined ? null : unitOf(store, raw.forwardedTo)
  if (raw.forwardedTo !== undefined && unit === null) return fault('unknownUnit', { what: raw.forwardedTo })
  const record = await recordOf(store, raw)
  if ('fault' in record) return record
  const field = raw.field === undefined ? null : fieldCode(record, raw.field)
  if (raw.field !== undefined && field === null) return fault('unknownField', { what: raw.field })
  const cells = { ...raw, ...dated.days, ...(unit !== null && { forwardedTo: unit }), ...(field !== null && { field }) }
  const { number = '', receivedOn = '' } = cells
  return { kind: 'read', id: runningId(store, number), number, ...procedure, record, cells, receivedOn }
}

/** Address and number in plain signs, as forms take them. */
const contactIn = ({ email, phone }: CaseRow['cells']): CaseRow['cells'] => ({
  ...(email !== undefined && { email: email.normalize('NFKC') }),
  ...(phone !== undefined && { phone: phone.normalize('NFKC') }),
})

export const runningId = ({ crypto }: Pick<ReadStore, 'crypto'>, number: string): string =>
  derivedId(crypto, `running case ${matchKey(number)}`)

/** Case that an earlier import made of that number. */
export const movedIn = (store: ReadStore, { number = '' }: CaseRow['cells']) => caseAt(store, runningId(store, number))

function lacking(cells: Cells, wanted: readonly string[]): Fault | null {
  const missing = Object.entries<Bilingual>(columns).flatMap(([key, name]) =>
    wanted.includes(key) && cells[key] === undefined ? [name] : [],
  )
  if (missing.length === 0) return null
  const what = { zh: missing.map(({ zh }) => zh).join('、'), en: missing.map(({ en }) => en).join(', ') }
  return fault('missing', { what })
}

/** Columns of steps that are begun in the row. */
const stepColumns = ({ steps }: Carried, cells: Cells): readonly string[] =>
  steps.flatMap(({ on, needs = [] }) => {
    const isBegun = [on, ...needs.filter((need) => !steps.some((other) => other.on === need))].some(
      (column) => cells[column] !== undefined,
    )
    return isBegun ? [on, ...needs] : []
  })

type Moving = { readonly procedure: Procedure; readonly carried: Carried }

const moving = ({ procedures }: Pick<ReadStore, 'procedures'>): readonly Moving[] =>
  Object.values(procedures).flatMap((procedure) =>
    procedure.parties.carried ? [{ procedure, carried: procedure.parties.carried }] : [],
  )

const nameOf = ({ id, pages }: Procedure): Bilingual => pages.words.application ?? { zh: id, en: id }

function procedureNamed(store: ReadStore, text: string): Moving | null {
  const fits = moving(store).filter(({ procedure }) => {
    const { zh, en } = nameOf(procedure)
    return procedure.id === text || zh.includes(text) || en.toLowerCase() === text.toLowerCase()
  })
  return (fits.length === 1 && fits[0]) || null
}

function unknownProcedure(store: ReadStore, what: string): Fault {
  const names = moving(store).map(({ procedure }) => nameOf(procedure))
  const known = { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') }
  return fault('unknownProcedure', { what, known })
}

/** Every day of the row, none before its receipt, none after today. */
function datedIn(store: ReadStore, cells: CaseRow['cells']): { readonly kind: 'dated'; readonly days: Cells } | Fault {
  const found: Record<string, Day> = {}
  const today = shanghaiDay(store.clock.now())
  for (const column of days) {
    const what = cells[column]
    if (what === undefined) continue
    const day = readDay(what)
    if (day === null) return fault('badDay', { column: columns[column], what })
    if (day > today) return fault('future', { column: columns[column], what: day })
    const received = found['receivedOn'] ?? day
    if (day < received) return fault('beforeReceipt', { column: columns[column], what: day })
    if (day < store.calendar.firstDay) return fault('beforeCalendar', { what: day, first: store.calendar.firstDay })
    found[column] = day
  }
  return { kind: 'dated', days: found }
}

const unitOf = ({ deployment: { directory } }: ReadStore, text: string): string | null =>
  (unitById(directory, text) ?? unitByName(directory, text))?.id ?? null

async function recordOf(store: ReadStore, cells: CaseRow['cells']): Promise<RecordFile | Fault> {
  const { document = '', subject = '' } = cells
  const items = await readAll(store.table, { index: 'lookup', pk: documentLookup(matchKey(document)) })
  const found = recordsFor(store, items, 'subject').filter(({ subject: { key, code, name } }) =>
    [key, code, name].includes(subject),
  )
  const [record] = found
  if (!record) return fault('unknownRecord')
  return found.length > 1 ? fault('severalRecords', { n: found.length }) : record
}

function fieldCode({ kind }: RecordFile, text: string): string | null {
  const found = layoutOf(kind).fields.find(({ code, zh, en }) => [code, zh, en].includes(text))
  return found?.code ?? null
}
