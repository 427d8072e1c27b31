import { reachedIn } from '#engine/case/consent.ts'
import { hasDeclared } from '#engine/people/authorise.ts'
import { seatedFor } from '#engine/people/stand-in.ts'
import { contactsOf } from '#engine/people/subject-contact.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { mobileOf } from '#engine/store/mobile.ts'
import type { Lang, Person } from '#engine/store/person.ts'
import { unitById } from '#records/directory.ts'
import type { Holder } from '#workflows/contract/actor.ts'

/** Address of a letter, in which languages, and the page behind it. */
export type Addressee = {
  readonly email: string
  /** The applicant's mobile, where there is no mail: then a text. */
  readonly mobile?: string
  readonly langs: readonly Lang[]
  readonly path: string
  readonly isStaff: boolean
  /** The one member of staff behind the address. */
  readonly person?: Person
}

/** Everybody seated there, else the unit's address; applicants in their language. */
export async function addressees(engine: Engine, file: CaseFile, to: Holder): Promise<readonly Addressee[]> {
  if (to.role === 'applicant') {
    const contact = reachedIn(file.data)
    const path = `/my/cases/${file.id}`
    // Nobody applied: whoever has an account for the subject hears of it.
    const known = contact ? [contact] : await contactsOf(engine, file.subject)
    const mailed = known
      .filter(({ email }) => email !== '')
      .map(({ email, lang }) => ({ email, langs: [lang], path, isStaff: false }))
    const mobile = mailed.length === 0 && contact && engine.sms.isThere ? mobileOf(contact.phone) : null
    return contact && mobile !== null ? [{ email: '', mobile, langs: [contact.lang], path, isStaff: false }] : mailed
  }
  // Mails tell as much as pages, which bar whoever has an interest (回避).
  const people = (await seatedFor(engine, file, to)).filter((one) => !hasDeclared(one, file.subject))
  const pool = poolOf(engine, to.unit)
  const path = to.role === 'systemAdmin' ? '/admin' : `/desk/cases/${file.id}`
  if (people.length > 0) return people.map((person) => staffAddressee(file, person, path))
  return pool === null ? [] : [{ email: pool, langs: ['zh', 'en'], path, isStaff: true }]
}

/** Member of staff, whose mail may carry a link. */
export const staffAddressee = (
  { id }: Pick<CaseFile, 'id'>,
  person: Person,
  path = `/desk/cases/${id}`,
): Addressee => ({ email: person.email, langs: ['zh', 'en'], path, isStaff: true, person })

/** A unit's own address, read by several. */
export const poolOf = ({ deployment }: Pick<Engine, 'deployment'>, unit: string | null): string | null =>
  (unit === null ? null : unitById(deployment.directory, unit))?.contact?.mail ?? null
