import { type Day, shanghaiDay } from '#law/day.ts'
import { domainNamed, domainsOf, entryOf, isCatalogued } from '../catalogue.ts'
import { contentKey, type Likeness, likeness } from '../content.ts'
import type { Unit } from '../directory.ts'
import { looksLikeResidentId } from '../identity/resident-id.ts'
import { isUscc } from '../identity/uscc.ts'
import { holds, type Language } from '../import-words.ts'
import type { Layout } from '../layout-shape.ts'
import { namesOf } from '../names-of.ts'
import { cell, matched, matchKey, narrow, naturalKey } from '../normalise.ts'
import type { Held } from '../publicity/held.ts'
import { publicity } from '../publicity/publicity.ts'
import type { PublicityFlags } from '../publicity/publicity-flags.ts'
import { sealedBy } from '../publicity/sealed.ts'
import { currentFields, type Fields, type MatchedUnit, type RecordFile, type Subject, type Tier } from '../record.ts'
import { type PersonKey, readSubject } from '../subject.ts'
import { readDay } from '../value.ts'
import { causeNamed, type WithdrawalCause, withdrawalKey } from '../withdrawal.ts'
import { domainColumn, type SheetRow, sourceIdColumn, withdrawnColumn } from './header.ts'
import { type Found, type Issue, issue, sealedIssue } from './issue.ts'
import { holdingFindings, warningFindings } from './row-check.ts'

/** Surroundings that a row's fate depends on. */
export type ImportContext = {
  readonly layout: Layout
  readonly batch: string
  readonly at: number
  readonly area: string
  readonly domain: string | null
  readonly catalogueEdition: string
  readonly language: Language
  /** The unit that sent the file, if one did. */
  readonly sender: string | null
  /** Units whose rows may be taken; left out: any. */
  readonly own?: ReadonlySet<string>
  readonly flags?: PublicityFlags
  unitByName(name: string): Unit | null
  readonly personKey: PersonKey
  digest(text: string): string
  newId(): string
  findRecord(naturalKey: string): RecordFile | null
  findHeld(naturalKey: string): readonly Held[]
}

/** Number and authority as the row has them. */
const naturalKeyOf = ({ cells }: SheetRow, { layout: { kind, roles } }: ImportContext): string =>
  naturalKey(kind, cell(cells[roles.documentNumber]), cell(cells[roles.authority]))

/** Person's number for its item (ADR 16); records have the hash. */
export type Secret = { readonly column: string; readonly number: string }

export type Plan =
  | {
      readonly outcome: 'accepted'
      readonly naturalKey: string
      readonly record: RecordFile
      readonly secrets: readonly Secret[]
      /** Held items of the same subject and number that this row settles. */
      readonly releases: readonly string[]
      readonly issues: readonly Issue[]
    }
  | {
      readonly outcome: 'unchanged'
      readonly naturalKey: string
      readonly record: RecordFile
      readonly issues: readonly Issue[]
    }
  | {
      readonly outcome: 'held' | 'stillHeld'
      readonly naturalKey: string
      readonly held: Held
      readonly secrets: readonly Secret[]
      readonly issues: readonly Issue[]
    }
  /** Row of another organ. */
  | { readonly outcome: 'foreign'; readonly naturalKey: string; readonly issues: readonly Issue[] }

type Draft = {
  readonly row: SheetRow
  readonly context: ImportContext
  readonly today: Day
  readonly fields: Fields
  readonly secrets: readonly Secret[]
  readonly naturalKey: string
  readonly authority: MatchedUnit
  readonly provider: MatchedUnit
  readonly warnings: readonly Found[]
}

/** Plans what becomes of a row (ADR 14). Pure: its caller writes. */
export function planRow(row: SheetRow, context: ImportContext): Plan {
  const { layout } = context
  const today = shanghaiDay(context.at)
  const cells = filledIn(row)
  const read = readSubject(layout, cells, today, context.personKey)
  const holding = holdingFindings(layout, cells, read, row.surplus, context.language)
  const isPerson =
    read.kind === 'found' ? read.subject.kind === 'person' : read.column === layout.roles.personDocumentNumber
  const draft = draftOf(row, context, today, cells, isPerson)
  if (isForeign(draft.authority, context)) return foreignPlan(draft)
  holding.push(...domainFindings(row, context))
  const existing = context.findRecord(draft.naturalKey)
  if (existing !== null && isForeign(existing.authority, context)) return foreignPlan(draft)
  const isWithdrawn = cell(row.cells[withdrawnColumn]) !== ''
  if (existing !== null && !isWithdrawn && isGivenOut(draft, holding, existing)) return unchangedPlan(draft, existing)
  if (holding.length > 0 || read.kind !== 'found') return heldPlan(draft, holding, null)
  if (isWithdrawn) return withdrawnPlan(withoutLacks(existing === null ? draft : inItsName(draft, existing)), existing)
  return existing === null ? acceptedPlan(draft, read.subject) : comparedPlan(draft, existing)
}

