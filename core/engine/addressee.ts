import type { Holder } from '#workflows/procedure.ts'
import type { CaseFile } from './case-file.ts'
import type { Engine } from './engine.ts'
import { peopleOf } from './people.ts'
import type { Lang } from './view.ts'

/** Whom a letter goes to, in which languages, and the page on which to go on. */
export type Addressee = {
  readonly email: string
  readonly langs: readonly Lang[]
  readonly path: string
  readonly isStaff: boolean
}

/** Everybody who sits where the notice goes; the applicant in the language of the application. */
export async function addressees(engine: Engine, file: CaseFile, to: Holder): Promise<readonly Addressee[]> {
  if (to.role !== 'applicant') {
    const people = await peopleOf(engine, to)
    const path = `/desk/cases/${file.id}`
    return people.map(({ email }) => ({ email, langs: ['zh', 'en'], path, isStaff: true }))
  }
  const contact = contactOf(file.data)
  return contact ? [{ email: contact.email, langs: [contact.lang], path: `/my/cases/${file.id}`, isStaff: false }] : []
}

/** Every procedure's data names its applicant's contact; a case without an address has another channel. */
function contactOf(data: unknown): { email: string; lang: Lang } | null {
  if (typeof data !== 'object' || data === null || !('contact' in data)) return null
  const { contact } = data
  if (typeof contact !== 'object' || contact === null || !('email' in contact) || !('lang' in contact)) return null
  return { email: String(contact.email), lang: contact.lang === 'en' ? 'en' : 'zh' }
}
