import { z } from 'zod'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { Contact } from '#workflows/contract/item.ts'

/** Consent to electronic service (送达方式) in a running case, given or taken back: every case takes both, in any open state. */
export const consentGiven = 'consent.given'
export const consentWithdrawn = 'consent.withdrawn'

/** Address papers then go to, and the person reached by a case that nobody applied for. */
export const Consent = Contact.pick({ name: true, email: true, lang: true })
export type Consent = z.infer<typeof Consent>

/** The case's data after the event: how its applicant is reached from now on. Other events leave it as it is. */
export function afterConsent(data: unknown, { type, data: sent }: CaseEvent): unknown {
  if ((type !== consentGiven && type !== consentWithdrawn) || typeof data !== 'object' || data === null) return data
  const before = Reached.parse(data).contact
  if (type === consentWithdrawn) return { ...data, contact: before && { ...before, consentElectronic: false } }
  const { name, email, lang } = Consent.parse(sent)
  const contact: Contact = { name, phone: '', lang, ...before, email, consentElectronic: true }
  return { ...data, contact }
}

/** Every procedure's data names its applicant's contact; null where nobody applied. */
const Reached = z.object({ contact: Contact.nullable() })