/** Nameless organs are no others'. */
const isForeign = ({ raw, unit }: MatchedUnit, { own }: ImportContext): boolean =>
  own !== undefined && raw !== '' && (unit === null || !own.has(unit))

function foreignPlan(draft: Draft): Plan {
  const { naturalKey: key, authority, context } = draft
  const found: Found = { column: context.layout.roles.authority, code: 'notYours', value: authority.raw }
  return { outcome: 'foreign', naturalKey: key, issues: worded(draft, [found]) }
}

// A correction takes none either.
const turning = /[\u202a-\u202e\u2066-\u2069]/
const turns = new RegExp(turning, 'g')

const withoutTurns = (text: string) => (turning.test(text) ? text.replace(turns, '').trim() : text)

// By hand, as below: pairs take longer than the signs.
function turnFindings({ cells }: SheetRow): Found[] {
  const found: Found[] = []
  for (const column in cells) {
    const value = cells[column] ?? ''
    if (turning.test(value)) found.push({ column, code: 'directionMarks', value: value.replace(turns, '') })
  }
  return found
}

/** Its filled cells, but for those of the sheet's own columns. */
function filledIn(row: SheetRow): Fields {
  const cells: Record<string, string> = {}
  for (const column in row.cells) {
    const text = withoutTurns(cell(row.cells[column]))
    if (text !== '' && !ownColumns.includes(column)) cells[column] = text
  }
  return cells
}

export type Tally = {
  readonly read: number
  readonly accepted: number
  readonly unchanged: number
  readonly held: number
  readonly stillHeld: number
  /** Of others, so not taken; left out: none. */
  readonly foreign?: number
}

export const noRows: Tally = { read: 0, accepted: 0, unchanged: 0, held: 0, stillHeld: 0 }

export const counted = (tally: Tally, { outcome }: Pick<Plan, 'outcome'>): Tally => ({
  ...tally,
  read: tally.read + 1,
  [outcome]: (tally[outcome] ?? 0) + 1,
})

/** `full`: lists absent records; nothing ends (ADR 14). */
export function absentFrom(
  isSeen: (naturalKey: string) => boolean,
  records: readonly RecordFile[],
): readonly RecordFile[] {
  return records.filter(
    (record) =>
      record.ended === null &&
      !namesOf(record).some(({ documentNumber, authority }) =>
        isSeen(naturalKey(record.kind, documentNumber, authority)),
      ),
  )
}

function draftOf(row: SheetRow, context: ImportContext, today: Day, cells: Fields, isPerson: boolean): Draft {
  const { layout } = context
  const { roles } = layout
  const { fields, secrets } = withoutIdentity(layout, cells, context.personKey)
  const authority = unitNamed(cells[roles.authority] ?? '', null, context)
  const provider = unitNamed(cells[roles.provider] ?? '', context.sender, context)
  const unknown = (
    column: string,
    code: 'authorityUnknown' | 'providerUnknown',
    { raw, unit }: MatchedUnit,
  ): Found[] => (raw !== '' && unit === null ? [{ column, code, value: raw }] : [])
  const warnings = [
    ...warningFindings(layout, cells, isPerson, today),
    ...unknown(roles.authority, 'authorityUnknown', authority),
    ...unknown(roles.provider, 'providerUnknown', provider),
    ...tierFindings(cells),
    ...turnFindings(row),
  ].map((found) => (isIdentityColumn(layout, found.column) ? { ...found, value: '' } : found))
  const key = naturalKey(layout.kind, cells[roles.documentNumber] ?? '', authority.raw)
  return { row, context, today, fields, secrets, naturalKey: key, authority, provider, warnings }
}

function unitNamed(raw: string, otherwise: string | null, context: ImportContext): MatchedUnit {
  return { ...matched(raw), unit: raw === '' ? otherwise : (context.unitByName(raw)?.id ?? null) }
}

/** Leaves keyed hashes of persons' numbers, by which rows still compare. */
function withoutIdentity(layout: Layout, cells: Fields, personKey: PersonKey) {
  const secrets: Secret[] = []
  const fields = { ...cells }
  for (const column in cells) {
    const value = cells[column] ?? ''
    if (!isIdentityColumn(layout, column) && (column !== layout.roles.code || !isPersonal(value))) continue
    const number = narrow(value).toUpperCase()
    secrets.push({ column, number })
    fields[column] = personKey(number)
  }
  return { fields, secrets }
}

function isPersonal(code: string): boolean {
  const plain = narrow(code).toUpperCase()
  return looksLikeResidentId(plain) && !isUscc(plain)
}

