import type { Day } from '#law/day.ts'
import { examine } from '#records/identify.ts'
import type { Values } from './values.ts'
import type { faults } from './words/faults.ts'

export const documentKinds = ['uscc', 'residentId', 'passport', 'otherDocument'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Identity by document or code; the number is for matching alone. */
export type ReadIdentity = {
  readonly documentKind: DocumentKind
  readonly name: string
  readonly party: 'organisation' | 'person'
  readonly number: string
}

/** Checks codes that allow it (GB 32100, GB 11643); `fields` names inputs. */
export function readIdentity(
  values: Values,
  fields: { readonly name: string; readonly kind: string; readonly number: string },
  today: Day,
): ReadIdentity | { readonly faults: Readonly<Record<string, keyof typeof faults>> } {
  const text = (name: string) => (values[name] ?? '').normalize('NFKC').trim()
  const documentKind = documentKinds.find((kind) => kind === values[fields.kind])
  const number = text(fields.number).toUpperCase()
  const found: Record<string, keyof typeof faults> = {}
  const name = (values[fields.name] ?? '').trim()
  if (name === '') found[fields.name] = 'required'
  if (name.length > 100) found[fields.name] = 'tooLong'
  if (!documentKind) found[fields.kind] = 'choose'
  else if (number === '') found[fields.number] = 'required'
  else if (!isRight(documentKind, number, today)) found[fields.number] = faultOf[documentKind]
  if (!documentKind || Object.keys(found).length > 0) return { faults: found }
  return { documentKind, name, number, party: documentKind === 'uscc' ? 'organisation' : 'person' }
}

const faultOf = {
  uscc: 'badUscc',
  residentId: 'badResidentId',
  passport: 'invalid',
  otherDocument: 'invalid',
} as const satisfies Record<DocumentKind, keyof typeof faults>

function isRight(kind: DocumentKind, number: string, today: Day): boolean {
  if (kind === 'passport' || kind === 'otherDocument') return /^[A-Z0-9()（）-]{4,30}$/.test(number)
  const { kind: found, fault } = examine(number, today)
  return fault === null && found === (kind === 'uscc' ? 'uscc' : 'ric')
}
