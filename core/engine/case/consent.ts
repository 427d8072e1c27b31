import { z } from 'zod'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { Contact } from '#workflows/contract/item.ts'

/** Consent to electronic service (送达方式), given or withdrawn in any open state. */
export const consentGiven = 'consent.given'
export const consentWithdrawn = 'consent.withdrawn'

/** Address for papers, even where nobody applied. */
export const Consent = Contact.pick({ name: true, email: true, lang: true })
export type Consent = z.infer<typeof Consent>

/** Records in the data how the applicant is reached. */
export function afterConsent(data: unknown, { type, data: sent }: CaseEvent): unknown {
  if ((type !== consentGiven && type !== consentWithdrawn) || typeof data !== 'object' || data === null) return data
  const before = Reached.parse(data).contact
  if (type === consentWithdrawn) return { ...data, contact: before && { ...before, consentElectronic: false } }
  const { name, email, lang } = Consent.parse(sent)
  const contact: Contact = { name, phone: '', lang, ...before, email, consentElectronic: true }
  return { ...data, contact }
}

/** The applicant's rating of how a closed case was handled. */
export const ratedEvent = 'handling.rated'

const Rated = z.object({ steps: z.int().min(1).max(5), words: z.string() })

/** Rating of an entry; null: another entry. */
export const ratingIn = ({ type, data }: Pick<CaseEvent, 'type' | 'data'>): z.infer<typeof Rated> | null =>
  type === ratedEvent ? (Rated.safeParse(data).data ?? null) : null

/** The applicant's addresses in any procedure's data; null where nobody applied. */
export const reachedIn = (data: unknown): z.infer<typeof Addresses> | null =>
  z.object({ contact: Addresses.nullable() }).safeParse(data).data?.contact ?? null

const Addresses = z.object({ email: z.string(), phone: z.string().default(''), lang: Contact.shape.lang })
const Reached = z.object({ contact: Contact.nullable() })