const identities = new WeakMap<Layout, ReadonlySet<string>>()

function isIdentityColumn(layout: Layout, column: string): boolean {
  const known = identities.get(layout)
  if (known) return known.has(column)
  const all = layout.fields.flatMap(({ code, type }) => (type === 'identityNumber' ? [code] : []))
  identities.set(layout, new Set(all))
  return all.includes(column)
}

/** Our own sheet, which gives no person's number. */
function isGivenOut(draft: Draft, holding: readonly Found[], record: RecordFile): boolean {
  const lacksNumber =
    holding.length > 0 && holding.every(({ code }) => code === 'identityMissing' || code === 'codeMissing')
  return lacksNumber && isHarmless(likeness(draft.context.layout, inItsName(draft, record).fields, record))
}

const isHarmless = (like: Likeness) => like === 'current' || like === 'completedSince'

const unchangedPlan = (given: Draft, record: RecordFile): Plan => {
  const draft = inItsName(given, record)
  return {
    outcome: 'unchanged',
    naturalKey: draft.naturalKey,
    record,
    issues: worded(draft, warningsOn(draft, record)),
  }
}

function comparedPlan(given: Draft, record: RecordFile): Plan {
  const draft = inItsName(given, record)
  const like = likeness(draft.context.layout, draft.fields, record)
  if (isHarmless(like)) return unchangedPlan(draft, record)
  const column = draft.context.layout.roles.documentNumber
  const code = like === 'removed' ? 'reinsertion' : 'otherContent'
  return heldPlan(draft, [{ column, code, value: draft.fields[column] ?? '' }], record)
}

/** The organ's other name gives way; another organ is content. */
function inItsName(draft: Draft, record: RecordFile): Draft {
  const { roles, kind } = draft.context.layout
  const { authority, provider, documentNumber } = record
  const isSame = (one: MatchedUnit, other: MatchedUnit) => one.unit !== null && one.unit === other.unit
  if (draft.authority.key === authority.key || !isSame(draft.authority, authority)) return draft
  const named = isSame(draft.provider, provider)
    ? { [roles.provider]: currentFields(record)[roles.provider] ?? '' }
    : {}
  const fields = { ...draft.fields, [roles.authority]: authority.raw, ...named }
  const full = Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''))
  return { ...draft, fields: full, authority, naturalKey: naturalKey(kind, documentNumber.raw, authority.raw) }
}

/** Withdrawn rows need not be complete. */
const withoutLacks = (draft: Draft): Draft => ({
  ...draft,
  warnings: draft.warnings.filter(({ code }) => !lacks.has(code)),
})

const lacks: ReadonlySet<Found['code']> = new Set(['emptyColumn', 'noDecisionDate', 'noTier'])

/** Withdrawn by its sender: held for two people, ends nothing by itself. */
function withdrawnPlan(draft: Draft, record: RecordFile | null): Plan {
  const value = cell(draft.row.cells[withdrawnColumn])
  const cause = causeNamed(value)
  if (record !== null && record.ended !== null)
    return { outcome: 'unchanged', naturalKey: draft.naturalKey, record, issues: [] }
  const code = cause === null ? 'causeUnknown' : record === null ? 'nothingToWithdraw' : 'withdrawalStated'
  return heldPlan(draft, [{ column: withdrawnColumn, code, value }], record, cause)
}

function heldPlan(
  draft: Draft,
  findings: readonly Found[],
  record: RecordFile | null,
  cause: WithdrawalCause | null = null,
): Plan {
  const { context, row, fields } = draft
  const { roles } = context.layout
  const key =
    cause === null
      ? `${draft.naturalKey}#${context.digest(contentKey(context.layout, fields))}`
      : withdrawalKey(draft.naturalKey, cause)
  const before = context.findHeld(naturalKeyOf(row, context)).find((held) => held.key === key)
  const warnings = record === null ? draft.warnings : warningsOn(draft, record)
  const issues = worded(draft, [...findings, ...warnings])
  const held: Held = {
    key,
    naturalKey: draft.naturalKey,
    kind: context.layout.kind,
    batch: context.batch,
    row: row.row,
    at: context.at,
    sourceId: sourceIdOf(row),
    documentNumber: matched(fields[roles.documentNumber] ?? ''),
    authority: draft.authority,
    provider: draft.provider,
    subjectName: fields[roles.name] ?? '',
    fields,
    reasons: findings.filter(({ code }) => holds(code)).map(({ code }) => code),
    recordId: record?.id ?? null,
    setsA10: findings.some(({ code }) => code === 'reinsertion'),
    ...(cause === null ? {} : { cause }),
  }
  const outcome = before === undefined ? 'held' : 'stillHeld'
  return { outcome, naturalKey: draft.naturalKey, held: before ?? held, secrets: draft.secrets, issues }
}

