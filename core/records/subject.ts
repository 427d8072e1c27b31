import type { Day } from '#law/day.ts'
import { examine } from './identify.ts'
import type { CodeFault } from './identity/code-fault.ts'
import type { Layout } from './layout-shape.ts'
import { narrow } from './normalise.ts'
import type { Fields, Subject } from './record.ts'

/** Keyed hash of a person's number, which never enters records (ADR 16). */
export type PersonKey = (number: string) => string

type PartyFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'organisationCodeOnly' }
  | { readonly kind: 'notOrganisation' }

export type SubjectRead =
  | { readonly kind: 'found'; readonly subject: Subject }
  | {
      readonly kind: 'unknown'
      readonly column: string
      readonly fault: CodeFault | PartyFault
    }

type Party = Subject['kind']

// 01–04: the codes of one permit system.
const categories: Readonly<Record<string, Party>> = {
  法人及非法人组织: 'organisation',
  法人: 'organisation',
  非法人组织: 'organisation',
  '02': 'organisation',
  '03': 'organisation',
  自然人: 'person',
  '01': 'person',
  个体工商户: 'individualBusiness',
  '04': 'individualBusiness',
}
// A foreigner’s card shares the word, not the number.
const residentDocument = /^(01)?$|^(?!.*永久居留).*身份证|户口簿/

/** Subject of a row (GD 16): code for organisations, number for persons. */
export function readSubject(layout: Layout, fields: Fields, today: Day, personKey: PersonKey): SubjectRead {
  const { roles } = layout
  const party = categoryOf(fields[roles.category] ?? '') ?? inferred(layout, fields)
  return party === 'person' ? readPerson(layout, fields, today, personKey) : readOrganisation(layout, fields, party)
}

export const categoryOf = (text: string): Party | null => categories[text.normalize('NFKC').trim()] ?? null

function inferred(layout: Layout, fields: Fields): Party {
  const code = fields[layout.roles.code] ?? ''
  const number = fields[layout.roles.personDocumentNumber] ?? ''
  return code === '' && number !== '' ? 'person' : 'organisation'
}

function readOrganisation(layout: Layout, fields: Fields, party: Party): SubjectRead {
  const { roles } = layout
  const text = narrow(fields[roles.code] ?? '')
  const unknown = (fault: CodeFault | PartyFault): SubjectRead => ({
    kind: 'unknown',
    column: roles.code,
    fault,
  })
  if (text === '') return unknown({ kind: hasOldCode(layout, fields) ? 'organisationCodeOnly' : 'missing' })
  const { fault, plain, kind } = examine(text)
  if (fault !== null) return unknown(fault)
  if (kind !== 'uscc') return unknown({ kind: 'notOrganisation' })
  // 92 is an individual business whatever is said; masks its operator (L19).
  const subjectKind = plain.startsWith('92') ? 'individualBusiness' : party
  return { kind: 'found', subject: { kind: subjectKind, key: plain, name: fields[roles.name] ?? '', code: plain } }
}

function readPerson(layout: Layout, fields: Fields, today: Day, personKey: PersonKey): SubjectRead {
  const { roles } = layout
  const column = roles.personDocumentNumber
  const number = narrow(fields[column] ?? '').toUpperCase()
  if (number === '') return { kind: 'unknown', column, fault: { kind: 'missing' } }
  if (residentDocument.test(narrow(fields[roles.personDocumentType] ?? ''))) {
    const { fault, kind } = examine(number, today)
    if (fault !== null) return { kind: 'unknown', column, fault }
    if (kind !== 'ric') return { kind: 'unknown', column, fault: { kind: 'format' } }
  }
  return {
    kind: 'found',
    subject: { kind: 'person', key: personKey(number), name: fields[roles.name] ?? '', code: null },
  }
}

const hasOldCode = (layout: Layout, fields: Fields) =>
  layout.fields.some(({ code }) => /_(?:GSZC|ZZJG|SWDJ|SYDW|SHZZ)$/.test(code) && (fields[code] ?? '') !== '')
