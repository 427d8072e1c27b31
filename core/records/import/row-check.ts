import type { Day } from '#law/day.ts'
import { entryOf, isGraded } from '../catalogue.ts'
import { missingIn } from '../completeness.ts'
import { codeFaultText } from '../identity/code-words.ts'
import type { Language } from '../import-words.ts'
import { fieldFaults } from '../layout.ts'
import type { Layout } from '../layout-shape.ts'
import { matchKey } from '../normalise.ts'
import { tiersFrom } from '../publicity/publicity.ts'
import type { Fields } from '../record.ts'
import { categoryOf, type SubjectRead } from '../subject.ts'
import { looksLikeSerialDay, readDay, readMoney } from '../value.ts'
import { isGarbled } from './garbled.ts'
import type { Found } from './issue.ts'

/** Words for a penalty in the content, 行政处罚法's kinds and any amount. */
const penalty =
  /警告|通报批评|罚款|没收|停产|停业|停止(?:生产|经营|营业)|暂扣|吊销|降低资质|限制(?:开展)?(?:生产|经营)|关闭|限制从业|禁止从业|拘留|驱逐|人民币|(?:[\d.]|[〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟])\s*万?(?:元|圆)/
/** What people type for want of a number: else all were one record. */
const noNumber = /^(?:暂?无|不详|未知|待定|待补|空|NULL|NONE|NIL|N\/?A|[-/\\.*_0]*)$/
const order = /责令|限期(?:改正|整改|治理|拆除|恢复|清理)|停止违法/
const waived = /(?:不予|免予|免于|不再)(?:行政)?(?:处罚|罚款)/g

/** Findings that alone keep a row out of the register (ADR 14). */
export function holdingFindings(
  layout: Layout,
  fields: Fields,
  subject: SubjectRead,
  surplus: readonly string[],
  language: Language,
): Found[] {
  const found: Found[] = []
  if (surplus.length > 0) found.push({ column: '', code: 'cellCount', value: surplus.join(',') })
  if (subject.kind === 'unknown') found.push(subjectFinding(layout, fields, subject, language))
  const number = layout.roles.documentNumber
  if (noNumber.test(matchKey(fields[number] ?? '')))
    found.push({ column: number, code: 'documentNumberMissing', value: fields[number] ?? '' })
  const content = fields['CF_NR'] ?? ''
  if (layout.kind === 'penalty' && namesOrderOnly(content))
    found.push({ column: 'CF_NR', code: 'orderOnly', value: content })
  const { name, authority } = layout.roles
  for (const column of [name, authority])
    if (isGarbled(fields[column] ?? '')) found.push({ column, code: 'garbled', value: fields[column] ?? '' })
  // By hand, as in `import.ts`.
  for (const column in fields) {
    const value = fields[column] ?? ''
    if (value.length > 20_000) found.push({ column, code: 'tooLarge', value })
  }
  return found
}

export function namesOrderOnly(content: string): boolean {
  const plain = content.normalize('NFKC').replace(waived, '')
  return order.test(plain) && !penalty.test(plain)
}

/** Findings said about the row that are no reason to hold it. */
export function warningFindings(layout: Layout, fields: Fields, isPerson: boolean, today: Day): Found[] {
  return [
    ...emptyFindings(layout, fields, isPerson),
    ...cellFindings(layout, fields),
    ...dateFindings(layout, fields, today),
    ...categoryFindings(layout, fields),
  ]
}

function subjectFinding(
  layout: Layout,
  fields: Fields,
  read: Extract<SubjectRead, { kind: 'unknown' }>,
  language: Language,
): Found {
  const { column, fault } = read
  const isPerson = column === layout.roles.personDocumentNumber
  const value = isPerson ? '' : (fields[column] ?? '')
  if (fault.kind === 'organisationCodeOnly')
    return { column, code: 'organisationCodeOnly', value: oldCodes(layout, fields) }
  if (fault.kind === 'notOrganisation') return { column, code: 'codeOfPerson', value }
  if (fault.kind === 'missing') return { column, code: isPerson ? 'identityMissing' : 'codeMissing', value }
  if (fault.kind === 'masked') return { column, code: isPerson ? 'identityMasked' : 'codeMasked', value }
  return { column, code: isPerson ? 'identityWrong' : 'codeWrong', value, detail: codeFaultText(fault, language) }
}

