import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Values } from './values.ts'
import type { faults } from './words/faults.ts'

export type ReadContact = {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly address?: string
  readonly consentElectronic: boolean
}
type Result =
  | { readonly kind: 'read'; readonly contact: ReadContact }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Requires one contact online; electronic service needs consent and mail. */
export function readContact(values: Values, atCounter = false): Result {
  const text = (name: string) => (values[name] ?? '').trim()
  const [name, address] = [text('name'), text('address')]
  // An input method may type digits and @ in full width.
  const [email, phone] = [text('email').normalize('NFKC'), text('phone').normalize('NFKC')]
  const agrees = values['consentElectronic'] === 'on'
  const fields: Record<string, keyof typeof faults> = {
    ...(name === '' ? { name: 'required' as const } : {}),
    ...(name.length > 100 ? { name: 'tooLong' as const } : {}),
    ...(isMail(email) || email === '' ? {} : { email: 'badEmail' as const }),
    ...(address.length > 200 ? { address: 'tooLong' as const } : {}),
    ...(isPhone(phone) || phone === '' ? {} : { phone: 'badPhone' as const }),
    ...(email === '' && phone === '' && !atCounter ? { email: 'reachable' as const } : {}),
    ...(agrees && email === '' ? { consentElectronic: 'consentNeedsMail' as const } : {}),
  }
  return Object.keys(fields).length > 0
    ? { kind: 'refused', refusal: { code: 'malformed', fields } }
    : { kind: 'read', contact: { name, email, phone, ...(address !== '' && { address }), consentElectronic: agrees } }
}

/** The address at which papers are served electronically. */
export function readServiceMail(
  values: Values,
): { readonly kind: 'read'; readonly email: string } | Extract<Result, { kind: 'refused' }> {
  const email = (values['email'] ?? '').trim().normalize('NFKC')
  if (isMail(email)) return { kind: 'read', email }
  const fault: keyof typeof faults = email === '' ? 'required' : 'badEmail'
  return { kind: 'refused', refusal: { code: 'malformed', fields: { email: fault } } }
}

export const isMail = (text: string) => text.length <= 200 && /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(text)
export const isPhone = (text: string) => /^\+?[\d\s()-]{5,40}$/.test(text)