function acceptedPlan(draft: Draft, subject: Subject): Plan {
  const { context, fields, row } = draft
  const { layout, at, batch } = context
  const record: RecordFile = {
    id: context.newId(),
    kind: layout.kind,
    domain: domainOf(row, context),
    area: areaOf(draft),
    catalogueEdition: context.catalogueEdition,
    sourceId: sourceIdOf(row),
    documentNumber: matched(fields[layout.roles.documentNumber] ?? ''),
    authority: draft.authority,
    provider: draft.provider,
    subject,
    versions: [{ n: 1, fields, at, cause: { kind: 'import', batch } }],
    tier: tierOf(draft),
    attachedTermEnd: null,
    necessary: false,
    overlays: { disputedBy: [], statement: null },
    ended: null,
    seq: 1,
  }
  const { naturalKey: key, secrets } = draft
  return {
    outcome: 'accepted',
    naturalKey: key,
    record,
    secrets,
    releases: releasedBy(draft, subject),
    issues: worded(draft, warningsOn(draft, record)),
  }
}

/** Leaves out an end as computed here, as our sheets have it. */
function warningsOn({ warnings, today, context }: Draft, record: RecordFile): readonly Found[] {
  const isOwnEnd = ({ code, value }: Found) =>
    code === 'endSupplied' && readDay(value) === publicity(record, today, context.flags).until
  return warnings.filter((found) => !isOwnEnd(found))
}

/** Releases a row whose defect is mended; another party's stays held. */
function releasedBy(draft: Draft, subject: Subject): readonly string[] {
  return draft.context
    .findHeld(draft.naturalKey)
    .filter((held) => matchKey(held.subjectName) === matchKey(subject.name))
    .map(({ key }) => key)
}

const sourceIdOf = (row: SheetRow) => cell(row.cells[sourceIdColumn]) || null

function areaOf({ authority, provider, context }: Draft): string {
  const unit = context.unitByName(authority.raw) ?? context.unitByName(provider.raw)
  return unit === null || unit.level === 'province' ? context.area : unit.area
}

/** Of the sheet, not of the record's content. */
const ownColumns: readonly string[] = [sourceIdColumn, domainColumn, withdrawnColumn]

const domainCell = (row: SheetRow) => cell(row.cells[domainColumn])

/** The row's own domain, else the sheet's, else the kind's only one. */
function domainOf(row: SheetRow, { layout, domain }: ImportContext): string | null {
  const text = domainCell(row)
  if (text !== '') return domainNamed(text)?.id ?? null
  const all = domainsOf(layout.kind)
  return domain ?? (all.length === 1 ? (all[0]?.id ?? null) : null)
}

/** GD 55(2): nothing is recorded outside the catalogue. */
function domainFindings(row: SheetRow, context: ImportContext): Found[] {
  const text = domainCell(row)
  const domain = domainOf(row, context)
  if (text !== '' && domain === null) return [{ column: domainColumn, code: 'domainUnknown', value: text }]
  if (domain === null || isCatalogued(context.layout.kind, domain)) return []
  return [{ column: domainColumn, code: 'notCatalogued', value: text || domain }]
}

const tierNames: Readonly<Record<string, Tier['value']>> = { 轻微: 'minor', 一般: 'general', 严重: 'serious' }
const tierColumn = '失信严重程度'

/** Word of the determining unit, if its sheet has. */
function tierOf({ fields, authority, context }: Draft): Tier | null {
  const value = tierNames[(fields[tierColumn] ?? '').replace(/失信$/, '')]
  const by = authority.unit ?? (authority.raw || 'import')
  if (value !== undefined) return { value, basis: tierColumn, by, at: context.at }
  const lawful = entryOf(context.layout.kind)?.tier
  return lawful === undefined ? null : { value: lawful, basis: 'O36 10', by, at: context.at }
}

function tierFindings(cells: Fields): Found[] {
  const value = cells[tierColumn] ?? ''
  return value === '' || tierNames[value.replace(/失信$/, '')] !== undefined
    ? []
    : [{ column: tierColumn, code: 'tierUnknown', value }]
}

function worded(draft: Draft, found: readonly Found[]): readonly Issue[] {
  const say = isSealed(draft) ? sealedIssue : issue
  return found.map((each) => say(draft.row, each, draft.context.language))
}

/** Releases nothing for being a firm's: that may be the error. */
function isSealed({ context, fields, authority, provider }: Draft): boolean {
  const { kind, roles } = context.layout
  const documentNumber = matched(fields[roles.documentNumber] ?? '')
  return sealedBy({ kind, documentNumber, authority, provider, fields, subjectKind: null }, context.flags) !== null
}