const oldCodes = (layout: Layout, fields: Fields) =>
  layout.fields
    .filter(({ code }) => /_(?:GSZC|ZZJG|SWDJ|SYDW|SHZZ)$/.test(code) && (fields[code] ?? '') !== '')
    .map(({ code }) => `${code}=${fields[code]}`)
    .join(' ')

function emptyFindings(layout: Layout, fields: Fields, isPerson: boolean): Found[] {
  const { decisionDate, code, personDocumentNumber, documentNumber } = layout.roles
  // Leaves out identities, whose own finding holds.
  const missing = missingIn(layout, fields, isPerson).filter(
    (column) => ![code, personDocumentNumber, documentNumber].includes(column),
  )
  const decided = readDay(fields[decisionDate] ?? '')
  const empty = missing.map(
    (column): Found => ({
      column,
      code: column === decisionDate ? 'noDecisionDate' : 'emptyColumn',
      value: fields[column] ?? '',
    }),
  )
  const tier = fields['失信严重程度'] ?? ''
  const lacksTier =
    isGraded(layout.kind) &&
    entryOf(layout.kind)?.tier === undefined &&
    tier === '' &&
    decided !== null &&
    decided >= tiersFrom
  return lacksTier ? [...empty, { column: '失信严重程度', code: 'noTier', value: '' }] : empty
}

function cellFindings(layout: Layout, fields: Fields): Found[] {
  const faults = fieldFaults(layout, fields).flatMap(({ column, code }): Found[] => {
    const value = fields[column] ?? ''
    if (code === 'unknownColumn') return []
    return [{ column, code: code === 'badDate' && looksLikeSerialDay(value) ? 'serialDate' : code, value }]
  })
  const texts: Found[] = []
  for (const column in fields) textFindings(texts, column, fields[column] ?? '')
  const amounts = layout.fields.flatMap(({ type, code: column }): Found[] => {
    const value = fields[column] ?? ''
    // 10,000 万元 = 100 million yuan: rare as a fine, likely yuan.
    return type === 'money' && (readMoney(value) ?? 0) >= 10_000 ? [{ column, code: 'maybeYuan', value }] : []
  })
  return [...faults, ...texts, ...amounts]
}

const formula = /^[=@]|^[+-](?![\d.])/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

function textFindings(found: Found[], column: string, value: string): void {
  if (formula.test(value)) found.push({ column, code: 'formula', value })
  if (control.test(value)) found.push({ column, code: 'controlCharacter', value })
}

function dateFindings(layout: Layout, fields: Fields, today: Day): Found[] {
  const { decisionDate, documentNumber } = layout.roles
  const value = fields[decisionDate] ?? ''
  const decided = readDay(value)
  const year = /\(((?:19|20)\d\d)\)/.exec(matchKey(fields[documentNumber] ?? ''))?.[1]
  const supplied = layout.computed.filter((column) => (fields[column] ?? '') !== '')
  return [
    ...(decided !== null && decided > today ? [{ column: decisionDate, code: 'futureDate', value } as const] : []),
    ...(decided !== null && year !== undefined && year !== decided.slice(0, 4)
      ? [{ column: decisionDate, code: 'yearsDiffer', value } as const]
      : []),
    ...supplied.map((column): Found => ({ column, code: 'endSupplied', value: fields[column] ?? '' })),
  ]
}

function categoryFindings(layout: Layout, fields: Fields): Found[] {
  const column = layout.roles.category
  const value = fields[column] ?? ''
  return categoryOf(value) === null ? [{ column, code: 'categoryUnknown', value }] : []
}
