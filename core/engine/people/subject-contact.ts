import type { Engine } from '#engine/store/engine.ts'
import { json, subjectOf } from '#engine/store/keys.ts'
import type { Lang, Person } from '#engine/store/person.ts'
import type { Key } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'

/** Address of somebody who signed in for a subject. */
export type SubjectContact = { readonly person: string; readonly email: string; readonly lang: Lang }

/** Remembers the address of an account that acts for a subject, from one sign-in to the next. */
export async function keepContact(engine: Pick<Engine, 'table'>, person: Person, lang: Lang): Promise<void> {
  const { id, email, subject } = person
  if (subject === null || email === '') return
  const key = contactKey(subject, id)
  const body = json({ person: id, email, lang } satisfies SubjectContact)
  const before = await engine.table.get(key)
  if (before && JSON.stringify(before.body) === JSON.stringify(body)) return
  const put = { ...key, v: (before?.v ?? 0) + 1, body }
  // Of two sign-ins at once either address will do.
  await engine.table.transact([{ put, when: before ? { v: before.v } : 'absent' }])
}

/** The accounts that are known to act for a subject. */
export async function contactsOf(engine: Pick<Engine, 'table'>, subject: string): Promise<readonly SubjectContact[]> {
  const { pk } = contactKey(subject, '')
  return (await readAll(engine.table, { index: 'main', pk })).map(({ body }) => body as unknown as SubjectContact)
}

const contactKey = (subject: string, person: string): Key => ({ pk: `contact#${subjectOf(subject)}`, sk: person })
